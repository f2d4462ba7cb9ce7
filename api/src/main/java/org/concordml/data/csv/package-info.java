/**
 * From the bytes of a CSV to a {@link org.concordml.data.Table}, or at once to numbers: {@link
 * org.concordml.data.csv.CsvSource} (bytes), {@link org.concordml.data.csv.CsvTableReader} and
 * {@link org.concordml.data.csv.TabularDataReader}. How the bytes are written is a {@link
 * org.concordml.data.text.CsvFormat}.
 *
 * <p>{@link org.concordml.data.csv.CsvBatchReader} hands out rows in batches, and needs little
 * memory.
 *
 * <p>A large file is cut into chunks ({@code CsvSplitter}) that are parsed side by side ({@code
 * ChunkedCsvReader}); any other is read from its start to its end. Whatever is wrong with a file is
 * a {@link org.concordml.data.DataException}.
 */
@NullMarked
package org.concordml.data.csv;

import org.jspecify.annotations.NullMarked;
