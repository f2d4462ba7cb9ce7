package org.concordml.engine.pytorch;

import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.concordml.engine.djl.DjlBackend;
import org.concordml.engine.djl.natives.LoadingProperties;
import org.concordml.engine.djl.natives.NativeCache;
import org.concordml.engine.djl.natives.NativePackage;
import org.concordml.engine.djl.natives.NativePackage.PackedFile;

/**
 * PyTorch through DJL.
 *
 * <p>The native library is the one packed for this platform, or the folder named by the system
 * property {@value #LIBRARY_PROPERTY} or by {@code PYTORCH_LIBRARY_PATH} (environment or system
 * property).
 *
 * <p>Threads: libtorch keeps a number for each thread that calls it. A step sets its own thread's
 * when that differs from what a step set there last, so the property {@code
 * ai.djl.pytorch.num_threads}, which DJL reads as it loads, does not reach sessions.
 */
public final class PyTorchBackend extends DjlBackend {

  /** System property that names a {@code torch/lib} folder. */
  public static final String LIBRARY_PROPERTY = "concord.pytorch.library";

  private static final String OVERRIDE = "PYTORCH_LIBRARY_PATH";
  private static final String VERSION = "2.7.1";

  /**
   * Measured with one and two of two processors, threads that wait asleep: a step of 256-128-1 took
   * 1.5 times as long with two at 21 million, as long at 84 million; one of 2048-1024-1 two thirds
   * as long at 69 million.
   */
  private static final long PARALLEL_THRESHOLD = 100_000_000;

  /** What this class gave each thread last. */
  private static final ThreadLocal<Integer> THREADS_SET = new ThreadLocal<>();

  /** For {@link java.util.ServiceLoader}. */
  public PyTorchBackend() {}

  @Override
  public String id() {
    return "pytorch";
  }

  @Override
  protected String djlName() {
    return "PyTorch";
  }

  @Override
  protected Optional<Unavailable> prepare(LoadingProperties properties) {
    properties.setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    Optional<LibTorchFolder> folder = folder();
    if (folder.isPresent()) {
      return use(folder.get(), properties);
    }
    Optional<NativePackage> packed =
        NativePackage.find(
            "pytorch", "native/lib/pytorch.properties", "pytorch/{flavor}/{classifier}", shim());
    return packed.isEmpty() ? Optional.of(missing()) : packed.get().obstacle();
  }

  private static Optional<Unavailable> use(LibTorchFolder folder, LoadingProperties properties) {
    String ofEnvironment = System.getenv(OVERRIDE);
    if (ofEnvironment != null && !sameFolder(folder.path(), Path.of(ofEnvironment))) {
      // DJL would take the one of the environment.
      return Optional.of(
          new Unavailable(
              OVERRIDE
                  + " must not name another folder than "
                  + folder.path()
                  + ", found '"
                  + ofEnvironment
                  + "'",
              List.of(Remedy.of("unset it")),
              null));
    }
    properties.set(OVERRIDE, folder.path().toString());
    // The CPU shim drives any build of libtorch, with or without CUDA.
    properties.setUnlessSet("PYTORCH_FLAVOR", "cpu");
    Optional<Unavailable> obstacle = folder.obstacle(VERSION);
    if (obstacle.isPresent()) {
      return obstacle;
    }
    // DJL counts GPUs and their memory with the CUDA runtime, which it looks for through JNA.
    folder
        .cudaRuntime()
        .ifPresent(runtime -> properties.setUnlessSet("jna.library.path", runtime.toString()));
    return folder.holds(shim()) ? Optional.empty() : unpackedShim().obstacle();
  }

  /**
   * What DJL itself has in native code, between Java and libtorch. It comes from a jar of its own
   * and is unpacked when it is first needed.
   */
  private static PackedFile shim() {
    String library = System.mapLibraryName("djl_torch");
    String version = Platform.fromSystem("pytorch").getApiVersion();
    return new PackedFile(version + "-" + library, "jnilib/{classifier}/{flavor}/" + library, true);
  }

  /** Where DJL unpacks the shim for a libtorch that is not its own. */
  private static NativePackage unpackedShim() {
    Platform platform = Platform.detectPlatform("pytorch");
    String version = Utils.getEnvOrSystemProperty("PYTORCH_VERSION", platform.getVersion());
    String flavor = Utils.getEnvOrSystemProperty("PYTORCH_FLAVOR");
    String classifier = platform.getClassifier();
    return new NativePackage(
        NativeCache.of("pytorch").resolve(version + "-" + flavor + "-" + classifier),
        List.of(shim().of(flavor, classifier)));
  }

  private static Optional<LibTorchFolder> folder() {
    String named = System.getProperty(LIBRARY_PROPERTY, System.getProperty(OVERRIDE));
    if (named == null) {
      named = System.getenv(OVERRIDE);
    }
    return named == null || named.isBlank()
        ? Optional.empty()
        : Optional.of(new LibTorchFolder(Path.of(named).toAbsolutePath()));
  }

  private static Unavailable missing() {
    return new Unavailable(
        "its native library for "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + " is not on the class path",
        List.of(
            Remedy.of(
                "add ai.djl.pytorch:pytorch-native-cpu:"
                    + VERSION
                    + " with this platform's classifier"),
            Remedy.of("name a torch/lib folder", Setting.LIBTORCH)),
        null);
  }

  @Override
  protected NativeLibrary library() {
    Path loaded = Path.of(LibUtils.getLibtorchPath()).toAbsolutePath();
    Optional<LibTorchFolder> asked = folder();
    if (asked.isPresent() && !sameFolder(asked.get().path(), loaded)) {
      // DJL falls back on the packed library without a word; the user asked for another.
      throw new IllegalStateException(
          "libtorch must come from " + asked.get().path() + ", found it loaded from " + loaded);
    }
    return new NativeLibrary("libtorch " + LibUtils.getVersion(), loaded.toString());
  }

  @Override
  protected void useThreads(int count) {
    Integer given = THREADS_SET.get();
    if (given != null && given == count) {
      return;
    }
    if (given == null) {
      // A thread takes the number that was set last anywhere when it first asks for its own: had it
      // not asked yet, its first operation would, and undo what is set here.
      JniUtils.getNumThreads();
    }
    JniUtils.setNumThreads(count);
    THREADS_SET.set(count);
  }

  @Override
  protected long parallelThreshold() {
    return PARALLEL_THRESHOLD;
  }

  private static boolean sameFolder(Path asked, Path loaded) {
    try {
      return Files.isSameFile(asked, loaded);
    } catch (IOException unreadable) {
      return asked.normalize().equals(loaded.normalize());
    }
  }
}
