/**
 * The one training loop: {@link org.concordml.training.TrainingLoop} runs a {@link
 * org.concordml.training.TrainingJob} on any engine. It knows no engine by name and holds no native
 * memory.
 */
@NullMarked
package org.concordml.training;

import org.jspecify.annotations.NullMarked;
