package org.concordml.data.source;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table of objects of one record: each component is a column of its name, each object a row.
 *
 * <pre>{@code
 * record Visit(int age, Stage stage, Optional<Double> marker, LocalDate seen, boolean relapse) {}
 *
 * Table table = RecordTable.of("visits", Visit.class, visits);
 * }</pre>
 */
public final class RecordTable {

  private RecordTable() {}

  /**
   * Goes through the rows once.
   *
   * @param source what a user would call it, for messages and reports
   * @param type of the rows, also where their record is not public
   * @param rows at least one
   * @param <R> type of the rows
   * @return a table of the components in the order in which they are declared
   * @throws DataException if there is no row, one is null, or a component is of another type than
   *     the package's description tells
   * @throws IllegalArgumentException if the type has no component, or its module keeps it from
   *     being read
   */
  public static <R extends Record> Table of(
      String source, Class<R> type, Iterable<? extends @Nullable R> rows) {
    List<Method> accessors = accessors(type);
    Cells cells = new Cells(source);
    List<ColumnCells> columns = new ArrayList<>();
    accessors.forEach(accessor -> columns.add(cells.newColumn(accessor.getName())));
    for (R row : rows) {
      if (row == null) {
        throw new DataException(cells.place() + ": must be a " + type.getName() + ", found null.");
      }
      for (int i = 0; i < columns.size(); i++) {
        cells.add(columns.get(i), value(accessors.get(i), row));
      }
      cells.endRow();
    }
    return cells.table();
  }

  private static List<Method> accessors(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null || components.length == 0) {
      throw new IllegalArgumentException(
          "the type of the rows must be a record with components, found " + type.getName());
    }
    List<Method> accessors = new ArrayList<>();
    for (RecordComponent component : components) {
      Method accessor = component.getAccessor();
      try {
        accessor.setAccessible(true);
      } catch (InaccessibleObjectException closed) {
        throw new IllegalArgumentException(
            "the package "
                + type.getPackageName()
                + " must be open to org.concordml, found it closed by its module",
            closed);
      }
      accessors.add(accessor);
    }
    return accessors;
  }

  private static @Nullable Object value(Method accessor, Record row) {
    try {
      return accessor.invoke(row);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException ofTheRecord) {
        throw ofTheRecord;
      }
      if (thrown.getCause() instanceof Error ofTheRecord) {
        throw ofTheRecord;
      }
      throw new IllegalStateException("an accessor of a record throws nothing checked", thrown);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("the accessor was made accessible", impossible);
    }
  }
}
