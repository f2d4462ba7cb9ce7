package org.concordml.quality;

import org.concordml.data.FeatureMatrix;
import org.concordml.data.TabularData;
import org.concordml.split.Split;

/**
 * A table and its two parts.
 *
 * @param data the table
 * @param train rows to train on, from 0
 * @param test rows held back, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the checks; never compared
record Parts(TabularData data, int[] train, int[] test) {

  static Parts of(TabularData data, Split split) {
    return new Parts(data, split.train(), split.test());
  }

  FeatureMatrix features() {
    return data.rows().features();
  }
}
