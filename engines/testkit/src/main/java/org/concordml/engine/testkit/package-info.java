/**
 * The contract every engine passes, written once: an engine's test module extends {@link
 * org.concordml.engine.testkit.BackendContract} with five lines and inherits all of it.
 *
 * <p>What is right is decided by golden values of other programs ({@link
 * org.concordml.engine.testkit.GoldenFolder}), by {@link
 * org.concordml.engine.testkit.ReferenceNetwork}, which is the formulas in plain loops, and by
 * finite differences of its loss; never by another engine.
 */
package org.concordml.engine.testkit;
