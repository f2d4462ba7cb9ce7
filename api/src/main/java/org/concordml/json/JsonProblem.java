package org.concordml.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no JSON, in words for whoever wrote it; Gson's are for whoever calls it. */
public final class JsonProblem {

  /** Class names, what is wrong, where it is, and a link. */
  private static final Pattern OF_GSON =
      Pattern.compile(
          "(?s)(?:[\\w.$]+Exception: )*(.*?) at line (\\d+) column (\\d+) path (\\S*).*");

  private static final int LONGEST_PATH = 40;

  private JsonProblem() {}

  /**
   * Reads a text that is one JSON value.
   *
   * @param text to read
   * @return the value
   * @throws IllegalArgumentException if it is none; the message says where
   */
  public static JsonElement parsed(String text) {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException notJson) {
      throw new IllegalArgumentException("it must be JSON, found " + of(notJson), notJson);
    }
  }

  /**
   * @param failure that reading a text ended in
   * @return a phrase: what is there instead, at which line and column
   */
  public static String of(Throwable failure) {
    Matcher message = OF_GSON.matcher(String.valueOf(failure.getMessage()));
    if (!message.matches()) {
      return "other text";
    }
    String what = message.group(1);
    String path = message.group(4);
    return (what.startsWith("Use JsonReader")
            ? "other text"
            : what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1))
        + " at line "
        + message.group(2)
        + ", column "
        + message.group(3)
        + (path.equals("$")
            ? ""
            : " ("
                + (path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…")
                + ")");
  }
}
