package org.concordml.engine.mxnet;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that calls MXNet, for all sessions of the process.
 *
 * <p>MXNet keeps some 5 MB for every thread that ever called it, also when that thread has ended.
 * And it has one worker for the operations of all threads, so that several callers would only queue
 * their operations beside one another; what one hand-over queues is in one piece, with the number
 * of threads that was asked for.
 */
final class MxNetThread {

  private static final Executor ONE =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), MxNetThread::make);

  private MxNetThread() {}

  static Executor executor() {
    return ONE;
  }

  /** It inherits nothing of the thread that happens to be the first to call. */
  private static Thread make(Runnable calls) {
    Thread thread = new Thread(null, calls, "concord-mxnet", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(MxNetThread.class.getClassLoader());
    return thread;
  }
}
