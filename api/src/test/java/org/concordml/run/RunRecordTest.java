package org.concordml.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.ThreadCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run.json} keeps is what was written. */
class RunRecordTest {

  @TempDir private Path folder;

  @Test
  void everythingComesBack() {
    assertThat(RunRecord.fromJson(SampleRun.RUN.toJson())).isEqualTo(SampleRun.RUN);
  }

  @Test
  void theHistoryIsThatOfKerasWithNullForWhatIsUndefined() {
    JsonObject network =
        JsonParser.parseString(SampleRun.RUN.toJson())
            .getAsJsonObject()
            .getAsJsonArray("results")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("networks")
            .get(0)
            .getAsJsonObject();

    assertThat(network.get("valLoss")).hasToString("[0.5,0.25,null]");
    assertThat(network.get("seconds")).hasToString("[0.125,0.125,0.125]");
  }

  @Test
  void whatWasAskedForCanBeAskedForAgain() {
    assertThat(SampleRun.RUN.request())
        .isEqualTo(DeviceRequest.parse("gpu:1").withThreads(ThreadCount.of(4)));
  }

  @Test
  void anotherVersionIsRefusedBeforeAnythingElseIsLookedAt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunRecord.fromJson("{\"schemaVersion\": 2, \"news\": true}"))
        .withMessage(
            "its schemaVersion must be 1, which is what this version of Concord reads, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunRecord.fromJson("[]"))
        .withMessageContaining("found null");
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsPlace() {
    JsonObject json = JsonParser.parseString(SampleRun.RUN.toJson()).getAsJsonObject();
    json.addProperty("device", "tpu");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunRecord.fromJson(json.toString()))
        .withMessageContaining("device must be auto, cpu, gpu or gpu:N, found 'tpu'");

    JsonObject shorter = JsonParser.parseString(SampleRun.RUN.toJson()).getAsJsonObject();
    shorter
        .getAsJsonArray("results")
        .get(1)
        .getAsJsonObject()
        .getAsJsonArray("networks")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("metric")
        .remove(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunRecord.fromJson(shorter.toString()))
        .withMessageContaining("metric must have a value for each of 3 epochs, found 2");
  }

  @Test
  void aRunWithoutAResultIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleRun.with(SampleRun.RUN.recipe()))
        .withMessage("results must have at least one engine, found none");
  }

  @Test
  void aFileThatIsNoRecordIsBadDataAndNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), "{}");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> RunRecord.read(file))
        .withMessageContaining(file + ": must be the record of a run")
        .withMessageContaining("its schemaVersion must be 1");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> RunRecord.read(file))
        .withMessageContaining("found bytes that are no UTF-8");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> RunRecord.read(folder.resolve("none.json")))
        .withMessageContaining("none.json");
    Files.writeString(file, SampleRun.RUN.toJson());
    assertThat(List.of(RunRecord.read(file))).containsExactly(SampleRun.RUN);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFileWithoutEndTakesNoMoreThanItsLimit() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> RunRecord.read(Path.of("/dev/zero")))
        .withMessageContaining("it must have at most 134217728 bytes, found more");
  }
}
