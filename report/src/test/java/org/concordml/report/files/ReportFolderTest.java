package org.concordml.report.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.Notice;
import org.concordml.report.GoldenText;
import org.concordml.report.JobReport;
import org.concordml.report.OtherJvm;
import org.concordml.report.SampleReport;
import org.concordml.report.chart.PictureUnavailableException;
import org.concordml.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

  private static final String[] NAMES = {
    "comparison.json", "curves.png", "history.csv", "predictions.csv", "run.json"
  };

  private static final String[] WITHOUT_PICTURE = {
    "comparison.json", "history.csv", "predictions.csv", "run.json"
  };

  @TempDir Path temp;

  @Test
  void writesFiveFilesAndNothingElse() throws IOException {
    Path out = temp.resolve("a/b");
    ReportFolder.Written written = write(out, SampleReport.compare());
    assertThat(names(out)).containsExactly(NAMES);
    assertThat(written.pictureProblem()).isEmpty();
    assertThat(written.files())
        .containsExactly(
            out.resolve("history.csv"),
            out.resolve("predictions.csv"),
            out.resolve("comparison.json"),
            out.resolve("run.json"),
            out.resolve("curves.png"));
    assertThat(out.resolve("history.csv")).hasContent(GoldenText.of("history.csv"));
    assertThat(out.resolve("predictions.csv")).hasContent(GoldenText.of("predictions.csv"));
    assertThat(out.resolve("comparison.json")).hasContent(GoldenText.of("compare.json"));
    assertThat(RunRecord.read(out.resolve("run.json"))).isEqualTo(SampleReport.compare().record());
    assertThat(out.resolve("curves.png")).isNotEmptyFile();
  }

  @Test
  void jobsOfOneProcessDoNotMeetInAFolder() throws IOException {
    try (ReportFolder first = ReportFolder.prepare(temp);
        ReportFolder second = ReportFolder.prepare(temp)) {
      assertThat(names(temp)).hasSize(2);
      first.write(SampleReport.compare());
      second.write(SampleReport.compare());
    }
    assertThat(names(temp)).containsExactly(NAMES);
  }

  @Test
  void whatAKilledProcessLeftIsRemovedAndWhatALivingOneHasIsNot() throws IOException {
    long living = ProcessHandle.current().pid();
    Path left = Files.createDirectory(temp.resolve(".concord-999999999999-1"));
    Files.writeString(left.resolve("history.csv"), "half");
    Path anothers = Files.createDirectory(temp.resolve(".concord-" + living + "-1"));
    Files.writeString(anothers.resolve("history.csv"), "another's");

    ReportFolder.prepare(temp).close();

    assertThat(names(temp)).containsExactly(anothers.getFileName().toString());
    assertThat(anothers.resolve("history.csv")).hasContent("another's");
  }

  @Test
  void replacesAnOlderReportAndLeavesOtherFilesAlone() throws IOException {
    Files.writeString(temp.resolve("history.csv"), "old");
    Files.writeString(temp.resolve("notes.txt"), "mine");
    write(temp, SampleReport.compare());
    assertThat(temp.resolve("history.csv")).hasContent(GoldenText.of("history.csv"));
    assertThat(temp.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void aPictureThatCannotBeDrawnDoesNotStopTheRest() throws IOException {
    Files.writeString(temp.resolve("curves.png"), "of an older report");
    PictureUnavailableException problem = new PictureUnavailableException("no fonts", null);
    try (ReportFolder folder = ReportFolder.prepare(temp)) {
      ReportFolder.Written written =
          folder.write(
              SampleReport.compare(),
              report -> {
                throw problem;
              });
      assertThat(written.pictureProblem()).contains(problem);
      assertThat(written.files()).hasSize(4);
    }
    assertThat(names(temp)).containsExactly(WITHOUT_PICTURE);
  }

  @Test
  void closingWithoutAReportLeavesNothing() throws IOException {
    try (ReportFolder folder = ReportFolder.prepare(temp.resolve("a/b/c"))) {
      assertThat(folder).isNotNull();
      assertThat(names(temp.resolve("a/b/c"))).hasSize(1).allMatch(name -> name.startsWith("."));
    }
    assertThat(names(temp)).isEmpty();
  }

  @Test
  void closingWithoutAReportSetsAnEarlierOneAside() throws IOException {
    Path out = Files.createDirectories(temp.resolve("out"));
    ReportFolder.prepare(out).close();
    assertThat(names(temp)).containsExactly("out");
    Files.writeString(out.resolve("history.csv"), "old");
    Files.writeString(out.resolve("notes.txt"), "mine");
    List<Notice> told = new ArrayList<>();
    ReportFolder.prepare(out, told::add).close();
    ReportFolder.prepare(out, told::add).close();

    assertThat(names(out)).containsExactly("notes.txt", "previous");
    assertThat(out.resolve("previous/history.csv")).hasContent("old");
    assertThat(told)
        .containsExactly(
            Notice.of(
                "Moved the report of an earlier job to "
                    + out.resolve("previous")
                    + "; this one made none."));
  }

  @Test
  void aReportThatAnotherWroteMeanwhileStaysWhereItIs() throws IOException {
    ReportFolder failing = ReportFolder.prepare(temp);
    write(temp, SampleReport.compare());
    failing.close();

    assertThat(names(temp)).contains("history.csv").doesNotContain("previous");
  }

  @Test
  void replacingTheReportOfAnotherJobIsTold() throws IOException {
    List<Notice> told = new ArrayList<>();
    write(temp, SampleReport.compare());
    write(temp, SampleReport.compare(), told);
    assertThat(told).isEmpty();

    write(temp, SampleReport.train(), told);
    assertThat(told)
        .containsExactly(
            Notice.of(
                "Replaced the report of another job in " + temp + " (compare of tumours.csv)."));

    told.clear();
    Files.writeString(temp.resolve("comparison.json"), "[1, 2");
    write(temp, SampleReport.train(), told);
    assertThat(told)
        .containsExactly(
            Notice.of("Replaced the report of another job in " + temp + " (unknown)."));
  }

  private static void write(Path folder, JobReport report, List<Notice> told) {
    try (ReportFolder prepared = ReportFolder.prepare(folder, told::add)) {
      prepared.write(report);
    }
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "text");
    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> ReportFolder.prepare(file))
        .withMessage(
            "the report must go to a folder, found that %s is a file. Choose another folder.",
            file);
    assertThat(file).hasContent("text");
  }

  @Test
  void refusesAFolderBelowAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "text");
    Path out = file.resolve("sub/out");
    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> ReportFolder.prepare(out))
        .withMessageStartingWith("the report cannot be written to " + out + ": ")
        .withMessageEndingWith(". Choose another folder.");
    assertThat(names(temp)).containsExactly("file");
  }

  @Test
  void refusesAFolderInTheWayOfAFileBeforeTheJob() throws IOException {
    Path inTheWay = Files.createDirectories(temp.resolve("history.csv/sub")).getParent();
    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> ReportFolder.prepare(temp))
        .withMessage(
            "the report needs the name of a file for %s, found a folder there. Move it away or"
                + " choose another folder.",
            inTheWay);
    assertThat(names(temp)).containsExactly("history.csv");
  }

  @Test
  void aFolderInTheWayAfterTheJobLeavesTheOlderReportWhole() throws IOException {
    Files.writeString(temp.resolve("history.csv"), "old");
    try (ReportFolder folder = ReportFolder.prepare(temp)) {
      Files.createDirectories(temp.resolve("comparison.json/sub"));
      assertThatExceptionOfType(ReportException.class)
          .isThrownBy(() -> folder.write(SampleReport.compare()));
    }
    assertThat(names(temp)).containsExactly("comparison.json", "previous");
    assertThat(temp.resolve("previous/history.csv")).hasContent("old");
  }

  @Test
  void aFolderThatVanishedDuringTheJobIsNamed() throws IOException {
    Path out = temp.resolve("out");
    try (ReportFolder folder = ReportFolder.prepare(out)) {
      for (String staging : names(out)) {
        Files.delete(out.resolve(staging));
      }
      assertThatExceptionOfType(ReportException.class)
          .isThrownBy(() -> folder.write(SampleReport.compare()))
          .withMessageStartingWith("the report cannot be written to " + out + ": there is no ");
    }
    assertThat(names(temp)).isEmpty();
  }

  @Test
  void isWrittenOnce() {
    try (ReportFolder folder = ReportFolder.prepare(temp)) {
      folder.write(SampleReport.compare());
      assertThatIllegalStateException().isThrownBy(() -> folder.write(SampleReport.compare()));
    }
  }

  @Test
  void anExitOfTheJvmLeavesNothing() throws Exception {
    Path out = temp.resolve("out/of/a/job");
    assertThat(OtherJvm.run(List.of(), InterruptedJob.class, out.toString()))
        .isEqualTo("prepared 1");
    assertThat(names(temp)).isEmpty();
  }

  @Test
  void withoutTheDesktopModuleOnlyThePictureIsMissing() throws Exception {
    String output =
        OtherJvm.run(
            List.of("--limit-modules", "java.base,java.logging,java.management"),
            JobWithoutDesktop.class,
            temp.toString());
    assertThat(output)
        .startsWith("curves.png cannot be drawn because Java's graphics do not work here (")
        .contains("Install a Java runtime with the java.desktop module, fontconfig, FreeType");
    assertThat(names(temp)).containsExactly(WITHOUT_PICTURE);
  }

  private static ReportFolder.Written write(Path out, JobReport report) {
    try (ReportFolder folder = ReportFolder.prepare(out)) {
      return folder.write(report);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
