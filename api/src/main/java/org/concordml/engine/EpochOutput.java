package org.concordml.engine;

/**
 * The outputs of an epoch's steps.
 *
 * @param outputs {@code [rows, outputs]}, row-major, in the epoch's order, each computed with the
 *     weights before its batch's update
 * @param penalties the L2 penalty before each update; empty when the network has none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
public record EpochOutput(double[] outputs, double[] penalties) {}
