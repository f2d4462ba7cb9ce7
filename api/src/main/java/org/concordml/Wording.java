package org.concordml;

/** How a {@link Setting} is named to whoever reads a message. */
@FunctionalInterface
public interface Wording {

  /** As a caller of the library sets it: {@code TableRoles.withDrop("ward")}. */
  Wording LIBRARY =
      (setting, value) ->
          value.isEmpty() ? setting.inLibrary() : setting.inLibrary() + "(\"" + value + "\")";

  /**
   * @param setting to name
   * @param value to give it; empty when the message names none
   * @return such as {@code TableRoles.withDrop("ward")} or, on a command line, {@code --drop
   *     "ward"}
   */
  String of(Setting setting, String value);
}
