/** Measurements: JMH for steps and parts, a soak for memory. Not published. */
package org.concordml.benchmarks;
