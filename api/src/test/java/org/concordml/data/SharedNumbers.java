package org.concordml.data;

/** Whether what was made of a file looks into the same memory. */
public final class SharedNumbers {

  private SharedNumbers() {}

  public static boolean areShared(NumberColumn one, NumberColumn other) {
    return one.blocks() == other.blocks();
  }

  public static boolean areShared(FeatureMatrix features, NumberColumn column) {
    return features.blocks() == column.blocks();
  }
}
