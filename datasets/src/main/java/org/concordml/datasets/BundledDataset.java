package org.concordml.datasets;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.concordml.NearestName;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.text.CsvFormat;
import org.concordml.experiment.Recipe;

/**
 * A data set inside this library.
 *
 * <pre>{@code
 * BundledDataset penguins = BundledDataset.PENGUINS;
 * Experiment experiment = Experiment.of(penguins.recipe().withFill(true), penguins.table());
 * }</pre>
 */
public final class BundledDataset {

  /**
   * Breast Cancer Wisconsin (Diagnostic): 569 biopsies, 30 features of the cell nuclei, in the
   * shape of Kaggle's {@code data.csv} (its header has one comma more than its rows). Two classes,
   * numbers without gaps.
   */
  public static final BundledDataset WDBC = new BundledDataset(Cards.WDBC);

  /** Palmer penguins: 344 birds, their measures, island and sex. Three species, text, gaps. */
  public static final BundledDataset PENGUINS = new BundledDataset(Cards.PENGUINS);

  /**
   * Obstetrics and Periodontal Therapy: 823 women of a randomised trial, of whom 9 lack the
   * outcome. Two classes, text, an ordered category, gaps.
   */
  public static final BundledDataset OPT = new BundledDataset(Cards.OPT);

  /**
   * NHEFS: 1629 smokers and the weight they gained, which 63 lack. A number to predict, codes of
   * categories, two ordered ones, gaps.
   */
  public static final BundledDataset NHEFS = new BundledDataset(Cards.NHEFS);

  private static final List<BundledDataset> ALL = List.of(WDBC, PENGUINS, OPT, NHEFS);

  private final DatasetCard card;

  private BundledDataset(DatasetCard card) {
    this.card = card;
  }

  /**
   * @return every data set there is
   */
  public static List<BundledDataset> all() {
    return ALL;
  }

  /**
   * Finds a data set by the id of its card.
   *
   * @param id such as {@code wdbc}
   * @return the data set
   * @throws DataException if there is none of that id; the message lists the ids and has the
   *     nearest
   */
  public static BundledDataset of(String id) {
    for (BundledDataset dataset : ALL) {
      if (dataset.card.id().equals(id)) {
        return dataset;
      }
    }
    List<String> ids = ALL.stream().map(set -> set.card.id()).toList();
    throw new DataException(
        "A bundled data set must be one of: "
            + String.join(", ", ids)
            + "; found \""
            + id
            + "\"."
            + NearestName.to(id, ids).map(near -> " Did you mean \"" + near + "\"?").orElse(""));
  }

  /**
   * @return where it comes from and what its columns mean
   */
  public DatasetCard card() {
    return card;
  }

  /**
   * @return its CSV, called {@code bundled:} and the id
   */
  public CsvSource source() {
    return CsvSource.resource("bundled:" + card.id(), BundledDataset.class, card.id() + ".csv");
  }

  /**
   * @return target, positive class, identifier and columns to leave out, as the card has them
   */
  public TableRoles roles() {
    return card.roles();
  }

  /**
   * @return the standard recipe with the roles and kinds of the card
   */
  public Recipe recipe() {
    return Recipe.standard(card.roles()).withKinds(card.kinds());
  }

  /**
   * Reads it. Codes of categories are text.
   *
   * @return all rows and columns, gaps as they are
   */
  public Table table() {
    Set<String> texts =
        card.kinds().entrySet().stream()
            .filter(
                column ->
                    column.getValue() instanceof ColumnKind.Category
                        || column.getValue() instanceof ColumnKind.Ordinal)
            .map(column -> column.getKey())
            .collect(Collectors.toSet());
    return TabularDataReader.table(source(), CsvFormat.standard(), card.roles(), texts);
  }

  /**
   * Reads a data set whose features are numbers.
   *
   * @return all complete rows, the identifier left out
   * @throws DataException if a feature is text: of {@link #WDBC} none is; {@link #table} takes the
   *     others
   */
  public TabularData read() {
    return TabularDataReader.read(source(), card.roles());
  }

  @Override
  public String toString() {
    return "BundledDataset[" + card.id() + "]";
  }
}
