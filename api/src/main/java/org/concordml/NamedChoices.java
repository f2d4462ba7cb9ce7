package org.concordml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A closed set that is chosen from by name, such as losses or metrics.
 *
 * <p>A name is understood however it is capitalised and its words are joined: {@code val_loss},
 * {@code valLoss} and {@code VAL-LOSS} are one name, and so are {@code rmsprop} and {@code
 * RMSprop}. Beside its own name a choice may have aliases, such as Keras' and scikit-learn's.
 *
 * @param <T> what is chosen
 */
public final class NamedChoices<T> {

  /** Between the words of a name. Names are many, and compared at every start. */
  private static final Pattern JOINTS = Pattern.compile("[\\s_-]");

  private final String what;
  private final Function<? super T, String> nameOf;
  private final List<String> names = new ArrayList<>();
  private final Map<String, T> byName = new LinkedHashMap<>();

  private NamedChoices(String what, Function<? super T, String> nameOf) {
    this.what = what;
    this.nameOf = nameOf;
  }

  /**
   * @param what is chosen, for the message: {@code optimizer}
   * @param choices in the order to list them, no two of one name
   * @param nameOf the name of a choice
   * @param <T> what is chosen
   * @return the choices, without aliases
   */
  public static <T> NamedChoices<T> of(
      String what, List<? extends T> choices, Function<? super T, String> nameOf) {
    NamedChoices<T> all = new NamedChoices<>(what, nameOf);
    for (T choice : choices) {
      String name = nameOf.apply(choice);
      if (all.byName.putIfAbsent(plain(name), choice) != null) {
        throw new IllegalArgumentException(
            "each " + what + " must have a name of its own, found " + name + " twice");
      }
      all.names.add(name);
    }
    return all;
  }

  /**
   * Adds other names of a choice. A name that is taken already keeps its meaning.
   *
   * @param choice one of these
   * @param aliases other names of it
   * @return this
   */
  public NamedChoices<T> alias(T choice, String... aliases) {
    for (String alias : aliases) {
      byName.putIfAbsent(plain(alias), choice);
    }
    return this;
  }

  /**
   * @return the names, without aliases, in the order to list them
   */
  public List<String> names() {
    return List.copyOf(names);
  }

  /**
   * Looks for a choice.
   *
   * @param name its own or an alias, in any spelling
   * @return the choice; empty if there is none of this name
   */
  public Optional<T> find(String name) {
    return Optional.ofNullable(byName.get(plain(name)));
  }

  /**
   * Finds a choice.
   *
   * @param name its own or an alias, in any spelling
   * @return the choice
   * @throws IllegalArgumentException if there is none of this name; the message lists all and tells
   *     the nearest
   */
  public T named(String name) {
    T found = byName.get(plain(name));
    if (found == null) {
      throw new IllegalArgumentException(
          what
              + " must be one of "
              + String.join(", ", names)
              + ", found '"
              + name
              + "'"
              + NearestName.to(plain(name), byName.keySet())
                  .map(near -> ". Did you mean '" + nameOf.apply(byName.get(near)) + "'?")
                  .orElse(""));
    }
    return found;
  }

  private static String plain(String name) {
    return JOINTS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
