package org.concordml.data.csv.dialect;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the cells of each column are read as.
 *
 * @param named by the column's name
 * @param others all other columns
 */
public record CellTypes(Map<String, Type> named, Type others) {

  /** What a cell is read as. */
  public enum Type {
    /** A number, until one of its column is none. */
    INFERRED,
    /** A number; anything else is refused. */
    NUMBER,
    /** Text, whatever it looks like. */
    TEXT,
    /** Nothing: it is passed over. */
    UNREAD
  }

  /** It is found out of each column. */
  public static final CellTypes INFERRED = new CellTypes(Map.of(), Type.INFERRED);

  /** Takes a copy. */
  public CellTypes {
    named = Map.copyOf(named);
  }

  /**
   * @param names of columns that are text; of the others it is found out
   * @return the types
   */
  public static CellTypes texts(Set<String> names) {
    Map<String, Type> named = new HashMap<>();
    names.forEach(name -> named.put(name, Type.TEXT));
    return new CellTypes(named, Type.INFERRED);
  }

  /**
   * @param numbers names of columns of numbers
   * @param texts names of columns of text; all others are passed over
   * @return the types
   */
  public static CellTypes only(Set<String> numbers, Set<String> texts) {
    Map<String, Type> named = new HashMap<>();
    numbers.forEach(name -> named.put(name, Type.NUMBER));
    texts.forEach(name -> named.put(name, Type.TEXT));
    return new CellTypes(named, Type.UNREAD);
  }

  /**
   * @return whether nothing is to be found out
   */
  public boolean areSaid() {
    return others == Type.UNREAD;
  }

  /**
   * @param column its name
   * @return what its cells are read as
   */
  public Type of(String column) {
    return named.getOrDefault(column, others);
  }
}
