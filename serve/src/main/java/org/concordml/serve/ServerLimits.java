package org.concordml.serve;

/**
 * What a request may take.
 *
 * @param bodyBytes the largest body, at least 1
 * @param rows the most rows of one request, at least 1
 * @param idleSeconds after which a connection on which nothing moves is closed, at least 1
 */
public record ServerLimits(int bodyBytes, int rows, int idleSeconds) {

  /** 8 MiB, 10,000 rows, 30 seconds. */
  public static final ServerLimits STANDARD = new ServerLimits(8 << 20, 10_000, 30);

  /** Checks the ranges. */
  public ServerLimits {
    if (bodyBytes < 1 || rows < 1 || idleSeconds < 1) {
      throw new IllegalArgumentException(
          "limits must be at least 1, found "
              + bodyBytes
              + " bytes, "
              + rows
              + " rows and "
              + idleSeconds
              + " seconds");
    }
  }
}
