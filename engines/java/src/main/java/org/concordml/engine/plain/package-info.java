/** The {@code java} engine: float64, no natives, one thread, the same numbers on every machine. */
package org.concordml.engine.plain;
