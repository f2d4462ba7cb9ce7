package org.concordml.engine.testkit.contract;

import org.concordml.engine.TrainingBackend;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Precision;
import org.junit.jupiter.api.Nested;

/**
 * All that is asked of an engine that trains, the scoring part included. To put an engine under it:
 *
 * <pre>{@code
 * class MyBackendContractTest extends BackendContract {
 *   MyBackendContractTest() {
 *     super(new MyBackend(), Precision.FLOAT32);
 *   }
 * }
 * }</pre>
 *
 * <p>An engine that can use a GPU extends {@link GpuContract} too.
 */
public abstract class BackendContract extends ScoringBackendContract {

  private final EngineUnderTest engine;

  /**
   * @param backend the engine; it must be available where the tests run
   * @param precision how exactly it computes
   */
  protected BackendContract(TrainingBackend backend, Precision precision) {
    super(backend, precision);
    engine = new EngineUnderTest(backend, precision);
  }

  @Nested
  class GoldenRuns extends GoldenRunContract {
    GoldenRuns() {
      super(engine);
    }
  }

  @Nested
  class Steps extends StepContract {
    Steps() {
      super(engine);
    }
  }

  @Nested
  class Gradients extends GradientContract {
    Gradients() {
      super(engine);
    }
  }

  @Nested
  class Sessions extends SessionContract {
    Sessions() {
      super(engine);
    }
  }

  @Nested
  class Batches extends BatchContract {
    Batches() {
      super(engine);
    }
  }

  @Nested
  class Threads extends ThreadContract {
    Threads() {
      super(engine);
    }
  }

  @Nested
  class Concurrency extends ConcurrencyContract {
    Concurrency() {
      super(engine);
    }
  }

  @Nested
  class Extremes extends ExtremesContract {
    Extremes() {
      super(engine);
    }
  }

  @Nested
  class Resources extends ResourceContract {
    Resources() {
      super(engine);
    }
  }

  @Nested
  class Interrupts extends InterruptContract {
    Interrupts() {
      super(engine);
    }
  }

  @Nested
  class Resuming extends ResumeContract {
    Resuming() {
      super(engine);
    }
  }

  @Nested
  class FrozenLayers extends FrozenLayersContract {
    FrozenLayers() {
      super(engine);
    }
  }
}
