package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.concordml.data.DataException;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.dialect.CsvDialect;
import org.concordml.data.preparation.TablePreparation;

/** A CSV read in chunks is what it is if read from start to end, be it right or wrong. */
class CsvChunksTest {

  /** Longer than an eighth of any row here, as a row must be. */
  private static final int SMALLEST_CHUNK = 48;

  @Property(tries = 600)
  void aTableIsTheSameInChunksOfAnySize(
      @ForAll("files") byte[] file,
      @ForAll @IntRange(min = SMALLEST_CHUNK, max = 400) int chunkBytes,
      @ForAll @IntRange(min = 1, max = 3) int threads)
      throws IOException {
    Optional<Table> table = chunks(file, chunkBytes, threads).read();

    assertThat(table).isPresent();
    assertThat(CsvOutcome.of(table.get()))
        .isEqualTo(CsvOutcome.of(CsvTableReader.readSerially(source(file), CsvDialect.STANDARD)));
  }

  @Property(tries = 1500)
  void whateverIsWrongIsSaidInTheSameWords(
      @ForAll("files") byte[] file,
      @ForAll("damages") List<Damage> damages,
      @ForAll @IntRange(min = 8, max = 200) int chunkBytes)
      throws IOException {
    byte[] damaged = file;
    for (Damage damage : damages) {
      damaged = damage.done(damaged);
    }
    byte[] bytes = damaged;

    assertThat(
            CsvOutcome.of(
                () ->
                    CsvTableReader.readInChunks(
                        source(bytes), chunks(bytes, chunkBytes, 2), CsvDialect.STANDARD)))
        .isEqualTo(
            CsvOutcome.of(() -> CsvTableReader.readSerially(source(bytes), CsvDialect.STANDARD)));
  }

  @Property(tries = 1500)
  void whateverIsWrittenIsReadTheSameAgainOrRefused(
      @ForAll("files") byte[] file, @ForAll("oddities") List<Damage> oddities) {
    byte[] odd = file;
    for (Damage oddity : oddities) {
      odd = oddity.done(odd);
    }
    Table table;
    try {
      table = CsvTableReader.read(source(odd));
    } catch (DataException refused) {
      assertThat(refused.getMessage()).startsWith("random.csv:");
      return;
    }
    assertThat(CsvOutcome.of(CsvTableReader.read(source(odd), table.format().orElseThrow())))
        .isEqualTo(CsvOutcome.of(table));
  }

  @Property(tries = 300)
  void numbersForTrainingAreTheSame(
      @ForAll("numberFiles") byte[] file,
      @ForAll @IntRange(min = SMALLEST_CHUNK, max = 400) int chunkBytes,
      @ForAll("drops") List<String> drop)
      throws IOException {
    TableRoles roles = TableRoles.target("t").withDrop(drop);
    Table inChunks = chunks(file, chunkBytes, 2).read().orElseThrow();
    TabularData expected =
        TablePreparation.prepare(
            CsvTableReader.readSerially(source(file), CsvDialect.STANDARD), roles);

    TabularData data = TablePreparation.prepare(inChunks, roles);

    FeatureMatrix features = data.rows().features();
    FeatureMatrix wanted = expected.rows().features();
    assertThat(data.schema()).isEqualTo(expected.schema());
    assertThat(data.preparation()).isEqualTo(expected.preparation());
    assertThat(data.rows().labels()).isEqualTo(expected.rows().labels());
    assertThat(features.toArray()).isEqualTo(wanted.toArray());
    assertThat(features.toFloats()).isEqualTo(wanted.toFloats());
    int last = features.rows() - 1;
    assertThat(floats(features, 1, last)).isEqualTo(floats(wanted, 1, last));
    int[] few = {last, 0, last / 2, last};
    assertThat(features.select(few).toArray()).isEqualTo(wanted.select(few).toArray());
    assertThat(features.get(last, features.columns() - 1))
        .isEqualTo(wanted.get(last, features.columns() - 1));
  }

  private static float[] floats(FeatureMatrix matrix, int from, int to) {
    FloatBuffer target = FloatBuffer.allocate((to - from) * matrix.columns());
    matrix.putFloats(from, to, target);
    assertThat(target.remaining()).isZero();
    return target.array();
  }

  private static ChunkedCsvReader chunks(byte[] bytes, int chunkBytes, int threads) {
    CsvSource source = source(bytes);
    return new ChunkedCsvReader(
        source.name(), source::open, CsvDialect.STANDARD, chunkBytes, threads);
  }

  private static CsvSource source(byte[] bytes) {
    return CsvSource.of("random.csv", bytes);
  }

