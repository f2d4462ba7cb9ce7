/**
 * Tables of Concord as tables of <a href="https://github.com/jtablesaw/tablesaw">Tablesaw</a>, for
 * those who want to look around in them: {@link org.concordml.tablesaw.TablesawTable}.
 */
@NullMarked
package org.concordml.tablesaw;

import org.jspecify.annotations.NullMarked;
