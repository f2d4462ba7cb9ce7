package org.concordml.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Programmes for {@link Mutant}. */
final class Inputs {

  private Inputs() {}

  /** Each seed as it is, and each with something done to it. */
  static List<byte[]> toBeginWith(List<Seed> seeds) {
    List<byte[]> inputs = new ArrayList<>();
    for (int i = 0; i < seeds.size(); i++) {
      inputs.add(ByteMutation.join(new byte[] {0}, seeds.get(i).content()));
      inputs.add(new byte[] {1, (byte) i, 2, 9, 4, 1, 7, 3, 2});
    }
    return inputs;
  }
}
