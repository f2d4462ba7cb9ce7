/**
 * The job on a table: {@link org.concordml.experiment.Recipe} says what is to be done, {@link
 * org.concordml.experiment.Experiment} does it on the rows of a table.
 */
@NullMarked
package org.concordml.experiment;

import org.jspecify.annotations.NullMarked;
