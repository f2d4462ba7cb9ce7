/**
 * A run as it is kept: {@link org.concordml.run.RunRecord} is all that is needed to do it again,
 * and all that came of it; {@link org.concordml.run.RunComparison} is what two of them differ in.
 */
@NullMarked
package org.concordml.run;

import org.jspecify.annotations.NullMarked;
