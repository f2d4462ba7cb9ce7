package org.concordml.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of types beyond the components of records, by the type that values have in common.
 */
final class JsonTypes {

  /** What says which member of a family an object is. */
  static final String NAME = "name";

  /**
   * Values that have names.
   *
   * @param nameOf the name of a value
   * @param named the value of a name
   */
  record Names(Function<Object, String> nameOf, Function<String, Object> named) {}

  /**
   * How values are written that know it themselves.
   *
   * @param write a value's JSON
   * @param read the value of JSON
   */
  record Codec(Function<Object, JsonElement> write, Function<JsonElement, Object> read) {}

  private final Map<Class<?>, Names> families = new LinkedHashMap<>();
  private final Map<Class<?>, Names> choices = new LinkedHashMap<>();
  private final Map<Class<?>, Codec> codecs = new LinkedHashMap<>();
  private final Map<Class<?>, Function<JsonObject, Object>> standards = new LinkedHashMap<>();

  /** Adds records that say in a member which of a sealed type they are. */
  void addFamily(Class<?> type, Names names) {
    families.put(type, names);
  }

  /** Adds values that are written as their name alone. */
  void addChoice(Class<?> type, Names names) {
    choices.put(type, names);
  }

  void addCodec(Class<?> type, Codec codec) {
    codecs.put(type, codec);
  }

  /** Adds what an object says to the record whose values it may leave out. */
  void addStandard(Class<?> type, Function<JsonObject, Object> standard) {
    standards.put(type, standard);
  }

  @Nullable Names family(Class<?> type) {
    return of(families, type);
  }

  @Nullable Names choice(Class<?> type) {
    return of(choices, type);
  }

  /** What makes the record whose values an object of this type may leave out. */
  @Nullable Function<JsonObject, Object> standard(Class<?> type) {
    return standards.get(type);
  }

  @Nullable Codec codec(Class<?> type) {
    return of(codecs, type);
  }

  private static <V> @Nullable V of(Map<Class<?>, V> all, Class<?> type) {
    for (Map.Entry<Class<?>, V> entry : all.entrySet()) {
      if (entry.getKey().isAssignableFrom(type)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
