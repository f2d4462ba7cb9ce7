package org.concordml.benchmarks;

import java.util.Random;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;

/** What benchmarks of one session share: drawn rows of 30 features and the network 30-32-16-1. */
final class OpenSession {

  static final int COLUMNS = 30;

  private OpenSession() {}

  static TrainingSession of(String engine, TrainingJob job) {
    return of(engine, job, ThreadCount.AUTO);
  }

  static TrainingSession of(String engine, TrainingJob job, ThreadCount threads) {
    TrainingBackend backend = EngineRegistry.load().findTraining(engine);
    DeviceRequest request = DeviceRequest.AUTO.withThreads(threads);
    DeviceChoice device = DeviceChoice.choose(request, engine, backend.required());
    return backend.train(job.session(), device);
  }

  static TrainingJob job(Examples rows, int batch) {
    return TrainingJob.of(
        NetworkSpec.standard(COLUMNS),
        FitConfig.standard().batchSize(batch).epochs(1).build(),
        rows,
        draw(10));
  }

  static Examples draw(int count) {
    Random random = new Random(42);
    double[] values = random.doubles(Math.multiplyExact((long) count, COLUMNS)).toArray();
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      labels[i] = values[i * COLUMNS] + values[i * COLUMNS + 1] + 0.3 * random.nextGaussian() > 1;
    }
    return Examples.binary(FeatureMatrix.adopt(values, COLUMNS), labels);
  }
}
