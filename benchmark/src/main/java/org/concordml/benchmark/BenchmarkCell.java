package org.concordml.benchmark;

/**
 * One engine at one workload.
 *
 * @param workload what was timed
 * @param engine id
 * @param outcome the measurement, or why there is none
 */
public record BenchmarkCell(Workload workload, String engine, CellOutcome outcome) {}
