package org.concordml.engine;

import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;
import org.concordml.Setting;

/** An engine cannot do what a job asks of it; found before anything is computed. */
public final class UnsupportedJobException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param fact the engine, and what it lacks
   * @param remedies ways out, each by itself
   */
  public UnsupportedJobException(String fact, Remedy... remedies) {
    super(fact, List.of(remedies));
  }

  /**
   * Says what an engine lacks, and what to do.
   *
   * @param engine id
   * @param lacks what its refusal says
   * @return the exception, to be thrown
   */
  public static UnsupportedJobException of(String engine, String lacks) {
    return new UnsupportedJobException(
        "engine " + engine + " cannot do " + lacks + ".",
        Remedy.of("choose an engine that can", Setting.ENGINE, "java"),
        Remedy.of("leave it out of the job"));
  }
}
