/**
 * From a table to numbers. Read the types in the order the data flows: {@link
 * org.concordml.data.Table} (columns, as {@code data.csv} reads them or a program makes them),
 * {@link org.concordml.data.TableRoles} (what they mean), {@link
 * org.concordml.data.preparation.TablePreparation} and {@link org.concordml.data.TabularData},
 * which is what a split starts from.
 *
 * <p>Whatever is wrong with a table or with what is asked of it is a {@link
 * org.concordml.data.DataException}.
 */
@NullMarked
package org.concordml.data;

import org.jspecify.annotations.NullMarked;
