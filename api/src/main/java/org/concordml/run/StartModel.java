package org.concordml.run;

/**
 * The saved model that a training started from.
 *
 * @param path where it was, as a user named it
 * @param id of its manifest, 64 lower-case hexadecimal digits
 */
public record StartModel(String path, String id) {}
