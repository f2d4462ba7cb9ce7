package org.concordml.fuzz;

import java.io.IOException;
import java.util.List;

/** What reads inputs that anybody may have made. */
interface Reader extends AutoCloseable {

  /** Inputs that it takes; others are made of them. */
  List<Seed> seeds();

  /**
   * Reads an input and uses what came of it.
   *
   * @param input all of it
   * @return whether it was taken; false if it was refused as documented, with a message
   * @throws IOException if a scratch file cannot be written
   * @throws RuntimeException any that is not documented: a finding
   */
  boolean read(byte[] input) throws IOException;

  @Override
  default void close() throws IOException {} // most hold nothing
}
