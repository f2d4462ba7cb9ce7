package org.concordml.data.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.text.Quoted;

/**
 * Which columns are features, after a check of the roles of the others.
 *
 * @param features names, in the order of the table
 * @param notices what a user should see
 */
record ColumnRoles(List<String> features, List<Notice> notices) {

  static ColumnRoles of(Table table, TableRoles roles, Map<String, ColumnKind> kinds) {
    table.requireColumns("the target", List.of(roles.target()));
    table.requireColumns("a column to leave out", roles.drop());
    table.requireColumns("an identifier", roles.identifiers());
    table.requireColumns("an id", roles.ids());
    table.requireColumns("a group", roles.groups());
    table.requireColumns("the weight", roles.weight().stream().toList());
    table.requireColumns("a column with a kind", kinds.keySet());
    Map<String, String> roleOf = new LinkedHashMap<>();
    roles.drop().forEach(name -> roleOf.put(name, "left out"));
    roles.ids().forEach(name -> roleOf.put(name, "id"));
    roles.groups().forEach(name -> roleOf.put(name, "group"));
    roles.weight().ifPresent(name -> put(table, roleOf, name, "weight"));
    put(table, roleOf, roles.target(), "target");
    List<String> features = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    for (String name : table.names()) {
      boolean identifier = roles.identifiers().contains(name) && !roles.keepIdentifiers();
      if (roleOf.containsKey(name)) {
        continue;
      }
      if (identifier) {
        notices.add(
            Notice.of(
                "Left out the identifier column " + Quoted.text(name) + ".",
                Remedy.of("keep it", Setting.KEEP_IDENTIFIERS)));
      } else {
        features.add(name);
      }
    }
    return new ColumnRoles(features, notices);
  }

  private static void put(Table table, Map<String, String> roleOf, String name, String role) {
    String other = roleOf.putIfAbsent(name, role);
    if (other != null) {
      throw new DataException(
          table.source()
              + ": column "
              + Quoted.text(name)
              + " must have one role, found "
              + other
              + " and "
              + role
              + ".",
          Remedy.of("name another " + role));
    }
  }
}
