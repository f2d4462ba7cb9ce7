package org.concordml;

import java.util.List;

/** How a {@link Setting} is named to whoever reads a message. */
@FunctionalInterface
public interface Wording {

  /** As a caller of the library sets it: {@code TableRoles.withDrop("ward")}. */
  Wording LIBRARY =
      (setting, values) ->
          values.isEmpty()
              ? setting.inLibrary()
              : setting.inLibrary() + "(\"" + String.join("\", \"", values) + "\")";

  /**
   * @param setting to name
   * @param values to give it; empty when the message names none
   * @return such as {@code TableRoles.withDrop("ward")} or, on a command line, {@code --drop
   *     "ward"}
   */
  String of(Setting setting, List<String> values);
}
