/**
 * How one CSV is written, found out from its first lines where nobody said it: {@link
 * org.concordml.data.csv.dialect.FirstLines} makes a {@link
 * org.concordml.data.csv.dialect.CsvDialect}, by which {@code data.csv} reads. Not for
 * applications.
 */
@NullMarked
package org.concordml.data.csv.dialect;

import org.jspecify.annotations.NullMarked;
