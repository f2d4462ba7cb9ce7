/**
 * What is minimised and how: losses, optimizers, learning rates, clipping, class weights. The
 * arithmetic an engine must follow is fixed here, in formulas and, for losses, in float64 Java.
 */
@NullMarked
package org.concordml.learning;

import org.jspecify.annotations.NullMarked;
