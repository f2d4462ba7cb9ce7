package org.concordml.engine.djl.natives;

import ai.djl.util.Utils;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.engine.EngineAvailability.Unavailable;

/**
 * Where native code is unpacked: DJL's cache, which is the folder that {@code ENGINE_CACHE_DIR} or
 * else {@code DJL_CACHE_DIR} names (environment or system property), else {@code .djl.ai} in the
 * home folder, or in the temporary folder where the home folder cannot be written.
 */
public final class NativeCache {

  /** The way out of whatever is wrong with a native library. */
  public static final Remedy WITHOUT_NATIVES =
      Remedy.of("choose the engine that needs no native library", Setting.ENGINE, "java");

  private static final String JNA_FOLDER = "jna.tmpdir";

  private static boolean jnaIsLoaded;

  private NativeCache() {}

  /**
   * @param engine DJL's folder name, such as {@code pytorch}
   * @return its folder in the cache, absolute
   */
  public static Path of(String engine) {
    return Utils.getEngineCacheDir(engine).toAbsolutePath();
  }

  /**
   * @return the environment variable that says where the cache is, as it is set here
   */
  public static String variable() {
    String ofEngines = Utils.getEnvOrSystemProperty("ENGINE_CACHE_DIR");
    return ofEngines == null || ofEngines.isEmpty() ? "DJL_CACHE_DIR" : "ENGINE_CACHE_DIR";
  }

  /** The way out where others can write. */
  static Remedy aFolderOfOnesOwn() {
    return Remedy.of("set " + variable() + " to a folder of your own that only you can write");
  }

  /**
   * JNA unpacks a library of its own at each start, and loads it. Has it do so in the cache, or
   * where that cannot be written in a new temporary folder, unless the user named a folder with the
   * system property {@value #JNA_FOLDER}.
   *
   * @param properties of the system, which hold while it loads
   * @return why it must not be loaded; empty if it is
   */
  public static synchronized Optional<Unavailable> loadJna(LoadingProperties properties) {
    if (jnaIsLoaded) {
      return Optional.empty();
    }
    Optional<Unavailable> unsafe = giveJnaAFolder(properties);
    if (unsafe.isEmpty()) {
      try {
        jnaIsLoaded = Native.POINTER_SIZE > 0; // whatever is asked of it, it unpacks and loads
      } catch (LinkageError notThere) {
        return Optional.empty(); // what needs it says so
      }
    }
    return unsafe;
  }

  private static Optional<Unavailable> giveJnaAFolder(LoadingProperties properties) {
    String named = System.getProperty(JNA_FOLDER);
    if (named != null) {
      return problemWithFileIn(Path.of(named)).map(NativeCache::unsafe);
    }
    Path inCache = of("jna");
    if (problemWithFileIn(inCache).isEmpty() && canBeWritten(inCache)) {
      properties.set(JNA_FOLDER, inCache.toString());
      return Optional.empty();
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Optional<String> problem = problemWithFileIn(temporary);
    if (problem.isEmpty()) {
      properties.set(JNA_FOLDER, newFolder(temporary).toString());
    }
    return problem.map(NativeCache::unsafe);
  }

  /** How somebody else could change a file that is made there. */
  private static Optional<String> problemWithFileIn(Path folder) {
    try {
      return WriteAccess.ofThisUser().onTheWay(folder.resolve("yet-to-be-made"));
    } catch (IOException unreadable) {
      return Optional.of(unreadable.getMessage() + " may not be looked at");
    }
  }

  private static Path newFolder(Path temporary) {
    try {
      Path made = Files.createTempDirectory(temporary.toAbsolutePath(), "concord-jna");
      made.toFile().deleteOnExit(); // JNA removes its file as soon as it is loaded
      return made;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean canBeWritten(Path folder) {
    try {
      WriteAccess.makeFolder(folder);
      return Files.isWritable(folder);
    } catch (IOException readOnly) {
      return false; // a cache may be read-only once the engines are unpacked
    }
  }

  private static Unavailable unsafe(String how) {
    return new Unavailable(
        "JNA's native library must be unpacked where only this user can write, found that " + how,
        List.of(
            Remedy.of("set the system property " + JNA_FOLDER + " to a folder of your own"),
            aFolderOfOnesOwn(),
            WITHOUT_NATIVES),
        null);
  }
}
