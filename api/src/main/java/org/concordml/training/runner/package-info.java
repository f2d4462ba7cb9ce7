/**
 * A job on an engine, from its start to what came of it: {@link
 * org.concordml.training.runner.EngineRunner} chooses the device, trains one network or several
 * ({@link org.concordml.training.runner.EnsembleTraining}) and measures.
 *
 * <p>May depend on what {@code training} may.
 */
@NullMarked
package org.concordml.training.runner;

import org.jspecify.annotations.NullMarked;
