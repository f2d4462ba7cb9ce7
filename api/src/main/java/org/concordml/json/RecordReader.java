package org.concordml.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.concordml.NearestName;
import org.jspecify.annotations.Nullable;

/** From JSON to values, strictly: whatever is refused is told with the path where it stands. */
final class RecordReader {

  private final JsonTypes types;

  RecordReader(JsonTypes types) {
    this.types = types;
  }

  /**
   * Reads a value.
   *
   * @param json of it
   * @param type what is read, with what it is of
   * @param standard what members that are not there keep, or null
   * @param path where it stands, for messages
   */
  Object readAs(JsonElement json, Type type, @Nullable Object standard, String path) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        Object inner = standard instanceof Optional<?> optional ? optional.orElse(null) : null;
        return json.isJsonNull() ? Optional.empty() : Optional.of(readAs(json, of[0], inner, path));
      }
      return raw == List.class ? list(json, of[0], path) : map(json, of[1], path);
    }
    Class<?> raw = (Class<?>) type;
    JsonTypes.Codec codec = types.codec(raw);
    if (codec != null) {
      return make(path, () -> codec.read().apply(json));
    }
    JsonTypes.Names choice = types.choice(raw);
    if (choice != null) {
      return make(path, () -> choice.named().apply(text(json, path)));
    }
    JsonTypes.Names family = types.family(raw);
    if (family != null) {
      return member(json, family, path);
    }
    if (raw.isRecord()) {
      JsonObject object = object(json, path);
      Function<JsonObject, Object> usual = types.standard(raw);
      Object kept =
          standard == null && usual != null ? make(path, () -> usual.apply(object)) : standard;
      return record(object, raw, kept, Set.of(), path);
    }
    return primitive(json, raw, path);
  }

  private Object member(JsonElement json, JsonTypes.Names family, String path) {
    if (json.isJsonPrimitive()) { // the name alone: the usual numbers
      return make(path, () -> family.named().apply(text(json, path)));
    }
    JsonObject object = object(json, path);
    JsonElement name = object.get(JsonTypes.NAME);
    if (name == null) {
      throw new IllegalArgumentException(path + " must have a name, found " + shown(json));
    }
    Object standard =
        make(path, () -> family.named().apply(text(name, path + "." + JsonTypes.NAME)));
    return record(object, standard.getClass(), standard, Set.of(JsonTypes.NAME), path);
  }

  private Object record(
      JsonObject object, Class<?> type, @Nullable Object standard, Set<String> also, String path) {
    boolean inFamily = !also.isEmpty();
    Map<String, Type> known = names(type, inFamily);
    for (String member : object.keySet()) {
      if (!known.containsKey(member) && !also.contains(member)) {
        throw unknown(member, known.keySet(), path);
      }
    }
    return fill(object, type, standard, inFamily, path);
  }

  private Object fill(
      JsonObject object, Class<?> type, @Nullable Object standard, boolean inFamily, String path) {
    RecordComponent[] components = Components.of(type);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      Object usual = standard == null ? null : Components.get(component, standard);
      String name = component.getName();
      if (inFamily && component.getType().isRecord()) {
        values[i] = fill(object, component.getType(), usual, true, path);
      } else if (object.has(name)) {
        String at = path.isEmpty() ? name : path + "." + name;
        values[i] = readAs(object.get(name), component.getGenericType(), usual, at);
      } else if (usual != null) {
        values[i] = usual;
      } else {
        throw new IllegalArgumentException(
            (path.isEmpty() ? "it" : path) + " must have a " + name + ", found none");
      }
    }
    return make(path, () -> construct(type, components, values));
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException reason) {
        throw reason;
      }
      throw new IllegalStateException(type + " cannot be made", refused);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(type + " must be public, as its constructor", hidden);
    }
  }

  private Map<String, Type> names(Class<?> type, boolean inFamily) {
    Map<String, Type> names = new LinkedHashMap<>();
    for (RecordComponent component : Components.of(type)) {
      if (inFamily && component.getType().isRecord()) {
        names.putAll(names(component.getType(), true));
      } else {
        names.put(component.getName(), component.getGenericType());
      }
    }
    return names;
  }

  private List<Object> list(JsonElement json, Type of, String path) {
    if (!json.isJsonArray()) {
      throw mustBe(path, "an array", json);
    }
    List<Object> values = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray()) {
      values.add(readAs(element, of, null, path + "[" + values.size() + "]"));
    }
    return List.copyOf(values);
  }

  private Map<String, Object> map(JsonElement json, Type of, String path) {
    Map<String, Object> values = new LinkedHashMap<>();
    object(json, path)
        .asMap()
        .forEach((key, element) -> values.put(key, readAs(element, of, null, path + "." + key)));
    return values;
  }

  private static Object primitive(JsonElement json, Class<?> type, String path) {
    if (type == String.class) {
      return text(json, path);
    }
    JsonPrimitive primitive = json.isJsonPrimitive() ? json.getAsJsonPrimitive() : null;
    if (type == boolean.class || type == Boolean.class) {
      if (primitive == null || !primitive.isBoolean()) {
        throw mustBe(path, "true or false", json);
      }
      return primitive.getAsBoolean();
    }
    if (primitive == null || !primitive.isNumber()) {
      throw mustBe(path, "a number", json);
    }
    double number = primitive.getAsDouble();
    if (!Double.isFinite(number)) { // it could not be written again
      throw mustBe(path, "a finite number", json);
    }
    if (type == double.class || type == Double.class) {
      return number;
    }
    boolean isInt = type == int.class || type == Integer.class;
    if (number != Math.rint(number) || Math.abs(number) > (isInt ? Integer.MAX_VALUE : 1L << 53)) {
      throw mustBe(path, "a whole number", json);
    }
    if (isInt) {
      return (int) number;
    }
    return (long) number;
  }

  private static String text(JsonElement json, String path) {
    if (!json.isJsonPrimitive() || !json.getAsJsonPrimitive().isString()) {
      throw mustBe(path, "a text", json);
    }
    return json.getAsString();
  }

  private static JsonObject object(JsonElement json, String path) {
    if (!json.isJsonObject()) {
      throw mustBe(path, "an object", json);
    }
    return json.getAsJsonObject();
  }

  private static Object make(String path, Supplier<Object> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException refused) {
      String message = String.valueOf(refused.getMessage());
      throw path.isEmpty() || message.startsWith(path)
          ? refused
          : new IllegalArgumentException(path + ": " + message, refused);
    }
  }

  private static IllegalArgumentException unknown(String found, Set<String> known, String path) {
    return new IllegalArgumentException(
        (path.isEmpty() ? "" : path + ": ")
            + "members must be among "
            + String.join(", ", known)
            + ", found '"
            + found
            + "'"
            + NearestName.to(found, known)
                .map(near -> ". Did you mean '" + near + "'?")
                .orElse(""));
  }

  private static IllegalArgumentException mustBe(String path, String expected, JsonElement found) {
    return new IllegalArgumentException(
        (path.isEmpty() ? "it" : path) + " must be " + expected + ", found " + shown(found));
  }

  private static String shown(JsonElement json) {
    String text = json.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
