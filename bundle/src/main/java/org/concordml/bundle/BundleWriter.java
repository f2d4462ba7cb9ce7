package org.concordml.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.concordml.bundle.safetensors.DataType;
import org.concordml.data.DataException;
import org.concordml.files.AtomicFile;
import org.concordml.files.FileException;
import org.concordml.model.Model;

/**
 * Writes a bundle: to a zip archive if its name ends with {@code .zip}, to a folder otherwise;
 * whole or not at all. The same bundle is always the same bytes; of a job that is run again {@code
 * run.json} alone is another, {@code checks.json} where other engines are there, and the manifest's
 * lines on them. Stateless.
 */
public final class BundleWriter {

  private static final String WHAT = "the model";

  /** The first that an archive can hold; dates are in {@code run.json}. */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BundleWriter() {}

  /**
   * Makes sure that a bundle can be written, before the work that it is to hold.
   *
   * @param path where to
   * @throws FileException if it cannot, or something else than a bundle is there or in it
   */
  public static void requireWritable(Path path) {
    if (Files.exists(path)) {
      requireBundle(path);
    }
    AtomicFile.requireFolder(WHAT, path);
    Path place = path.toAbsolutePath();
    AtomicFile.requireWritable(WHAT, place.resolveSibling(place.getFileName() + ".probe"));
  }

  /** A folder or file of somebody else must not be replaced. */
  private static void requireBundle(Path path) {
    try {
      BundleReader.manifest(path);
    } catch (DataException another) {
      throw new FileException(
          "the model would replace "
              + path
              + ", which is no model that Concord saved. Choose another name, or move it away.");
    }
    if (Files.isDirectory(path)) {
      requireNothingElse(path);
    }
  }

  /** The folder is replaced as a whole, so what somebody put into it would be lost. */
  private static void requireNothingElse(Path folder) {
    Set<String> own =
        Stream.of(BundleFile.values()).map(BundleFile::fileName).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> other =
          files.filter(file -> !own.contains(file.getFileName().toString())).sorted().findFirst();
      if (other.isPresent()) {
        throw new FileException(
            "the model would replace "
                + folder
                + " and with it "
                + other.get().getFileName()
                + ", which is no file of a model. Move that away, or choose another name.");
      }
    } catch (IOException e) {
      throw FileException.of(WHAT, folder, e);
    }
  }

  /**
   * Writes.
   *
   * @param bundle what
   * @param path where to; a bundle that is there is replaced
   * @throws FileException if it cannot be written, or something else than a bundle is there;
   *     nothing is changed then
   */
  public static void write(Bundle bundle, Path path) {
    Map<String, byte[]> files = files(bundle);
    if (Files.exists(path)) {
      requireBundle(path);
    }
    if (path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      try (AtomicFile file = AtomicFile.create(WHAT, path)) {
        file.writeAll(zip(files));
        file.commit();
      }
    } else {
      BundleFolder.write(WHAT, path, files);
    }
  }

  static Map<String, byte[]> files(Bundle bundle) {
    Model model = bundle.model();
    Map<String, byte[]> files = new LinkedHashMap<>();
    put(files, BundleFile.WEIGHTS, WeightsFile.of(model.members(), DataType.F32));
    if (!WeightsFile.isFloat32(model.members())) {
      put(files, BundleFile.WEIGHTS_FLOAT64, WeightsFile.of(model.members(), DataType.F64));
    }
    if (model.members().size() == 1) {
      put(files, BundleFile.DJL, DjlParametersFile.of(model.network(), model.members().get(0)));
    }
    put(files, BundleFile.PREPROCESS, utf8(model.preprocessing().toJson() + "\n"));
    put(files, BundleFile.GOLDEN, utf8(bundle.golden().toJson()));
    put(files, BundleFile.RUN, utf8(bundle.run().toJson()));
    put(files, BundleFile.CHECKS, utf8(new ChecksFile(bundle.checks()).toJson()));
    put(files, BundleFile.HISTORY, utf8(HistoryFile.of(bundle)));
    put(files, BundleFile.MLMODEL, utf8(MlflowFile.of(model)));
    put(files, BundleFile.CARD, utf8(CardFile.of(bundle)));
    Map<String, FileFacts> facts = new LinkedHashMap<>();
    files.forEach((name, content) -> facts.put(name, FileFacts.of(content)));
    Map<String, byte[]> all = new LinkedHashMap<>();
    put(all, BundleFile.MANIFEST, utf8(manifest(bundle, facts).toJson()));
    all.putAll(files);
    return all;
  }

  private static void put(Map<String, byte[]> files, BundleFile file, byte[] content) {
    files.put(file.fileName(), content);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Manifest manifest(Bundle bundle, Map<String, FileFacts> files) {
    Model model = bundle.model();
    return new Manifest(
            Manifest.FORMAT,
            Manifest.SCHEMA_VERSION,
            "",
            "concord " + model.provenance().concordVersion(),
            model.schema(),
            model.network(),
            model.members().size(),
            DecisionFacts.of(model.decision(), bundle.recipe()),
            bundle.training(),
            files)
        .identified();
  }

  /** Not compressed: what another version of zlib makes of it would be other bytes. */
  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(DATE);
        entry.setSize(file.getValue().length);
        CRC32 sum = new CRC32();
        sum.update(file.getValue());
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array never throws it
    }
    return bytes.toByteArray();
  }
}
