package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleMismatchException;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.DataException;
import org.concordml.engine.DeviceRequest;
import org.concordml.files.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Saved models. The first byte says which file of one is changed, the second whether the author
 * made the hashes fit and whether it is a folder or an archive; or that the archive itself is
 * changed.
 */
final class BundleInput implements Reader {

  private static final String MANIFEST = "manifest.json";

  private final Scratch scratch;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final byte[] archive;

  BundleInput() throws IOException {
    scratch = new Scratch();
    Bundle bundle = Visits.bundle();
    Path zip = scratch.folder().resolve("whole.zip");
    BundleWriter.write(bundle, zip);
    archive = Files.readAllBytes(zip);
    Files.delete(zip);
    Path folder = scratch.folder().resolve("whole");
    BundleWriter.write(bundle, folder);
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Each file as it is, in a folder and an archive, sealed and not; and the archive. */
  @Override
  public List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    int file = 0;
    for (byte[] content : files.values()) {
      for (byte how = 0; how < 4; how++) {
        seeds.add(Seed.bytes(ByteMutation.join(new byte[] {(byte) file, how, 0}, content)));
      }
      file++;
    }
    seeds.add(Seed.bytes(ByteMutation.join(new byte[] {0, 4, 0}, archive)));
    return seeds;
  }

  @Override
  public boolean read(byte[] input) throws IOException {
    Choices choices = new Choices(input);
    String name = choices.of(List.copyOf(files.keySet()));
    int how = choices.below(5);
    if (how == 4) {
      byte[] mutant = Mutant.of(choices, List.of(Seed.bytes(archive)));
      return open("model.zip", Map.of("model.zip", mutant));
    }
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, Mutant.of(choices, List.of(seed(name))));
    if (how % 2 == 0) {
      seal(changed, name);
    }
    if (how < 2) {
      return open("model.zip", Map.of("model.zip", zip(changed)));
    }
    Map<String, byte[]> folder = new LinkedHashMap<>();
    changed.forEach((file, content) -> folder.put("model/" + file, content));
    return open("model", folder);
  }

  private Seed seed(String name) {
    byte[] content = content(files, name);
    return name.endsWith(".json") ? new Seed(Seed.Grammar.JSON, content) : Seed.bytes(content);
  }

  /** As a malicious author does: facts of the changed file, and the id of it all. */
  private static void seal(Map<String, byte[]> files, String changed) {
    JsonObject manifest = object(content(files, MANIFEST));
    if (manifest == null) {
      return;
    }
    if (!changed.equals(MANIFEST)) {
      JsonObject facts = new JsonObject();
      facts.addProperty("bytes", content(files, changed).length);
      facts.addProperty("sha256", Sha256.of(content(files, changed)));
      manifest.getAsJsonObject("files").add(changed, facts);
    }
    JsonObject named = manifest.deepCopy();
    named.addProperty("id", "");
    if (named.get("files") instanceof JsonObject all) {
      all.remove("run.json");
      all.remove("checks.json");
    }
    manifest.addProperty("id", Sha256.of(named.toString().getBytes(UTF_8)));
    files.put(MANIFEST, manifest.toString().getBytes(UTF_8));
  }

  private static byte[] content(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static @Nullable JsonObject object(byte[] content) {
    try {
      JsonElement json = JsonParser.parseString(new String(content, UTF_8));
      return json.isJsonObject() ? json.getAsJsonObject() : null;
    } catch (JsonParseException broken) {
      return null;
    }
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private boolean open(String name, Map<String, byte[]> contents) throws IOException {
    List<Path> written = new ArrayList<>();
    try {
      for (Map.Entry<String, byte[]> file : contents.entrySet()) {
        written.add(scratch.write(file.getKey(), file.getValue()));
      }
      return open(scratch.folder().resolve(name));
    } finally {
      scratch.clear(written);
    }
  }

  private static boolean open(Path model) {
    Bundle bundle;
    try {
      BundleReader.manifest(model);
      bundle = BundleReader.read(model);
    } catch (DataException refused) {
      return Refusal.of(refused, model.getFileName().toString());
    }
    try {
      bundle.check(Visits.JAVA, DeviceRequest.CPU);
      return true;
    } catch (DataException | BundleMismatchException refused) {
      return Refusal.of(refused, "");
    }
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
