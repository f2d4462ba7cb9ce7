package org.concordml.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  private final JsonTypes types = new JsonTypes();

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
    types.addFamily(
        type, new JsonTypes.Names(value -> nameOf.apply(type.cast(value)), named::apply));
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
    types.addChoice(
        type, new JsonTypes.Names(value -> nameOf.apply(type.cast(value)), named::apply));
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
    types.addCodec(
        type,
        new JsonTypes.Codec(
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
    types.addStandard(type, of::apply);
    return this;
  }

  /**
   * @param value a record of components that this can write
   * @return its JSON
   */
  public JsonElement write(Object value) {
    JsonTypes.Codec codec = types.codec(value.getClass());
    if (codec != null) {
      return codec.write().apply(value);
    }
    JsonTypes.Names choice = types.choice(value.getClass());
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
    JsonTypes.Names family = types.family(value.getClass());
    if (family != null) {
      object.addProperty(JsonTypes.NAME, family.nameOf().apply(value));
    }
    writeComponents(value, object, family != null);
    return object;
  }

  private void writeComponents(Object value, JsonObject object, boolean inFamily) {
    for (RecordComponent component : Components.of(value.getClass())) {
      Object element = Components.get(component, value);
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
    return type.cast(new RecordReader(types).readAs(json, type, standard, path));
  }

  /**
   * Reads a value of which every member must be there.
   *
   * @param json an object, for a record or a member of a family
   * @param type what is read
   * @param path where it stands, for messages: {@code fit.optimizer}
   * @param <T> what is read
   * @return the value
   * @throws IllegalArgumentException as the other, or if a member is not there
   */
  public <T> T read(JsonElement json, Class<T> type, String path) {
    return type.cast(new RecordReader(types).readAs(json, type, null, path));
  }
}
