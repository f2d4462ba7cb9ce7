package org.concordml.engine.djl.natives;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The environment of this process as native libraries read it when they load. Java can read it, and
 * cannot write it.
 */
public final class ProcessEnvironment {

  private ProcessEnvironment() {}

  /**
   * Sets a variable that nobody has set; on Windows, and where the C library cannot be called,
   * nothing is done. {@link System#getenv} goes on telling what the process was started with.
   *
   * @param name of the variable
   * @param value to give it
   */
  public static void setUnlessSet(String name, String value) {
    try {
      if (!Platform.isWindows()) {
        // The 0 says that a value there is to be kept.
        NativeLibrary.getInstance("c")
            .getFunction("setenv")
            .invokeInt(new Object[] {name, value, 0});
      }
    } catch (LinkageError notThere) {
      return; // such variables tune a library; it works without
    }
  }
}
