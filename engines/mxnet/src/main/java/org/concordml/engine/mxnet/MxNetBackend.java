package org.concordml.engine.mxnet;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.concordml.Remedy;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.djl.DeviceArithmetic;
import org.concordml.engine.djl.DjlBackend;
import org.concordml.engine.djl.natives.LoadingProperties;
import org.concordml.engine.djl.natives.NativePackage;

/**
 * MXNet through DJL. Its last release, 1.9.1, has no build for Apple silicon or 64-bit Arm Linux;
 * there it is reported absent.
 *
 * <p>One thread of the process makes all calls of the library, for all sessions; others wait for
 * it. Steps are queued and not waited for before the epoch's end.
 */
public final class MxNetBackend extends DjlBackend {

  private static final String VERSION = "1.9.1";

  private String folder = "";

  /**
   * Measured with one and two of two processors: a step of 512-256-1 took three quarters as long
   * with two at 151 million, one of 32-16-1 1.3 times as long at 49 thousand. Where between they
   * cross was not measured; the number is PyTorch's.
   */
  private static final long PARALLEL_THRESHOLD = 100_000_000;

  /** For {@link java.util.ServiceLoader}. */
  public MxNetBackend() {}

  @Override
  public String id() {
    return "mxnet";
  }

  @Override
  protected String djlName() {
    return "MXNet";
  }

  @Override
  protected Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(super.environment());
    // Its own operations use half of the processors at most otherwise, whatever it is told later.
    variables.put("MXNET_OMP_MAX_THREADS", String.valueOf(ThreadCount.LARGEST));
    return variables;
  }

  @Override
  protected Optional<Unavailable> prepare(LoadingProperties properties) {
    Optional<NamedLibrary> named = NamedLibrary.find();
    if (named.isPresent()) {
      folder = named.get().folder();
      return named.get().obstacle();
    }
    Optional<NativePackage> packed =
        NativePackage.find("mxnet", "native/lib/mxnet.properties", "native/lib");
    packed.ifPresent(p -> folder = p.folder().toString());
    return packed.isEmpty() ? Optional.of(missing()) : packed.get().obstacle();
  }

  @Override
  protected DeviceArithmetic arithmetic(TrainingSpec config, NDManager owner) {
    return new CompiledArithmetic(config, (MxNDManager) owner);
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
                "add ai.djl.mxnet:mxnet-native-mkl:"
                    + VERSION
                    + " with the classifier linux-x86_64, osx-x86_64 or win-x86_64; other platforms"
                    + " have no build")),
        null);
  }

  @Override
  protected Optional<Executor> callers() {
    return Optional.of(MxNetThread.executor());
  }

  @Override
  protected void useThreads(int count) {
    OpenMpThreads.use(count);
  }

  @Override
  protected long parallelThreshold() {
    return PARALLEL_THRESHOLD;
  }

  @Override
  protected NativeLibrary library() {
    return new NativeLibrary("libmxnet " + VERSION, folder);
  }
}
