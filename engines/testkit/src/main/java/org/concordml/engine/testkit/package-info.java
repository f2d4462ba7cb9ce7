/**
 * The contract every engine passes, written once ({@link
 * org.concordml.engine.testkit.contract.BackendContract}), and here what its parts share: the
 * engine under test, rows and rules to try it with.
 *
 * <p>What is right is decided by golden values of other programs ({@link
 * org.concordml.engine.testkit.golden.GoldenFolder}), by {@link
 * org.concordml.engine.testkit.reference.ReferenceNetwork}, which is the formulas in plain loops,
 * and by finite differences of its loss; never by another engine.
 */
package org.concordml.engine.testkit;
