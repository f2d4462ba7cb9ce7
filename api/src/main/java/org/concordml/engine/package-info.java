/**
 * The seam: {@link org.concordml.engine.EngineBackend} is one way of doing the arithmetic ({@link
 * org.concordml.engine.TrainingBackend} if it trains), {@link org.concordml.engine.ScoringSession}
 * one network being asked and {@link org.concordml.engine.TrainingSession} one being trained. Left
 * and right of a session only plain arrays exist.
 */
@NullMarked
package org.concordml.engine;

import org.jspecify.annotations.NullMarked;
