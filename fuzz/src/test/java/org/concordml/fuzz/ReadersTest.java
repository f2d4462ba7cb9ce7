package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever somebody made of an input, its reader takes it or says what is wrong, soon and in little
 * memory. A sample in each build; {@code fuzz/run} goes on for as long as one likes.
 */
class ReadersTest {

  /** The sample is the same in each build. */
  private static final long SEED = 20_261_130;

  private static final int INPUTS = 400;

  private static final int LONGEST = 48;

  /** Or nothing that is made of them would be nearly right. */
  @ParameterizedTest
  @EnumSource
  void takesItsSeeds(Readers readers) throws IOException {
    try (Reader reader = readers.open()) {
      for (Seed seed : reader.seeds()) {
        assertThat(reader.read(seed.content())).as(new String(seed.content(), UTF_8)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void takesOrRefusesWhateverIsMadeOfThem(Readers readers) throws IOException {
    Random random = new Random(SEED);
    int taken = 0;
    try (Reader reader = readers.open()) {
      List<Seed> seeds = reader.seeds();
      for (int i = 0; i < INPUTS; i++) {
        byte[] programme = new byte[1 + random.nextInt(LONGEST)];
        random.nextBytes(programme);
        byte[] input = Mutant.of(new Choices(programme), seeds);
        try {
          taken += Bounds.read(reader, input) ? 1 : 0;
        } catch (RuntimeException | Error finding) {
          fail("of the bytes " + HexFormat.of().formatHex(programme), finding);
        }
      }
    }
    assertThat(taken).as("of " + INPUTS).isBetween(1, INPUTS - 1);
  }
}
