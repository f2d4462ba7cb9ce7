package org.concordml.json;

import com.google.gson.JsonElement;

/** The member {@code schemaVersion} of a document: what a later version has in it is not known. */
public final class SchemaVersion {

  private SchemaVersion() {}

  /**
   * To be asked before anything else is looked at.
   *
   * @param document of any kind
   * @param version that is read
   * @throws IllegalArgumentException if it is of another one, or says of none
   */
  public static void require(JsonElement document, int version) {
    JsonElement found =
        document.isJsonObject() ? document.getAsJsonObject().get("schemaVersion") : null;
    if (found == null || !found.toString().equals(Integer.toString(version))) {
      throw new IllegalArgumentException(
          "its schemaVersion must be "
              + version
              + ", which is what this version of Concord reads, found "
              + found);
    }
  }
}
