package org.concordml.bundle;

/**
 * That an engine predicts for a bundle's golden rows what the one that trained it did.
 *
 * @param engine id
 * @param version of the engine's library
 * @param difference the largest, as {@link GoldenRows#TOLERANCE} is measured; 0 where every bit is
 *     the same
 */
public record GoldenCheck(String engine, String version, double difference) {}
