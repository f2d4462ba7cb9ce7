package org.concordml.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/**
 * Why a file cannot be written and what to do, in words; Java leaves the words out of its commonest
 * exceptions.
 *
 * @param cause a phrase
 * @param remedy a sentence
 */
public record FileProblem(String cause, String remedy) {

  private static final Pattern NO_ROOM = Pattern.compile("(?i)space|quota|too large");

  /**
   * @param e what went wrong with a file or folder
   * @return the same in words
   */
  public static FileProblem of(IOException e) {
    String cause = cause(e);
    boolean noRoom = !(e instanceof AccessDeniedException) && NO_ROOM.matcher(cause).find();
    return new FileProblem(
        cause, noRoom ? "Make room there or choose another folder." : "Choose another folder.");
  }

  /**
   * @param e what went wrong as a file was read
   * @return a phrase
   */
  public static String ofReading(IOException e) {
    return e instanceof AccessDeniedException denied
        ? "no permission to read " + denied.getFile()
        : cause(e);
  }

  private static String cause(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "no permission to write " + denied.getFile();
    } else if (e instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is a file, not a folder";
    } else if (e instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    } else if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
