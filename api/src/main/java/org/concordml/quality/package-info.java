/**
 * Looks at a job before it is trained, and at its predictions after: rows that stand in both parts
 * of the split, columns that give the target away or hold no information, a part without a class.
 * Such a job can be run, and its numbers are right, but they may not mean what they seem to; {@link
 * org.concordml.quality.JobChecks} says so in notices.
 *
 * <p>May depend on {@code training} and the packages before it.
 */
package org.concordml.quality;
