package org.concordml.bundle;

import java.util.Objects;

/**
 * A bundle as it was read, with what it says of itself: both of the same moment, whoever replaces
 * it afterwards.
 *
 * @param manifest what it says of itself
 * @param bundle what is in it
 */
public record SavedBundle(Manifest manifest, Bundle bundle) {

  /** Checks that nothing is missing. */
  public SavedBundle {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(bundle, "bundle");
  }

  /**
   * @return what tells the model from others, {@link Manifest#id}
   */
  public String id() {
    return manifest.id();
  }
}
