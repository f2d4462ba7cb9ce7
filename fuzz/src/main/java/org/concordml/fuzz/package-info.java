/**
 * Every reader of Concord, and inputs that somebody broke. {@link org.concordml.fuzz.Readers} are
 * the readers, each with inputs that it takes; {@link org.concordml.fuzz.Mutant} makes others of
 * these, by their structure and by their bytes, as some bytes say; {@link org.concordml.fuzz.Fuzz}
 * gives a reader such an input and lets nothing pass but what is documented. The bytes come from a
 * seeded generator in the tests, and from Jazzer in {@code fuzz/run}.
 */
@NullMarked
package org.concordml.fuzz;

import org.jspecify.annotations.NullMarked;
