package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OrderedTasksTest {

  @Test
  void resultsComeInTheOrderOfTheTasks() throws IOException {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    try (OrderedTasks<String> tasks = new OrderedTasks<>("ordered-a", 2)) {
      tasks.submit(() -> after(secondIsDone, "first"));
      tasks.submit(
          () -> {
            secondIsDone.countDown();
            return "second";
          });

      assertThat(tasks.take()).isEqualTo("first");
      assertThat(tasks.take()).isEqualTo("second");
    }
  }

  @Test
  void whateverATaskThrowsReachesTheCaller() {
    for (Throwable thrown :
        List.of(
            new OutOfMemoryError("Java heap space"),
            new IllegalStateException("a defect"),
            new IOException("not UTF-8"))) {
      try (OrderedTasks<String> tasks = new OrderedTasks<>("ordered-b", 2)) {
        tasks.submit(() -> fail(thrown));

        assertThatThrownBy(tasks::take).isSameAs(thrown);
      }
    }
    assertThat(threads("ordered-b")).isEmpty();
  }

  @Test
  void theThreadsEndThoughTasksAreLeft() {
    try (OrderedTasks<String> tasks = new OrderedTasks<>("ordered-c", 2)) {
      for (int i = 0; i < 100; i++) {
        tasks.submit(() -> "left");
      }
      assertThat(threads("ordered-c")).isNotEmpty().allMatch(Thread::isDaemon);
    }
    assertThat(threads("ordered-c")).isEmpty();
  }

  @Test
  void anInterruptedCallerGetsItsResultAndStaysInterrupted() throws IOException {
    try (OrderedTasks<String> tasks = new OrderedTasks<>("ordered-d", 1)) {
      Thread caller = Thread.currentThread();
      CountDownLatch begun = new CountDownLatch(1);
      tasks.submit(
          () -> {
            begun.countDown();
            caller.interrupt();
            return "read";
          });
      after(begun, "");

      assertThat(tasks.take()).isEqualTo("read");
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  private static String fail(Throwable thrown) throws IOException {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    throw (IOException) thrown;
  }

  private static String after(CountDownLatch latch, String result) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return result;
  }

  private static List<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .toList();
  }
}
