/**
 * How values are written: which texts are numbers or missing, what of a text counts, how it is
 * shown in a message, and {@link org.concordml.data.text.CsvFormat} for a whole file.
 */
@NullMarked
package org.concordml.data.text;

import org.jspecify.annotations.NullMarked;
