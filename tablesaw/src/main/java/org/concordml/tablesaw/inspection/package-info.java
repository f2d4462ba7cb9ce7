/**
 * What is in a table, before anything is trained on it: {@link
 * org.concordml.tablesaw.inspection.TableInspection}. Kinds of columns are Concord's, so are the
 * suspicions; counts, quartiles, means and correlations are Tablesaw's.
 */
@NullMarked
package org.concordml.tablesaw.inspection;

import org.jspecify.annotations.NullMarked;
