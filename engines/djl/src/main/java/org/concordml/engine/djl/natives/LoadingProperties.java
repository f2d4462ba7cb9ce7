package org.concordml.engine.djl.natives;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * System properties that hold while native libraries load, and are then put back to what they were:
 * the process is the application's. Engines may load side by side; the last one puts them back.
 */
public final class LoadingProperties implements AutoCloseable {

  private static final Map<String, Optional<String>> BEFORE = new HashMap<>();
  private static int loading;

  private LoadingProperties() {}

  /**
   * Begins to load.
   *
   * @return to be closed when the library is loaded
   */
  public static LoadingProperties begin() {
    synchronized (BEFORE) {
      loading++;
    }
    return new LoadingProperties();
  }

  /**
   * @param key of a property
   * @param value that it has until the library is loaded
   */
  public void set(String key, String value) {
    synchronized (BEFORE) {
      BEFORE.putIfAbsent(key, Optional.ofNullable(System.getProperty(key)));
      System.setProperty(key, value);
    }
  }

  /**
   * @param key of a property
   * @param value that it has until the library is loaded, if nobody has set it
   */
  public void setUnlessSet(String key, String value) {
    synchronized (BEFORE) {
      if (System.getProperty(key) == null) {
        set(key, value);
      }
    }
  }

  @Override
  public void close() {
    synchronized (BEFORE) {
      loading--;
      if (loading == 0) {
        BEFORE.forEach(LoadingProperties::restore);
        BEFORE.clear();
      }
    }
  }

  private static void restore(String key, Optional<String> before) {
    if (before.isPresent()) {
      System.setProperty(key, before.get());
    } else {
      System.clearProperty(key);
    }
  }
}
