/**
 * Concord: one model definition, one dataset adapter, one training loop, any engine.
 *
 * <p>Read the packages in the order the data flows; each depends on those before it only: {@code
 * json}, {@code files}, {@code random}, {@code data}, {@code split}, {@code evaluation}, {@code
 * preprocess}, {@code network}, {@code learning}, {@code linear}, {@code engine}, {@code
 * provenance}, {@code model}, {@code training}, {@code quality}, {@code comparison}, {@code
 * experiment}, {@code run}.
 */
@NullMarked
package org.concordml;

import org.jspecify.annotations.NullMarked;
