package org.concordml.fuzz;

import java.util.List;

/**
 * An input made of one that is taken. What is done to it is said by bytes, so that whoever draws or
 * mutates bytes, draws or mutates inputs that are nearly right.
 *
 * <p>The first byte says whether the others are the input itself, or which seed is taken and what
 * is done to it, step by step: by its grammar first, then to its bytes.
 */
final class Mutant {

  private static final int MOST_STEPS = 8;

  private Mutant() {}

  /**
   * @param programme what is done
   * @param seeds at least one
   */
  static byte[] of(Choices programme, List<Seed> seeds) {
    if (programme.below(4) == 0) {
      return programme.rest();
    }
    Seed seed = programme.of(seeds);
    int structural = programme.below(4);
    byte[] content =
        switch (seed.grammar()) {
          case JSON -> JsonMutation.of(seed.content(), structural, programme);
          case TABLE -> TableMutation.of(seed.content(), structural, programme);
          case BYTES -> seed.content();
        };
    for (int step = 0; step < MOST_STEPS && !programme.isEnd(); step++) {
      content = ByteMutation.of(content, programme);
    }
    return content;
  }
}
