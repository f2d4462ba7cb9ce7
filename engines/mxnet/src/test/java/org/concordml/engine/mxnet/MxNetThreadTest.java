package org.concordml.engine.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;

/** MXNet is called by one thread, however many ask. */
@DisabledOnOs(architectures = "aarch64", disabledReason = "MXNet has no build for it")
class MxNetThreadTest {

  @Test
  void oneThreadServesAllBackendsAndAllWhoAsk() throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<EngineAvailability>> answers = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        EngineBackend backend = new MxNetBackend();
        answers.add(threads.submit(backend::availability));
      }
      for (Future<EngineAvailability> answer : answers) {
        assertThat(answer.get()).isInstanceOf(EngineAvailability.Available.class);
      }
    } finally {
      threads.shutdown();
    }

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("concord-mxnet"))
        .singleElement()
        .satisfies(thread -> assertThat(thread.isDaemon()).as("lets the process end").isTrue());
  }
}
