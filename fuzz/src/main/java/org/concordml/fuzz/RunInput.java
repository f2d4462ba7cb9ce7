package org.concordml.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.run.RunComparison;
import org.concordml.run.RunRecord;

/** What is kept of a run, the file {@code run.json}, and what it differs in from another. */
final class RunInput implements Reader {

  private final Scratch scratch;
  private final RunRecord run = Visits.bundle().run();

  RunInput() throws IOException {
    scratch = new Scratch();
  }

  @Override
  public List<Seed> seeds() {
    return List.of(Seed.json(run.toJson()));
  }

  @Override
  public boolean read(byte[] input) throws IOException {
    Path file = scratch.write(RunRecord.FILE_NAME, input);
    try {
      RunRecord read = RunRecord.read(file);
      if (!RunRecord.fromJson(read.toJson()).equals(read)) {
        throw new IllegalStateException("what is written again must be read as the same");
      }
      return RunComparison.between(run, read).isSameJob() || !read.equals(run);
    } catch (DataException refused) {
      return Refusal.of(refused, RunRecord.FILE_NAME);
    } finally {
      scratch.clear(List.of(file));
    }
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
