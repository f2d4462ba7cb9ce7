package org.concordml.json;

import java.lang.reflect.RecordComponent;

/** The components of records. */
final class Components {

  private Components() {}

  static RecordComponent[] of(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type + " must be a record");
    }
    return type.getRecordComponents();
  }

  static Object get(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(component + " must be readable", hidden);
    }
  }
}
