package org.concordml;

import java.util.List;
import java.util.Objects;

/**
 * Something that a user should know about a job that goes on all the same: an identifier left out,
 * a column that looks like the target.
 *
 * @param fact one or two whole sentences
 * @param remedies ways to have it otherwise; may be empty
 */
public record Notice(String fact, List<Remedy> remedies) {

  /** Takes a copy. */
  public Notice {
    Objects.requireNonNull(fact, "fact");
    remedies = List.copyOf(remedies);
  }

  /**
   * @param fact one or two whole sentences
   * @param remedies ways to have it otherwise
   * @return the notice
   */
  public static Notice of(String fact, Remedy... remedies) {
    return new Notice(fact, List.of(remedies));
  }

  /**
   * @param wording how settings are named
   * @return the fact and, as a sentence of their own, the remedies
   */
  public String in(Wording wording) {
    return remedies.isEmpty() ? fact : fact + " " + Remedy.sentence(remedies, wording);
  }

  /**
   * @return the notice as a caller of the library reads it
   */
  @Override
  public String toString() {
    return in(Wording.LIBRARY);
  }
}
