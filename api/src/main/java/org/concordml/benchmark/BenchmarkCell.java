package org.concordml.benchmark;

/**
 * One engine at one workload.
 *
 * @param workload what was timed
 * @param engine id
 * @param outcome what came out
 */
public record BenchmarkCell(Workload workload, String engine, CellOutcome outcome) {}
