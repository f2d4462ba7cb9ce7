/**
 * Concord and <a href="https://github.com/jtablesaw/tablesaw">Tablesaw</a>: a Tablesaw table as
 * data ({@link org.concordml.tablesaw.TablesawSource}), what was read as a Tablesaw table ({@link
 * org.concordml.tablesaw.TablesawTable}), and what came of a training as Tablesaw tables ({@link
 * org.concordml.tablesaw.TablesawResults}).
 *
 * <pre>{@code
 * Table visits = Table.read().csv("visits.csv");
 * TabularData data =
 *     TablePreparation.prepare(TablesawSource.of(visits), TableRoles.target("relapse"));
 * ...
 * System.out.println(TablesawResults.history(model).last(3));
 * System.out.println(TablesawResults.metrics(evaluation));
 * }</pre>
 */
@NullMarked
package org.concordml.tablesaw;

import org.jspecify.annotations.NullMarked;
