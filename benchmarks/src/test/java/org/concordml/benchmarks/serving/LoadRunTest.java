package org.concordml.benchmarks.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many connections at once get the answer that one alone gets; how soon is not judged here. */
class LoadRunTest {

  private static ServerProcess server;

  @BeforeAll
  static void start() throws IOException {
    server = ServerProcess.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyConnectionIsAnsweredAsOneAlone() throws Exception {
    for (Requests requests :
        new Requests[] {Requests.json(1), Requests.json(3), Requests.csv(20)}) {
      LoadRun.Result result = new LoadRun(server.uri(), requests).run(70, 0.2);

      assertThat(result.micros().getTotalCount()).isGreaterThanOrEqualTo(70);
      assertThat(result.micros().getValueAtPercentile(50)).isPositive();
      assertThat(result.wrong()).as(requests.name()).isZero();
      assertThat(result.seconds()).isGreaterThanOrEqualTo(0.2);
    }
    assertThat(server.cpuSeconds()).isPositive();
  }

  @Test
  void aRequestThatIsRefusedIsNoLoad() {
    Requests none =
        new Requests("JSON", "application/json", 1, "[]".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> new LoadRun(server.uri(), none))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there must be at least one row, found none");
  }
}