  /**
   * Something typed into a file by mistake, or deleted from it.
   *
   * @param place where, as a share of the file
   * @param deleted how many bytes
   * @param typed Latin-1 characters, so not always UTF-8
   */
  record Damage(double place, int deleted, String typed) {
    byte[] done(byte[] file) {
      int at = (int) (place * file.length);
      int end = Math.min(file.length, at + deleted);
      byte[] insert = typed.getBytes(StandardCharsets.ISO_8859_1);
      byte[] result = Arrays.copyOf(file, at + insert.length + file.length - end);
      System.arraycopy(insert, 0, result, at, insert.length);
      System.arraycopy(file, end, result, at + insert.length, file.length - end);
      return result;
    }
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.of(0, 0, 0, 1, 5),
            Arbitraries.of("\"", "\"\"", ",", "\n", "\r", "x", "\"x", "\0", "\u00e9", "\n\"\n", ""))
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** What makes a file look like another kind, mostly at its start. */
  @Provide
  Arbitrary<List<Damage>> oddities() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(2, 0.0), Tuple.of(1, 0.02), Tuple.of(1, 0.5)),
            Arbitraries.of(0, 0, 1, 30),
            Arbitraries.of(
                "sep=;\n",
                "sep=\0\n",
                "sep=x\n",
                "# x\n",
                "title\n",
                ";",
                "\t",
                "|",
                "1,2\n",
                "\n\n",
                "\u001f\u008b",
                "PK\3\4",
                "\u00ff\u00fe",
                "{\"",
                "=\"1\"",
                " \"x\"",
                "1,234",
                "\u001a"))
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** Files of all styles; a column's kind of value may change at any row. */
  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<String> newline = Arbitraries.of("\n", "\n", "\r\n");
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    Arbitrary<Integer> columns = Arbitraries.integers().between(2, 5);
    Arbitrary<Integer> rows = Arbitraries.integers().between(1, 60);
    return Combinators.combine(newline, either, either, either, columns, rows, Arbitraries.longs())
        .as(CsvChunksTest::file);
  }

  private static byte[] file(
      String newline,
      boolean mark,
      boolean lastNewline,
      boolean longerHeader,
      int columns,
      int rows,
      long seed) {
    Random random = new Random(seed);
    int[] textFrom = random.ints(columns, 0, 3 * rows).toArray();
    List<String> lines = new ArrayList<>();
    lines.add(
        IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","))
            + (longerHeader ? "," : ""));
    for (int row = 0; row < rows; row++) {
      while (random.nextInt(8) == 0) {
        lines.add(random.nextBoolean() ? "" : "  ");
      }
      int at = row;
      lines.add(
          IntStream.range(0, columns)
              .mapToObj(column -> at < textFrom[column] ? number(random) : text(random))
              .collect(Collectors.joining(",")));
    }
    String all = String.join(newline, lines) + (lastNewline ? newline : "");
    return ((mark ? "\uFEFF" : "") + all).getBytes(StandardCharsets.UTF_8);
  }

  private static String number(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "NA";
      case 2 -> "007";
      case 3 -> "\"" + random.nextInt(100) + "\"";
      default -> Double.toString(random.nextGaussian());
    };
  }

  private static String text(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "\"x\ny\"";
      case 1 -> "\"say \"\"hi\"\", he\r\nsaid\"";
      case 2 -> "5\" pipe";
      case 3 -> "\"\n\n\"\"\n\"";
      case 4 -> "\uFEFF\u03bb\ud83d\ude00";
      case 5 -> "1.50";
      case 6 -> "\"a\rb\"";
      default -> "word";
    };
  }

  /** Four columns, the target text or not and anywhere, some with missing values. */
  @Provide
  Arbitrary<byte[]> numberFiles() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false),
            Arbitraries.frequency(Tuple.of(2, 0.0), Tuple.of(1, 0.05)),
            Arbitraries.integers().between(6, 60),
            Arbitraries.longs())
        .as(CsvChunksTest::numberFile);
  }

  private static byte[] numberFile(int target, boolean text, double missing, int rows, long seed) {
    Random random = new Random(seed);
    List<String> names = new ArrayList<>(List.of("a", "b", "c"));
    names.add(target, "t");
    StringBuilder csv = new StringBuilder(String.join(",", names)).append('\n');
    for (int row = 0; row < rows; row++) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        // The first rows are complete, so that there are both classes.
        boolean gap = row > 1 && random.nextDouble() < missing;
        fields.add(gap ? "" : Double.toString(random.nextGaussian()));
      }
      boolean positive = row % 2 == 0;
      fields.add(target, text ? (positive ? "yes" : "no") : (positive ? "1" : "0"));
      csv.append(String.join(",", fields)).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<List<String>> drops() {
    return Arbitraries.of("a", "b", "c").list().uniqueElements().ofMaxSize(2);
  }
}
