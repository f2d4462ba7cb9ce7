/**
 * From a CSV to numbers. Read the types in the order the data flows: {@link
 * org.concordml.data.CsvSource} (bytes), {@link org.concordml.data.CsvFormat} (how they are
 * written), {@link org.concordml.data.CsvTableReader} and {@link org.concordml.data.CsvTable}
 * (columns), {@link org.concordml.data.TableRoles} (what they mean), {@link
 * org.concordml.data.TabularDataReader} and {@link org.concordml.data.TabularData}, which is what a
 * split starts from.
 *
 * <p>Whatever is wrong with a file or with what is asked of it is a {@link
 * org.concordml.data.DataException}.
 */
@NullMarked
package org.concordml.data;

import org.jspecify.annotations.NullMarked;
