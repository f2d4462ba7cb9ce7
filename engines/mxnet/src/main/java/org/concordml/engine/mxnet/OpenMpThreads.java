package org.concordml.engine.mxnet;

import ai.djl.mxnet.jna.LibUtils;
import ai.djl.mxnet.jna.MxnetLibrary;
import ai.djl.mxnet.jna.MxnetLibrary.EngineFuncParamDeleter;
import ai.djl.mxnet.jna.MxnetLibrary.EngineSyncFunc;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * How many OpenMP threads MXNet computes with.
 *
 * <p>OpenMP keeps that number for each thread that starts parallel work, and MXNet starts it in a
 * worker of its own: {@code MXSetNumOMPThreads} called from here has no effect there. So the call
 * is queued like an operation, and the worker makes it itself. MXNet has one such worker unless
 * {@code MXNET_CPU_WORKER_NTHREADS} says otherwise; of several, one alone would be told.
 *
 * <p>The worker must not stay attached to Java between calls: it would detach itself as the process
 * ends, when Java no longer answers, and the process would never end.
 *
 * <p>All sessions of the process share the worker. Each asks before every step and piece of
 * scoring, and queues that in one piece from {@link MxNetThread}, so each has its own number.
 */
final class OpenMpThreads {

  private static final int CPU = 1;

  /** Made when a session first asks, which is after the library was loaded. */
  private static final class Holder {
    private static final OpenMpThreads WORKER = new OpenMpThreads();
  }

  private final MxnetLibrary library = LibUtils.loadLibrary();
  private final Memory context = new Memory(2 * Integer.BYTES);
  private volatile int count;

  // Fields, so that they live as long as the native side may call them.
  private final EngineSyncFunc inWorker = this::setHere;
  private final EngineFuncParamDeleter nothingToFree = parameter -> {};

  private OpenMpThreads() {
    context.setInt(0, CPU);
    context.setInt(Integer.BYTES, 0);
  }

  /** Has operations that are queued from now on use so many. */
  static void use(int wanted) {
    if (wanted != Holder.WORKER.count) {
      Holder.WORKER.tell(wanted);
    }
  }

  private synchronized void tell(int wanted) {
    count = wanted;
    // The number goes along as the call's parameter: sessions run ahead of the worker, and a field
    // would hold a later session's number by the time it is read.
    Pointer parameter = new Pointer(wanted);
    int code =
        library.MXEnginePushSync(
            inWorker, parameter, nothingToFree, context, null, 0, null, 0, null, 0, "set threads");
    if (code != 0) {
      count = 0;
      throw new IllegalStateException(
          "MXNet must take the number of threads, found that it refused: "
              + library.MXGetLastError());
    }
  }

  private void setHere(Pointer runContext, Pointer parameter) {
    library.MXSetNumOMPThreads((int) Pointer.nativeValue(parameter));
  }
}
