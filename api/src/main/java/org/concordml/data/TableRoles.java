package org.concordml.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user says about a table's columns. Every column without a role is a feature.
 *
 * @param target name of the column to predict
 * @param positive the target's value that counts as the positive class; without it the usual pairs
 *     (0 and 1, no and yes, benign and malignant …) are known and others are refused
 * @param drop names of columns to leave out
 * @param identifiers names of columns known to be identifiers, so left out unless {@code
 *     keepIdentifiers}
 * @param keepIdentifiers whether identifiers are features like others
 */
public record TableRoles(
    String target,
    Optional<String> positive,
    List<String> drop,
    List<String> identifiers,
    boolean keepIdentifiers) {

  /** Takes copies. */
  public TableRoles {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(positive, "positive");
    drop = List.copyOf(drop);
    identifiers = List.copyOf(identifiers);
  }

  /**
   * @param target name of the column to predict
   * @return roles in which every other column is a feature
   */
  public static TableRoles target(String target) {
    return new TableRoles(target, Optional.empty(), List.of(), List.of(), false);
  }

  /**
   * @param name another target
   * @return roles with it
   */
  public TableRoles withTarget(String name) {
    return new TableRoles(name, positive, drop, identifiers, keepIdentifiers);
  }

  /**
   * @param value the target's value that counts as the positive class
   * @return roles with it
   */
  public TableRoles withPositive(String value) {
    return new TableRoles(target, Optional.of(value), drop, identifiers, keepIdentifiers);
  }

  /**
   * @param names columns to leave out, instead of those so far
   * @return roles with them
   */
  public TableRoles withDrop(List<String> names) {
    return new TableRoles(target, positive, names, identifiers, keepIdentifiers);
  }

  /**
   * @param names columns known to be identifiers, instead of those so far
   * @return roles with them
   */
  public TableRoles withIdentifiers(List<String> names) {
    return new TableRoles(target, positive, drop, names, keepIdentifiers);
  }

  /**
   * @param keep whether identifiers are features like others
   * @return roles with it
   */
  public TableRoles withKeepIdentifiers(boolean keep) {
    return new TableRoles(target, positive, drop, identifiers, keep);
  }
}
