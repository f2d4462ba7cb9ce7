package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that are ended while they train: by SIGKILL at random moments, a handful of times
 * or as often as {@code -Dconcord.kills=100} says, and by what Ctrl-C sends.
 */
@DisabledOnOs(OS.WINDOWS)
class KilledTrainingTest {

  private static final int KILLS = Integer.getInteger("concord.kills", 4);
  private static final long SEED = Long.getLong("concord.kills.seed", 1);

  private static final int EPOCHS = 400;
  private static final List<String> TRAIN =
      List.of("train", "--engine", "java", "--epochs", "" + EPOCHS, "--dropout", "0.1");
  private static final Pattern EPOCH = Pattern.compile("^ +epoch +(\\d+)/", Pattern.MULTILINE);
  private static final Pattern BEFORE = Pattern.compile("goes on after epoch (\\d+) of");

  @TempDir Path folder;
  private int runs;

  private static List<String> words(List<String> first, Object... more) {
    List<String> all = new ArrayList<>(first);
    Stream.of(more).map(String::valueOf).forEach(all::add);
    return all;
  }

  private static int lastEpoch(ConcordProcess run) {
    int last = 0;
    for (Matcher line = EPOCH.matcher(run.printed()); line.find(); ) {
      last = Integer.parseInt(line.group(1));
    }
    return last;
  }

  private static void awaitEpoch(ConcordProcess run, int epoch) throws InterruptedException {
    while (run.process().isAlive() && lastEpoch(run) < epoch) {
      Thread.sleep(2);
    }
  }

  private ConcordProcess start(List<String> arguments) throws IOException {
    return ConcordProcess.start(folder, ++runs, arguments);
  }

  /** All numbers of a report but for what was measured of the process. */
  private static String numbers(Path report) throws IOException {
    StringBuilder numbers = new StringBuilder(Files.readString(report.resolve("predictions.csv")));
    for (String line : Files.readAllLines(report.resolve("history.csv"))) {
      numbers.append(line, 0, line.lastIndexOf(',')).append('\n'); // seconds are the last
    }
    return numbers.toString();
  }

  private String uninterrupted() throws Exception {
    Path report = folder.resolve("whole");
    assertThat(start(words(TRAIN, "--out", report)).ended()).isZero();
    assertThat(Files.readAllLines(report.resolve("history.csv"))).hasSize(EPOCHS + 1);
    return numbers(report);
  }

  @Test
  void aTrainingKilledAtRandomMomentsEndsWithTheSameBits() throws Exception {
    String whole = uninterrupted();
    Random random = new Random(SEED);
    int kills = 0;
    for (int round = 0; kills < KILLS; round++) {
      Path report = folder.resolve("killed-" + round);
      Path checkpoints = report.resolve("checkpoint");
      int kept = 0;
      boolean finished = false;
      while (!finished) {
        boolean goesOn = kept > 0;
        ConcordProcess run =
            start(
                goesOn
                    ? List.of("train", "--resume", checkpoints.toString())
                    : words(TRAIN, "--out", report, "--checkpoint-every", 1));
        if (kills < KILLS) {
          awaitEpoch(run, kept + 1 + random.nextInt(EPOCHS / 4));
          Thread.sleep(random.nextInt(8));
          kills += run.process().isAlive() ? 1 : 0;
          run.process().destroyForcibly();
        }
        finished = run.ended() == 0;
        Matcher before = BEFORE.matcher(run.printed());
        if (goesOn) {
          assertThat(before.find()).as(run.printed()).isTrue();
          // Every epoch that was told of is kept, and at most one more.
          assertThat(Integer.parseInt(before.group(1))).isBetween(kept, kept + 1);
        }
        kept = Math.max(kept, lastEpoch(run));
      }
      assertThat(numbers(report)).as("round %s of seed %s", round, SEED).isEqualTo(whole);
      assertThat(checkpoints).doesNotExist();
    }
    System.out.println(kills + " kills, seed " + SEED);
  }

  @Test
  void ctrlCKeepsTheLastEpochAndSaysHowToGoOn() throws Exception {
    String whole = uninterrupted();
    Path report = folder.resolve("interrupted");
    Path checkpoints = folder.resolve("kept here");
    ConcordProcess run =
        start(
            words(TRAIN, "--out", report, "--checkpoint-every", 1000, "--checkpoint", checkpoints));
    awaitEpoch(run, 20);
    run.send("INT");

    assertThat(run.ended()).isEqualTo(130);
    int told = lastEpoch(run);
    Matcher kept =
        Pattern.compile("note: (\\d+) epochs are kept. Go on with: concord train --resume (.*)\n")
            .matcher(Files.readString(run.err()));
    assertThat(kept.find()).as(run.printed()).isTrue();
    assertThat(Integer.parseInt(kept.group(1))).isBetween(told, told + 1);
    assertThat(kept.group(2)).isEqualTo("\"" + checkpoints + "\"");
    assertThat(report.resolve("history.csv")).doesNotExist();

    ConcordProcess resumed = start(List.of("train", "--resume", checkpoints.toString()));
    assertThat(resumed.ended()).as(resumed.printed()).isZero();
    assertThat(numbers(report)).isEqualTo(whole);
    assertThat(checkpoints).doesNotExist();
  }

  @Test
  void aSecondTrainingOfTheSameCheckpointsIsRefusedWhileTheFirstRuns() throws Exception {
    String whole = uninterrupted();
    Path report = folder.resolve("first");
    Path checkpoints = report.resolve("checkpoint");
    ConcordProcess first = start(words(TRAIN, "--out", report, "--checkpoint-every", 1));
    awaitEpoch(first, 3);
    first.send("STOP"); // it runs, and cannot come to its end meanwhile

    ConcordProcess second = start(List.of("train", "--resume", checkpoints.toString()));

    assertThat(second.ended()).as(second.printed()).isEqualTo(2);
    assertThat(second.printed())
        .contains(
            "error: checkpoints cannot be written to "
                + checkpoints
                + ": a training that is still running keeps its own there. Wait for its end, or"
                + " choose another folder.");
    first.process().destroyForcibly();
    first.ended();
    ConcordProcess third = start(List.of("train", "--resume", checkpoints.toString()));
    assertThat(third.ended()).as(third.printed()).isZero();
    assertThat(numbers(report)).isEqualTo(whole);
    assertThat(checkpoints).doesNotExist();
  }
}
