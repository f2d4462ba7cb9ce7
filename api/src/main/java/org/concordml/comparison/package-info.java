/**
 * The same job on several engines, and proof that the numbers agree: {@link
 * org.concordml.comparison.EngineComparison}.
 */
package org.concordml.comparison;
