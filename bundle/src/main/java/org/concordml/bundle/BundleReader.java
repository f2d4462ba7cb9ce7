package org.concordml.bundle;

import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.model.Model;
import org.concordml.network.Weights;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.preprocess.OutputColumn;
import org.concordml.provenance.Provenance;
import org.concordml.run.RunRecord;

/**
 * Reads a bundle, from a folder or a zip archive, whoever made it: every file must be the one that
 * its manifest tells of, and all of them must fit one another. Stateless.
 */
public final class BundleReader {

  /** Files that only have to be what the manifest tells of. */
  private static final List<BundleFile> FOR_OTHERS =
      List.of(BundleFile.HISTORY, BundleFile.MLMODEL, BundleFile.CARD);

  private BundleReader() {}

  /**
   * Reads.
   *
   * @param path a folder or a zip archive
   * @return the bundle
   * @throws DataException if there is none, a file of it was changed or is damaged, or it was
   *     written by a later version
   */
  public static Bundle read(Path path) {
    return saved(path).bundle();
  }

  /**
   * Reads, for whoever wants its id, too.
   *
   * @param path a folder or a zip archive
   * @return the bundle and its manifest
   * @throws DataException as {@link #read}
   */
  public static SavedBundle saved(Path path) {
    try (BundleSource source = BundleSource.open(path)) {
      Manifest manifest = manifest(source);
      for (BundleFile forOthers : FOR_OTHERS) {
        source.file(forOthers, manifest);
      }
      if (manifest.members() == 1) {
        source.file(BundleFile.DJL, manifest);
      }
      RunRecord run = parse(source, BundleFile.RUN, RunRecord::fromJson, manifest);
      Bundle bundle =
          new Bundle(
              model(source, manifest, run.provenance()),
              manifest.training(),
              parse(
                  source,
                  BundleFile.GOLDEN,
                  text -> GoldenRows.read(text, manifest.network().outputs()),
                  manifest),
              run,
              parse(source, BundleFile.CHECKS, ChecksFile::read, manifest).checks());
      return new SavedBundle(manifest, bundle);
    }
  }

  /**
   * Reads what a bundle says of itself, and nothing else.
   *
   * @param path a folder or a zip archive
   * @return the manifest
   * @throws DataException as {@link #read}
   */
  public static Manifest manifest(Path path) {
    try (BundleSource source = BundleSource.open(path)) {
      return manifest(source);
    }
  }

  private static Manifest manifest(BundleSource source) {
    String text = new String(source.manifest(), StandardCharsets.UTF_8);
    Manifest manifest;
    try {
      manifest = Manifest.read(text);
    } catch (IllegalArgumentException | JsonParseException refused) {
      throw broken(source, BundleFile.MANIFEST, refused);
    }
    if (!Manifest.isAsWritten(text)) {
      throw new DataException(
          source.name(BundleFile.MANIFEST)
              + " must be as it was when the model was saved, found another content for its id. The"
              + " model is damaged or was changed; take another copy of it.");
    }
    return manifest;
  }

  private static Model model(BundleSource source, Manifest manifest, Provenance provenance) {
    FittedPreprocessing preprocessing =
        parse(source, BundleFile.PREPROCESS, FittedPreprocessing::fromJson, manifest);
    requireFeatures(source, manifest, preprocessing);
    List<Weights> weights = weights(source, manifest);
    try {
      return new Model(
          manifest.schema(),
          preprocessing,
          manifest.network(),
          weights,
          manifest.decision().decision(),
          provenance);
    } catch (IllegalArgumentException doNotFit) {
      throw broken(source, BundleFile.MANIFEST, doNotFit);
    }
  }

  private static void requireFeatures(
      BundleSource source, Manifest manifest, FittedPreprocessing preprocessing) {
    List<String> given = preprocessing.outputs().stream().map(OutputColumn::name).toList();
    if (!given.equals(manifest.schema().features())) {
      throw new DataException(
          source.name(BundleFile.MANIFEST)
              + ": the features of the manifest must be what "
              + BundleFile.PREPROCESS.fileName()
              + " gives, found others.");
    }
  }

  private static List<Weights> weights(BundleSource source, Manifest manifest) {
    BundleFile file =
        manifest.files().containsKey(BundleFile.WEIGHTS_FLOAT64.fileName())
            ? BundleFile.WEIGHTS_FLOAT64
            : BundleFile.WEIGHTS;
    // Before memory is taken: a small file cannot hold the parameters of a large network.
    long parameters = (long) manifest.network().layout().size() * manifest.members();
    long bytes = manifest.files().getOrDefault(file.fileName(), new FileFacts(0, "")).bytes();
    if (manifest.members() < 1 || bytes / Float.BYTES < parameters) {
      throw new DataException(
          source.name(file)
              + " must have the "
              + parameters
              + " parameters of the network, found "
              + bytes
              + " bytes.");
    }
    List<Weights> read =
        WeightsFile.read(
            source.name(file), source.file(file, manifest), manifest.network(), manifest.members());
    if (file != BundleFile.WEIGHTS) {
      requireSame(source, read, source.file(BundleFile.WEIGHTS, manifest), manifest);
    }
    return read;
  }

  /** Whoever reads float32 must get the same model. */
  private static void requireSame(
      BundleSource source, List<Weights> exact, byte[] rounded, Manifest manifest) {
    List<Weights> others =
        WeightsFile.read(
            source.name(BundleFile.WEIGHTS), rounded, manifest.network(), manifest.members());
    for (int member = 0; member < exact.size(); member++) {
      for (int i = 0; i < exact.get(member).layout().size(); i++) {
        if ((float) exact.get(member).get(i) != (float) others.get(member).get(i)) {
          throw new DataException(
              source.name(BundleFile.WEIGHTS)
                  + " must have the parameters of "
                  + BundleFile.WEIGHTS_FLOAT64.fileName()
                  + " in float32, found others.");
        }
      }
    }
  }

  private interface Parser<T> {
    T parse(String text);
  }

  private static <T> T parse(
      BundleSource source, BundleFile file, Parser<T> parser, Manifest manifest) {
    String text = new String(source.file(file, manifest), StandardCharsets.UTF_8);
    try {
      return parser.parse(text);
    } catch (DataException | IllegalArgumentException | JsonParseException refused) {
      throw broken(source, file, refused);
    }
  }

  private static DataException broken(BundleSource source, BundleFile file, Exception refused) {
    return new DataException(
        source.name(file) + " is not of a model that Concord saved: " + refused.getMessage() + ".",
        refused);
  }
}
