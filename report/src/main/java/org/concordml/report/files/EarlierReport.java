package org.concordml.report.files;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that an earlier job left in a folder, as they were when a new job began. A report that
 * somebody else put there meanwhile is not among them.
 *
 * @param folder of the report
 * @param files name and date of each, in the report's order
 */
record EarlierReport(Path folder, Map<String, FileTime> files) {

  /** Where they go when the new job fails. */
  static final String PREVIOUS = "previous";

  /** What makes two jobs the same, in their JSON documents. */
  private static final List<String> JOB = List.of("command", "data", "split", "config");

  static EarlierReport in(Path folder, List<String> names) {
    Map<String, FileTime> files = new LinkedHashMap<>();
    for (String name : names) {
      modified(folder.resolve(name)).ifPresent(date -> files.put(name, date));
    }
    return new EarlierReport(folder, files);
  }

  private static Optional<FileTime> modified(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.getLastModifiedTime(file))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty(); // gone meanwhile, or nothing that could be taken for a report
    }
  }

  /**
   * Moves the files to a sub-folder, so that nobody takes them for those of a job that failed.
   *
   * @return the sub-folder; empty if there was nothing to move
   * @throws IOException if a file cannot be moved
   */
  Optional<Path> setAside() throws IOException {
    Path previous = folder.resolve(PREVIOUS);
    boolean moved = false;
    for (Map.Entry<String, FileTime> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (Files.isRegularFile(path) && Files.getLastModifiedTime(path).equals(file.getValue())) {
        Files.createDirectories(previous);
        Files.move(path, previous.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
        moved = true;
      }
    }
    return moved ? Optional.of(previous) : Optional.empty();
  }

  /**
   * Whose report it is that a new one replaces.
   *
   * @param contents the new files; the job is told from the one that is JSON
   * @return what job the earlier report was of, if it was another's
   */
  Optional<String> ofAnotherJob(Map<String, byte[]> contents) {
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      if (file.getKey().endsWith(".json") && files.containsKey(file.getKey())) {
        Optional<JsonObject> earlier = job(folder.resolve(file.getKey()));
        JsonObject now = job(new StringReader(new String(file.getValue(), StandardCharsets.UTF_8)));
        return earlier.isPresent() && earlier.get().equals(now)
            ? Optional.empty()
            : Optional.of(earlier.map(EarlierReport::named).orElse("unknown"));
      }
    }
    return files.isEmpty() ? Optional.empty() : Optional.of("unknown");
  }

  private static Optional<JsonObject> job(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      return Optional.of(job(text));
    } catch (IOException
        | UncheckedIOException
        | JsonParseException
        | IllegalStateException foreign) {
      return Optional.empty(); // a file of that name that is no report of Concord
    }
  }

  /**
   * The members that tell a job. They stand in front of its results, which may be long and are not
   * read.
   *
   * @throws IllegalStateException if it is no object
   */
  private static JsonObject job(Reader text) {
    JsonObject job = new JsonObject();
    try {
      JsonReader json = new JsonReader(text);
      json.beginObject();
      while (job.size() < JOB.size() && json.hasNext()) {
        String member = json.nextName();
        if (JOB.contains(member)) {
          job.add(member, JsonParser.parseReader(json));
        } else {
          json.skipValue();
        }
      }
      return job;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String named(JsonObject document) {
    String command = text(document, "command").orElse("unknown");
    Optional<String> source =
        Optional.ofNullable(document.get("data"))
            .filter(JsonElement::isJsonObject)
            .flatMap(data -> text(data.getAsJsonObject(), "source"));
    return source.map(table -> command + " of " + table).orElse(command);
  }

  private static Optional<String> text(JsonObject object, String member) {
    return Optional.ofNullable(object.get(member))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }
}
