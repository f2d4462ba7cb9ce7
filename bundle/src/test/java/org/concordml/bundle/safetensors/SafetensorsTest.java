package org.concordml.bundle.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.concordml.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tensors come back bit for bit; whatever is not of the format is refused. */
class SafetensorsTest {

  private static final Safetensors TWO =
      new Safetensors(
          List.of(
              new Tensor("kernel", DataType.F32, List.of(2, 1), new double[] {1.5, -0.1}),
              new Tensor("bias", DataType.F64, List.of(1), new double[] {0.1})),
          Map.of("format", "pt"));

  @Test
  void comesBack() {
    Safetensors read = Safetensors.read("it", TWO.toBytes());

    assertThat(read.tensors().keySet()).containsExactly("kernel", "bias");
    assertThat(read.tensor("kernel", List.of(2, 1)).toArray()).containsExactly(1.5, (float) -0.1);
    assertThat(read.tensor("bias", List.of(1)).toArray()).containsExactly(0.1);
    assertThat(read.metadata()).isEqualTo(Map.of("format", "pt"));
    assertThat(read.toBytes()).isEqualTo(TWO.toBytes());
  }

  /** As the format's own page lays a file out. */
  @Test
  void isLaidOutAsTheFormatSays() {
    byte[] file =
        new Safetensors(
                List.of(new Tensor("a", DataType.F32, List.of(1), new double[] {1})), Map.of())
            .toBytes();
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    ByteBuffer expected = ByteBuffer.allocate(8 + 56 + 4).order(ByteOrder.LITTLE_ENDIAN);
    expected
        .putLong(56)
        .put((header + " ".repeat(56 - header.length())).getBytes(StandardCharsets.UTF_8));
    expected.putFloat(1);

    assertThat(file).isEqualTo(expected.array());
  }

  @Test
  void namesATensorThatIsNotThere() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> TWO.tensor("dense9", List.of(1)))
        .withMessage("there must be a tensor dense9 of shape [1], found none of that name.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> TWO.tensor("bias", List.of(2)))
        .withMessage("there must be a tensor bias of shape [2], found bias F64[1].");
  }

  @Test
  void aNameStandsOnce() {
    Tensor tensor = new Tensor("a", DataType.F32, List.of(), new double[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Safetensors(List.of(tensor, tensor), Map.of()));
  }

  /** Headers that lie, each with four bytes of data. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}; at bytes 0 to 8 of 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,3]}}; at bytes 0 to 3 of 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}; at bytes 4 to 8 of 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}; where 4 were taken",
        "{}; 4 bytes that are no tensor's",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,4]}};"
            + " of shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,0],\"data_offsets\":[0,4]}};"
            + " of shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}; below 0",
        "{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,4]}}; dtype must be one of",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}; two data_offsets",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"more\":1}}; unknown",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}; stands twice",
        "{\"\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}; a name of its own",
        "[1]; not of the format",
        "{\"a\":{; not of the format",
        "{} {}; not of the format",
        "nonsense; not of the format"
      })
  void refusesAHeaderThatLies(String header, String says) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(text.length).put(text);

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Safetensors.read("w.safetensors", file.array()))
        .withMessageStartingWith("w.safetensors must be a whole file of tensors")
        .withMessageContaining(says);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "9223372036854775807", "-1", "4611686018427387904", "100"})
  void refusesALengthOfTheHeaderThatLies(long length) {
    ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Safetensors.read("it", file.array()));
  }

  @Property(tries = 2000)
  void aFileCutAnywhereIsRefused(@ForAll @IntRange(max = 1000) int length) {
    byte[] whole = TWO.toBytes();
    byte[] cut = Arrays.copyOf(whole, length % whole.length);

    assertThatExceptionOfType(DataException.class).isThrownBy(() -> Safetensors.read("it", cut));
  }

  /** Whatever the bytes are, they are read or refused: nothing else is thrown. */
  @Property(tries = 5000)
  void anyBytesAreReadOrRefused(
      @ForAll @Size(max = 12) List<@IntRange(max = 300) Integer> places, @ForAll byte[] values) {
    byte[] file = TWO.toBytes();
    for (int i = 0; i < Math.min(places.size(), values.length); i++) {
      file[places.get(i) % file.length] = values[i];
    }
    readOrRefused(file);
  }

  @Property(tries = 2000)
  void rubbishIsRefused(@ForAll byte[] file) {
    readOrRefused(file);
  }

  private static void readOrRefused(byte[] file) {
    try {
      assertThat(Safetensors.read("it", file).tensors()).isNotNull();
    } catch (DataException refused) {
      assertThat(refused).hasMessageStartingWith("it must be a whole file of tensors");
    }
  }
}
