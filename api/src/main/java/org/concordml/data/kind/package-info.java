/**
 * What a table's columns hold. A {@link org.concordml.data.kind.ColumnKind} is inferred ({@link
 * org.concordml.data.kind.KindInference}) or said; {@link org.concordml.data.kind.OutcomeTable} has
 * the rows with an outcome, their columns by kind and role: what a split starts from when a table
 * is more than complete numbers and two classes.
 *
 * <p>May depend on {@code data}, {@code data.text} and {@code json}.
 */
@NullMarked
package org.concordml.data.kind;

import org.jspecify.annotations.NullMarked;
