package org.concordml.report;

import java.util.Optional;
import org.concordml.benchmark.BaselineComparison;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.provenance.Provenance;

/**
 * A finished benchmark: everything its report is made of.
 *
 * @param result what was measured
 * @param provenance when, by which program and on which Java
 * @param baseline what changed since an earlier benchmark; empty if it was compared with none
 */
public record BenchmarkReport(
    BenchmarkResult result, Provenance provenance, Optional<BaselineComparison> baseline) {}
