/**
 * The same job on several engines, and proof that the numbers agree: {@link
 * org.concordml.comparison.EngineComparison}.
 */
@NullMarked
package org.concordml.comparison;

import org.jspecify.annotations.NullMarked;
