/**
 * How a model came about: the table, the recipe, the engine, and what it scored. Values; what a
 * bundle tells of its model beside the model.
 */
@NullMarked
package org.concordml.bundle.training;

import org.jspecify.annotations.NullMarked;
