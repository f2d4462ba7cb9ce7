/**
 * Concord: one model definition, one dataset adapter, one training loop, any engine.
 *
 * <p>Read the packages in the order the data flows: {@code data}, {@code split}, {@code transform},
 * {@code network}, {@code engine}, {@code training}, {@code evaluation}, {@code comparison}, {@code
 * report}.
 */
package org.concordml;
