/**
 * The seam: {@link org.concordml.engine.EngineBackend} is one way of doing the arithmetic, {@link
 * org.concordml.engine.TrainingSession} one network being trained or asked. Left and right of a
 * session only plain arrays exist.
 */
@NullMarked
package org.concordml.engine;

import org.jspecify.annotations.NullMarked;
