package org.concordml.golden;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.FeatureColumns;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.split.Split;
import org.jspecify.annotations.Nullable;

/**
 * A table with its split and what scikit-learn made of it: one of those in the test resources, or
 * of those that the system property {@code concord.golden} names (a folder, or a folder of
 * folders).
 */
public final class GoldenTable {

  private static final String PREPROCESS = "preprocess.json";

  private final Path folder;
  private final Facts facts;

  private GoldenTable(Path folder) {
    this.folder = folder;
    this.facts = read("data.json", Facts.class);
  }

  /** Those in the test resources, and those that the system property names. */
  public static Stream<GoldenTable> all() {
    List<GoldenTable> found = new ArrayList<>(in(bundled()));
    String named = System.getProperty("concord.golden", "");
    if (!named.isBlank()) {
      found.addAll(in(Path.of(System.getProperty("concord.root", "")).resolve(named)));
    }
    return found.stream();
  }

  private static Path bundled() {
    URL url = Objects.requireNonNull(GoldenTable.class.getResource("/golden/tables/README.md"));
    try {
      return Objects.requireNonNull(Path.of(url.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<GoldenTable> in(Path parent) {
    if (Files.exists(parent.resolve(PREPROCESS))) {
      return List.of(new GoldenTable(parent));
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(child -> Files.exists(child.resolve(PREPROCESS)))
          .sorted()
          .map(GoldenTable::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(String file, Class<T> type) {
    try {
      return new Gson().fromJson(Files.readString(folder.resolve(file)), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Facts facts() {
    return facts;
  }

  public JsonObject preprocess() {
    return read(PREPROCESS, JsonObject.class);
  }

  /** An empty field is missing, and nothing else; categories are texts as the file has them. */
  public Table table() {
    MissingWords words = MissingWords.usual();
    List<String> texts = new ArrayList<>(facts.categorical);
    texts.addAll(facts.ordinal.keySet());
    for (String column : texts) {
      words = words.withLabels(column);
    }
    words = words.withLabels(facts.target);
    return CsvTableReader.read(
        CsvSource.file(folder.resolve(facts.csv).normalize()),
        CsvFormat.standard().withMissing(words),
        Set.copyOf(texts));
  }

  /** Those of the rows with an outcome. */
  public FeatureColumns features() {
    Table table = table();
    Column target = table.column(facts.target);
    int[] rows = IntStream.range(0, table.rows()).filter(row -> !target.isMissing(row)).toArray();
    return new FeatureColumns(table.select(rows), kinds());
  }

  /** Numbers, ordered categories and categories, each in the order listed. */
  public Map<String, ColumnKind> kinds() {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    facts.numeric.forEach(column -> kinds.put(column, new ColumnKind.Numeric()));
    facts.ordinal.forEach((column, levels) -> kinds.put(column, new ColumnKind.Ordinal(levels)));
    facts.categorical.forEach(column -> kinds.put(column, new ColumnKind.Category()));
    return kinds;
  }

  public Split split() {
    Sides sides = read("split.json", Sides.class);
    return new Split(sides.train.length + sides.test.length, sides.train, sides.test);
  }

  @Override
  public String toString() {
    return String.valueOf(folder.getFileName());
  }

  private static final class Sides {
    int[] train = {};
    int[] test = {};
  }

  /** What {@code data.json} says. */
  public static final class Facts {
    public String csv = "";
    public int rows_in_file;
    public int rows_with_outcome;
    public String task = "";
    public String target = "";
    public @Nullable String positive;
    public @Nullable String weight;
    public List<String> drop = List.of();
    public List<String> numeric = List.of();
    public Map<String, List<String>> ordinal = Map.of();
    public List<String> categorical = List.of();
    public String scaler = "";
    public String cat_impute = "";
    public JsonObject onehot = new JsonObject();
  }
}
