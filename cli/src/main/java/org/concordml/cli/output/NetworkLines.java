package org.concordml.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordml.data.Task;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingObserver;

/**
 * One line a network of an ensemble: the epoch whose weights are kept. They are printed in order,
 * whichever ends first.
 */
final class NetworkLines implements TrainingObserver {

  private final PrintWriter out;
  private final int columns;
  private final Task task;
  private final int networks;

  /** Of each network the epochs so far. */
  private final SortedMap<Integer, SortedMap<Integer, EpochRecord>> histories = new TreeMap<>();

  /** Those whose line has to wait for one before. */
  private final SortedMap<Integer, String> ended = new TreeMap<>();

  private String engine = "";
  private int printed;

  /**
   * @param out stdout
   * @param columns that fit in a line; accuracies are left out where they do not
   * @param task what is predicted
   * @param networks of the ensemble
   */
  NetworkLines(PrintWriter out, int columns, Task task, int networks) {
    this.out = out;
    this.columns = columns;
    this.task = task;
    this.networks = networks;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started started) {
      begin(started);
      started.before().forEach(record -> keep(started.member(), record));
    } else if (event instanceof TrainingEvent.EpochFinished epoch) {
      keep(epoch.member(), epoch.record());
    } else if (event instanceof TrainingEvent.Finished end) {
      ended.put(end.member(), line(end));
      print();
    }
    out.flush();
  }

  private void keep(int member, EpochRecord record) {
    histories.computeIfAbsent(member, of -> new TreeMap<>()).put(record.epoch(), record);
  }

  private void begin(TrainingEvent.Started started) {
    if (!started.engine().equals(engine)) {
      engine = started.engine();
      printed = 0;
      histories.clear();
      out.println(EpochLines.where(started));
    }
  }

  private String line(TrainingEvent.Finished end) {
    EpochRecord kept = histories.get(end.member()).get(end.bestEpoch());
    int width = String.valueOf(networks).length();
    String network =
        String.format(
            Locale.ROOT,
            "  network %" + width + "d/%d  epoch %d of %d kept",
            end.member() + 1,
            networks,
            kept.epoch(),
            end.epochsRun());
    return EpochLines.line(network, kept, task, columns);
  }

  private void print() {
    while (!ended.isEmpty() && ended.firstKey() == printed) {
      out.println(ended.remove(printed));
      printed++;
    }
    if (printed == networks) {
      out.println();
    }
  }
}
