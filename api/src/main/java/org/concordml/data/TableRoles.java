package org.concordml.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordml.data.text.PlainText;

/**
 * What a user says about a table's columns. Every column without a role is a feature.
 *
 * @param target name of the column to predict
 * @param positive the target's values that count as the positive class, against all others; empty
 *     for a target of one of the usual pairs (0 and 1, no and yes, benign and malignant …), in
 *     which it is known
 * @param drop names of columns to leave out
 * @param identifiers names of columns known to be identifiers, so left out unless {@code
 *     keepIdentifiers}
 * @param keepIdentifiers whether identifiers are features like others
 * @param ids names of columns that are carried along to predictions, and are no features
 * @param groups names of columns whose values tell which rows belong together, and are no features
 * @param weight name of the column that tells how much each row weighs in training, as Keras'
 *     {@code sample_weight}; it is no feature
 */
public record TableRoles(
    String target,
    List<String> positive,
    List<String> drop,
    List<String> identifiers,
    boolean keepIdentifiers,
    List<String> ids,
    List<String> groups,
    Optional<String> weight) {

  /** Takes copies; names and values as a table has them, without blanks around them. */
  public TableRoles {
    target = PlainText.of(target);
    positive = positive.stream().map(PlainText::of).toList();
    drop = drop.stream().map(PlainText::of).toList();
    identifiers = identifiers.stream().map(PlainText::of).toList();
    ids = ids.stream().map(PlainText::of).toList();
    groups = groups.stream().map(PlainText::of).toList();
    weight = weight.map(PlainText::of);
  }

  /**
   * @param target name of the column to predict
   * @return roles in which every other column is a feature
   */
  public static TableRoles target(String target) {
    return new TableRoles(
        target, List.of(), List.of(), List.of(), false, List.of(), List.of(), Optional.empty());
  }

  /**
   * @param name another target
   * @return roles with it
   */
  public TableRoles withTarget(String name) {
    return new TableRoles(name, positive, drop, identifiers, keepIdentifiers, ids, groups, weight);
  }

  /**
   * @param values the target's values that count as the positive class, against all others; none to
   *     go by the usual pairs
   * @return roles with them, instead of those so far
   */
  public TableRoles withPositive(String... values) {
    return new TableRoles(
        target, List.of(values), drop, identifiers, keepIdentifiers, ids, groups, weight);
  }

  /**
   * @param names columns to leave out, instead of those so far
   * @return roles with them
   */
  public TableRoles withDrop(List<String> names) {
    return new TableRoles(
        target, positive, names, identifiers, keepIdentifiers, ids, groups, weight);
  }

  /**
   * @param names columns known to be identifiers, instead of those so far
   * @return roles with them
   */
  public TableRoles withIdentifiers(List<String> names) {
    return new TableRoles(target, positive, drop, names, keepIdentifiers, ids, groups, weight);
  }

  /**
   * @param keep whether identifiers are features like others
   * @return roles with it
   */
  public TableRoles withKeepIdentifiers(boolean keep) {
    return new TableRoles(target, positive, drop, identifiers, keep, ids, groups, weight);
  }

  /**
   * @param names columns that are carried along to predictions, instead of those so far
   * @return roles with them
   */
  public TableRoles withIds(List<String> names) {
    return new TableRoles(
        target, positive, drop, identifiers, keepIdentifiers, names, groups, weight);
  }

  /**
   * @param names columns whose values tell which rows belong together, instead of those so far
   * @return roles with them
   */
  public TableRoles withGroups(List<String> names) {
    return new TableRoles(target, positive, drop, identifiers, keepIdentifiers, ids, names, weight);
  }

  /**
   * @param name of the column that tells how much each row weighs
   * @return roles with it
   */
  public TableRoles withWeight(String name) {
    return new TableRoles(
        target, positive, drop, identifiers, keepIdentifiers, ids, groups, Optional.of(name));
  }

  /**
   * @return the columns that are carried along, tell groups or weights: no features
   */
  public List<String> besideFeatures() {
    return Stream.of(ids.stream(), groups.stream(), weight.stream())
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  /**
   * @return these roles of a table without a header, whose columns may be named by number, from 1
   */
  public TableRoles byPlace() {
    return new TableRoles(
        place(target),
        positive,
        drop.stream().map(TableRoles::place).toList(),
        identifiers.stream().map(TableRoles::place).toList(),
        keepIdentifiers,
        ids.stream().map(TableRoles::place).toList(),
        groups.stream().map(TableRoles::place).toList(),
        weight.map(TableRoles::place));
  }

  /**
   * @param name of a column, or its number from 1
   * @return what a column without a name is called: {@code 3} is {@code c3}
   */
  public static String place(String name) {
    return name.matches("[0-9]+") ? "c" + name : name;
  }
}
