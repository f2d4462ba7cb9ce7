package org.concordml.engine.testkit.contract;

import org.concordml.engine.EngineBackend;
import org.concordml.engine.testkit.Precision;
import org.concordml.engine.testkit.ScorerUnderTest;
import org.junit.jupiter.api.Nested;

/**
 * All that is asked of an engine that scores, whether it trains or not. One that does extends
 * {@link BackendContract}, which has this in it. To put one that only scores under it:
 *
 * <pre>{@code
 * class MyBackendContractTest extends ScoringBackendContract {
 *   MyBackendContractTest() {
 *     super(new MyBackend(), Precision.FLOAT32);
 *   }
 * }
 * }</pre>
 */
public abstract class ScoringBackendContract {

  private final ScorerUnderTest scorer;

  /**
   * @param backend the engine; it must be available where the tests run
   * @param precision how exactly it computes
   */
  protected ScoringBackendContract(EngineBackend backend, Precision precision) {
    scorer = new ScorerUnderTest(backend, precision);
  }

  @Nested
  class Scoring extends ScoringContract {
    Scoring() {
      super(scorer);
    }
  }

  @Nested
  class ScoringThreads extends ScoringThreadContract {
    ScoringThreads() {
      super(scorer);
    }
  }

  @Nested
  class ScoringResources extends ScoringResourceContract {
    ScoringResources() {
      super(scorer);
    }
  }
}
