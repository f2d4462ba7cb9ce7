package org.concordml.engine;

/**
 * The outputs of an epoch's steps.
 *
 * @param logits a logit a row, in the epoch's order, each computed with the weights before its
 *     batch's update
 * @param penalties the L2 penalty before each update; empty when the network has none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
public record EpochOutput(double[] logits, double[] penalties) {}
