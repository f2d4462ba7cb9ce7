package org.concordml.bundle.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first place where two documents differ.
 *
 * @param path of the member, such as {@code fit.epochs}
 * @param kept what stands there in the one that was kept, as JSON, or "nothing"
 * @param given what stands there in the other
 */
record JsonDifference(String path, String kept, String given) {

  /** Depth first, in the order of the first document's members. */
  static Optional<JsonDifference> between(JsonElement kept, JsonElement given) {
    return between("", kept, given);
  }

  private static Optional<JsonDifference> between(
      String path, @Nullable JsonElement kept, @Nullable JsonElement given) {
    if (kept instanceof JsonObject one && given instanceof JsonObject other) {
      Set<String> names = new LinkedHashSet<>(one.keySet());
      names.addAll(other.keySet());
      for (String name : names) {
        Optional<JsonDifference> found =
            between(path.isEmpty() ? name : path + "." + name, one.get(name), other.get(name));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    return kept != null && kept.equals(given)
        ? Optional.empty()
        : Optional.of(new JsonDifference(path, text(kept), text(given)));
  }

  private static String text(@Nullable JsonElement element) {
    return element == null ? "nothing" : element.toString();
  }

  @Override
  public String toString() {
    return path + " is " + kept + " in the checkpoint and " + given + " here";
  }
}
