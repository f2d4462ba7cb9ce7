package org.concordml.random;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.hipparchus.random.MersenneTwister;
import org.hipparchus.random.RandomAdaptor;

/**
 * Independent random streams of one seed, each with a name and a number.
 *
 * <p>Everything random in a job (initial weights, batch order, dropout masks, noise) comes from
 * here, on the host, before an engine sees it: so it is the same bit for bit on every engine and
 * device. A stream depends on the seed, its name and its number alone and not on what was drawn
 * before, so epoch 7 can be drawn again without epochs 1 to 6. The networks of an ensemble have
 * streams of their own: those of its first are the streams of a network alone.
 *
 * <p>Immutable and safe to share; the generators it hands out are not.
 *
 * @param seed any value
 * @param member which network of an ensemble, from 0; 0 for a network alone
 */
public record RandomStreams(long seed, int member) {

  /** Letters are bytes, so no name of a stream ends as the key of a member does. */
  private static final int MEMBER = 1 << 16;

  /** Checks the range. */
  public RandomStreams {
    if (member < 0) {
      throw new IllegalArgumentException("member must be at least 0, found " + member);
    }
  }

  /**
   * The streams of a network alone.
   *
   * @param seed any value
   */
  public RandomStreams(long seed) {
    this(seed, 0);
  }

  /**
   * Opens a stream.
   *
   * @param name what it is for, such as {@code weights} or {@code batch-order}
   * @param number distinguishes streams of one name, such as the epoch
   * @return a new generator at the start of that stream
   */
  public RandomGenerator open(String name, long number) {
    byte[] letters = name.getBytes(StandardCharsets.UTF_8);
    // The seed vector of the Mersenne Twister takes any length; distinct vectors give streams that
    // are unrelated for all practical purposes.
    int[] key = new int[letters.length + (member == 0 ? 4 : 6)];
    key[0] = (int) seed;
    key[1] = (int) (seed >>> 32);
    key[2] = (int) number;
    key[3] = (int) (number >>> 32);
    for (int i = 0; i < letters.length; i++) {
      key[i + 4] = letters[i];
    }
    if (member > 0) {
      key[key.length - 2] = MEMBER;
      key[key.length - 1] = member;
    }
    return RandomAdaptor.of(new MersenneTwister(key));
  }
}
