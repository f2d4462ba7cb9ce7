/**
 * From a table to numbers: {@link org.concordml.data.preparation.TablePreparation} leaves out
 * columns and rows as the roles say, and makes {@link org.concordml.data.preparation.Outcome} of
 * the target. What it refuses it tells with the cells that are to blame.
 *
 * <p>May depend on {@code data} and {@code data.text}.
 */
@NullMarked
package org.concordml.data.preparation;

import org.jspecify.annotations.NullMarked;
