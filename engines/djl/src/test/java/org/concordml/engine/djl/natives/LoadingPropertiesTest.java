package org.concordml.engine.djl.natives;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The process is the application's: what native libraries are told is gone once they are loaded.
 */
class LoadingPropertiesTest {

  private static final String KEY = "concord.test.loading";

  @AfterEach
  void clear() {
    System.clearProperty(KEY);
  }

  @Test
  void holdUntilTheLibraryIsLoaded() {
    try (LoadingProperties properties = LoadingProperties.begin()) {
      properties.set(KEY, "1");
      assertThat(System.getProperty(KEY)).isEqualTo("1");
    }

    assertThat(System.getProperty(KEY)).isNull();
  }

  @Test
  void whatTheApplicationSetIsThereAgain() {
    System.setProperty(KEY, "its own");

    try (LoadingProperties properties = LoadingProperties.begin()) {
      properties.set(KEY, "1");
      properties.set(KEY, "2");
      assertThat(System.getProperty(KEY)).isEqualTo("2");
    }

    assertThat(System.getProperty(KEY)).isEqualTo("its own");
  }

  @Test
  void whatTheApplicationSetMayStand() {
    System.setProperty(KEY, "its own");

    try (LoadingProperties properties = LoadingProperties.begin()) {
      properties.setUnlessSet(KEY, "1");
      assertThat(System.getProperty(KEY)).isEqualTo("its own");
    }
  }

  /** Engines load beside one another. */
  @Test
  void holdUntilTheLastLibraryIsLoaded() {
    try (LoadingProperties second = LoadingProperties.begin()) {
      try (LoadingProperties first = LoadingProperties.begin()) {
        first.setUnlessSet(KEY, "1");
      }
      second.setUnlessSet(KEY, "2");
      assertThat(System.getProperty(KEY)).isEqualTo("1");
    }

    assertThat(System.getProperty(KEY)).isNull();
  }
}
