package org.concordml.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where two documents differ.
 *
 * @param path of the member, such as {@code fit.epochs}
 * @param first what stands there in the first document, as JSON; "nothing" where it has no such
 *     member
 * @param second the same of the second
 */
public record JsonDifference(String path, String first, String second) {

  /**
   * Compares objects member by member, and everything else as a whole: two arrays differ in one
   * place.
   *
   * @param first a document
   * @param second another
   * @return all differences, depth first, in the order of the first document's members; those that
   *     the second alone has come last in their object
   */
  public static List<JsonDifference> between(JsonElement first, JsonElement second) {
    List<JsonDifference> found = new ArrayList<>();
    collect("", first, second, found);
    return found;
  }

  private static void collect(
      String path,
      @Nullable JsonElement first,
      @Nullable JsonElement second,
      List<JsonDifference> found) {
    if (first instanceof JsonObject one && second instanceof JsonObject other) {
      Set<String> names = new LinkedHashSet<>(one.keySet());
      names.addAll(other.keySet());
      for (String name : names) {
        collect(path.isEmpty() ? name : path + "." + name, one.get(name), other.get(name), found);
      }
    } else if (first == null || !first.equals(second)) {
      found.add(new JsonDifference(path, text(first), text(second)));
    }
  }

  private static String text(@Nullable JsonElement element) {
    return element == null ? "nothing" : element.toString();
  }
}
