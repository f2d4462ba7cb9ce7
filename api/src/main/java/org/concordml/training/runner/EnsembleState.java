package org.concordml.training.runner;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingState;

/**
 * How far each network of a job has come; of a network alone, that of number 0.
 *
 * @param members state of each that has an epoch behind it, by its number from 0
 */
public record EnsembleState(SortedMap<Integer, TrainingState> members) {

  /** Takes a copy. */
  public EnsembleState {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }

  /**
   * @return that of a job of which no network has an epoch behind it
   */
  public static EnsembleState beginning() {
    return new EnsembleState(new TreeMap<>());
  }

  /**
   * @return epochs done, of all networks together
   */
  public int epochs() {
    return members.values().stream().mapToInt(TrainingState::epochs).sum();
  }

  /**
   * @param member which network, from 0
   * @return how far it is; empty if it has no epoch behind it
   */
  public Optional<TrainingState> of(int member) {
    return Optional.ofNullable(members.get(member));
  }

  /**
   * @param member which network, from 0
   * @param state how far it is now
   * @return the same with that
   */
  public EnsembleState with(int member, TrainingState state) {
    SortedMap<Integer, TrainingState> more = new TreeMap<>(members);
    more.put(member, state);
    return new EnsembleState(more);
  }

  /**
   * Checks that this is the state of a training of a job.
   *
   * @param job to go on with
   * @throws IllegalArgumentException if it is of more networks, or {@link TrainingState#requireOf}
   */
  public void requireOf(TrainingJob job) {
    int networks = job.config().ensemble();
    if (!members.isEmpty() && (members.firstKey() < 0 || members.lastKey() >= networks)) {
      throw new IllegalArgumentException(
          "the state must be of at most " + networks + " networks, found " + members.keySet());
    }
    members.forEach((member, state) -> state.requireOf(job.member(member)));
  }
}
