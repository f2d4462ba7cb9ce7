package org.concordml.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.concordml.ConcordException;

/** A file cannot be written; the message names the path, the cause and what to do. */
public final class FileException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and what to do
   */
  public FileException(String message) {
    super(message, List.of());
  }

  private FileException(String message, Throwable cause) {
    super(message, List.of(), cause);
  }

  /**
   * @param what should be written, such as "the model"
   * @param path where to
   * @param failure of the file system
   * @return the same in words
   */
  public static FileException of(String what, Path path, IOException failure) {
    FileProblem problem = FileProblem.of(failure);
    return new FileException(
        what + " cannot be written to " + path + ": " + problem.cause() + ". " + problem.remedy(),
        failure);
  }
}
