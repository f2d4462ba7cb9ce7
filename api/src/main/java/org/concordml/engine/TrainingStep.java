package org.concordml.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that varies from step to step, all of it decided on the host.
 *
 * @param from first row of the batch, in the epoch's order
 * @param to one past its last row
 * @param number of this update, from 1 over the whole job
 * @param learningRate of this update
 * @param noise {@code [to − from, inputs]} added to the features; null for none
 * @param dropout for each hidden layer what its outputs {@code [to − from, units]} are multiplied
 *     with, 0 or 1/(1 − rate); null for a layer without dropout, and an empty list when none does.
 *     Not copied: an engine reads it during the call
 */
@SuppressWarnings("ArrayRecordComponent") // made once a step and read once; never compared
public record TrainingStep(
    int from,
    int to,
    long number,
    double learningRate,
    float @Nullable [] noise,
    List<float @Nullable []> dropout) {}
