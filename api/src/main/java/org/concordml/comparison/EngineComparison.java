package org.concordml.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordml.engine.TrainingBackend;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.EngineRunner;

/**
 * Runs one job on several engines, one after another, and compares each run with the reference's.
 *
 * @param runner how each engine is run
 * @param tolerance how far apart runs may be
 */
public record EngineComparison(EngineRunner runner, Tolerance tolerance) {

  /**
   * The result.
   *
   * @param runs in the order the engines were given
   * @param parity whether they agree
   */
  public record Result(List<EngineRun> runs, ParityReport parity) {

    /** Takes a copy. */
    public Result {
      runs = List.copyOf(runs);
    }
  }

  /**
   * Compares.
   *
   * @param backends the engines, each once
   * @param referenceId the one that the others are compared with; must be among them
   * @param job what to train
   * @param observer is told of every epoch of every engine
   * @return runs and parity
   */
  public Result run(
      List<TrainingBackend> backends,
      String referenceId,
      TrainingJob job,
      TrainingObserver observer) {
    List<TracedRun> runs = new ArrayList<>();
    for (TrainingBackend backend : backends) {
      runs.add(TracedRun.of(runner, backend, job, observer));
    }
    int reference = indexOf(backends, referenceId);
    List<EngineParity> parities = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      if (i != reference) {
        RunDifference difference =
            new RunDifference(tolerance, runner.decision(), runs.get(reference), runs.get(i));
        LockstepReplay.Party expected = party(backends.get(reference), runs.get(reference).run());
        LockstepReplay.Party actual = party(backends.get(i), runs.get(i).run());
        Optional<FirstDivergence> exact =
            difference
                .first()
                .flatMap(
                    coarse -> {
                      TrainingJob differing = job.member(coarse.network().orElse(1) - 1);
                      return new LockstepReplay(differing, tolerance)
                          .find(expected, actual, coarse.epoch())
                          .map(place -> place.in(coarse.network()));
                    });
        parities.add(difference.parity(exact));
      }
    }
    return new Result(
        runs.stream().map(TracedRun::run).toList(),
        new ParityReport(referenceId, tolerance.relative(), parities));
  }

  private static LockstepReplay.Party party(TrainingBackend backend, EngineRun run) {
    return new LockstepReplay.Party(backend, run.model().device());
  }

  private static int indexOf(List<TrainingBackend> backends, String id) {
    for (int i = 0; i < backends.size(); i++) {
      if (backends.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "reference must be one of the engines compared ("
            + String.join(", ", backends.stream().map(TrainingBackend::id).toList())
            + "), found '"
            + id
            + "'");
  }
}
