/**
 * What an application does with Concord, a class an example: {@link
 * org.concordml.examples.TrainOnBundledTable}, {@link org.concordml.examples.PredictFromThreads},
 * {@link org.concordml.examples.TrainOnTablesaw}.
 */
@NullMarked
package org.concordml.examples;

import org.jspecify.annotations.NullMarked;
