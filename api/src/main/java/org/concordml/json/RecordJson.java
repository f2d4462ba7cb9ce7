package org.concordml.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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

/**
 * Records as JSON objects, both ways, by the names of their components: numbers, booleans, text,
 * lists, maps by text, optional values (null when empty), records in records, values chosen by name
 * ({@code "relu"}) and members of a family, an object whose {@code name} says which and whose other
 * members are its components; those of a record within a member stand beside them.
 *
 * <p>Reading is strict: a member that no component is called after is refused with the nearest
 * name. A member that is not there keeps the value of a standard.
 *
 * <pre>{@code
 * RecordJson json = new RecordJson().family(Optimizer.class, Optimizer::key, Optimizer::named);
 * JsonElement written = json.write(Adam.STANDARD);       // {"name":"adam","beta1":0.9, …}
 * Optimizer read = json.read(written, Adam.STANDARD, Optimizer.class, "optimizer");
 * }</pre>
 */
public final class RecordJson {

  /** What says which member of a family an object is. */
  private static final String NAME = "name";

  private record Family(Function<Object, String> nameOf, Function<String, Object> named) {}

  private final Map<Class<?>, Family> families = new LinkedHashMap<>();
  private final Map<Class<?>, Family> choices = new LinkedHashMap<>();
  private final Map<Class<?>, Function<JsonObject, Object>> standards = new LinkedHashMap<>();
  private final Map<Class<?>, Codec> codecs = new LinkedHashMap<>();

  private record Codec(Function<Object, JsonElement> write, Function<JsonElement, Object> read) {}

  /**
   * Adds a family: records of a sealed type.
   *
   * @param type what they have in common
   * @param nameOf the name of a member
   * @param named the standard member of a name
   * @param <T> what they have in common
   * @return this
   */
  public <T> RecordJson family(
      Class<T> type, Function<T, String> nameOf, Function<String, T> named) {
    families.put(type, new Family(value -> nameOf.apply(type.cast(value)), named::apply));
    return this;
  }

  /**
   * Adds values that are written as their name alone.
   *
   * @param type of the values
   * @param nameOf the name of a value
   * @param named the value of a name
   * @param <T> type of the values
   * @return this
   */
  public <T> RecordJson choice(
      Class<T> type, Function<T, String> nameOf, Function<String, T> named) {
    choices.put(type, new Family(value -> nameOf.apply(type.cast(value)), named::apply));
    return this;
  }

  /**
   * Adds values that know themselves how they are written.
   *
   * @param type of the values
   * @param write a value's JSON
   * @param read the value of JSON
   * @param <T> type of the values
   * @return this
   */
  public <T> RecordJson codec(Class<T> type, Function<T, String> write, Function<String, T> read) {
    codecs.put(
        type,
        new Codec(
            value -> JsonParser.parseString(write.apply(type.cast(value))),
            json -> read.apply(json.toString())));
    return this;
  }

  /**
   * Says what members that are not there are, of a record that has no standard yet: an optional one
   * that was empty.
   *
   * @param type of the record
   * @param of what an object says to the record whose values it may leave out
   * @param <T> type of the record
   * @return this
   */
  public <T> RecordJson standard(Class<T> type, Function<JsonObject, T> of) {
    standards.put(type, of::apply);
    return this;
  }

  /**
   * @param value a record of components that this can write
   * @return its JSON
   */
  public JsonElement write(Object value) {
    Codec codec = of(codecs, value.getClass());
    if (codec != null) {
      return codec.write().apply(value);
    }
    Family choice = of(choices, value.getClass());
    if (choice != null) {
      return new JsonPrimitive(choice.nameOf().apply(value));
    }
    if (value instanceof Optional<?> optional) {
      return optional.<JsonElement>map(this::write).orElse(JsonNull.INSTANCE);
    }
    if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(element -> array.add(write(element)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, element) -> object.add((String) key, write(element)));
      return object;
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    if (value instanceof String text) {
      return new JsonPrimitive(text);
    }
    JsonObject object = new JsonObject();
    Family family = of(families, value.getClass());
    if (family != null) {
      object.addProperty(NAME, family.nameOf().apply(value));
    }
    writeComponents(value, object, family != null);
    return object;
  }

  private void writeComponents(Object value, JsonObject object, boolean inFamily) {
    for (RecordComponent component : components(value.getClass())) {
      Object element = get(component, value);
      if (inFamily && element instanceof Record) {
        writeComponents(element, object, true);
      } else {
        object.add(component.getName(), write(element));
      }
    }
  }

  /**
   * Reads a value.
   *
   * @param json an object, for a record or a member of a family
   * @param standard what members that are not there keep
   * @param type what is read
   * @param path where it stands, for messages: {@code fit.optimizer}
   * @param <T> what is read
   * @return the value
   * @throws IllegalArgumentException if a member is unknown, of another type, or out of its range;
   *     the message starts with its path
   */
  public <T> T read(JsonElement json, T standard, Class<T> type, String path) {
    return type.cast(readAs(json, type, standard, path));
  }

  private Object readAs(JsonElement json, Type type, @Nullable Object standard, String path) {
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
    Codec codec = of(codecs, raw);
    if (codec != null) {
      return make(path, () -> codec.read().apply(json));
    }
    Family choice = of(choices, raw);
    if (choice != null) {
      return make(path, () -> choice.named().apply(text(json, path)));
    }
    Family family = of(families, raw);
    if (family != null) {
      return member(json, family, path);
    }
    if (raw.isRecord()) {
      JsonObject object = object(json, path);
      Function<JsonObject, Object> usual = standards.get(raw);
      Object kept =
          standard == null && usual != null ? make(path, () -> usual.apply(object)) : standard;
      return record(object, raw, kept, Set.of(), path);
    }
    return primitive(json, raw, path);
  }

  private Object member(JsonElement json, Family family, String path) {
    if (json.isJsonPrimitive()) { // the name alone: the usual numbers
      return make(path, () -> family.named().apply(text(json, path)));
    }
    JsonObject object = object(json, path);
    JsonElement name = object.get(NAME);
    if (name == null) {
      throw new IllegalArgumentException(path + " must have a name, found " + shown(json));
    }
    Object standard = make(path, () -> family.named().apply(text(name, path + "." + NAME)));
    return record(object, standard.getClass(), standard, Set.of(NAME), path);
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
    RecordComponent[] components = components(type);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      Object usual = standard == null ? null : get(component, standard);
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
    for (RecordComponent component : components(type)) {
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

  private static <V> @Nullable V of(Map<Class<?>, V> all, Class<?> type) {
    for (Map.Entry<Class<?>, V> entry : all.entrySet()) {
      if (entry.getKey().isAssignableFrom(type)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static RecordComponent[] components(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type + " must be a record");
    }
    return type.getRecordComponents();
  }

  private static Object get(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(component + " must be readable", hidden);
    }
  }
}
