/**
 * What remains of a training: a {@link org.concordml.model.Model}, which knows no engine, and a
 * {@link org.concordml.model.Predictor}, which scores rows with it on any engine, from any number
 * of threads.
 */
@NullMarked
package org.concordml.model;

import org.jspecify.annotations.NullMarked;
