package org.concordml.bundle;

import org.concordml.files.Sha256;

/**
 * What tells a file of a bundle from another.
 *
 * @param bytes its size
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record FileFacts(long bytes, String sha256) {

  static FileFacts of(byte[] content) {
    return new FileFacts(content.length, Sha256.of(content));
  }
}
