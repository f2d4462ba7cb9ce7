package org.concordml.report.chart;

import java.util.function.Supplier;

/** Java's graphics, which a machine may lack. Nothing of AWT is named here. */
final class Graphics {

  private Graphics() {}

  /**
   * Draws.
   *
   * @param file name of the picture, for the message
   * @param drawing names what loads AWT's classes, so that they fail inside
   * @return what it drew
   * @throws PictureUnavailableException if Java cannot draw on this machine
   */
  static byte[] draw(String file, Supplier<byte[]> drawing) {
    try {
      return drawing.get();
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new PictureUnavailableException(
          file
              + " cannot be drawn because Java's graphics do not work here ("
              + rootOf(e)
              + "). Install a Java runtime with the java.desktop module, fontconfig, FreeType and"
              + " a font (Debian and Ubuntu: fontconfig libfreetype6 fonts-dejavu-core; Fedora:"
              + " fontconfig freetype dejavu-sans-fonts).",
          e);
    }
  }

  private static String rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String name = root.getClass().getSimpleName();
    return root.getMessage() == null ? name : name + ": " + root.getMessage().replace('\n', ' ');
  }
}
