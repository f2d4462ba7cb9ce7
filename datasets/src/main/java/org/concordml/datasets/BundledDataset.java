package org.concordml.datasets;

import java.util.List;
import java.util.stream.Collectors;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;

/** A data set inside this library. */
public final class BundledDataset {

  /**
   * Breast Cancer Wisconsin (Diagnostic): 569 biopsies, 30 features of the cell nuclei, in the
   * shape of Kaggle's {@code data.csv} (its header has one comma more than its rows).
   */
  public static final BundledDataset WDBC =
      new BundledDataset(
          "wdbc.csv",
          new DatasetCard(
              "wdbc",
              "Breast Cancer Wisconsin (Diagnostic)",
              "UCI Machine Learning Repository",
              List.of("William Wolberg", "W. Nick Street", "Olvi Mangasarian"),
              "CC BY 4.0",
              "10.24432/C5DW2B",
              "121077051014e04fefcafa2cf4aeba58046ad1fc4fe13a9aa1dbac1e71931189",
              569,
              "diagnosis",
              "M",
              "id"));

  private static final List<BundledDataset> ALL = List.of(WDBC);

  private final String resource;
  private final DatasetCard card;

  private BundledDataset(String resource, DatasetCard card) {
    this.resource = resource;
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
   * @throws DataException if there is none of that id; the message lists the ids
   */
  public static BundledDataset of(String id) {
    for (BundledDataset dataset : ALL) {
      if (dataset.card.id().equals(id)) {
        return dataset;
      }
    }
    throw new DataException(
        "A bundled data set must be one of: "
            + ALL.stream().map(set -> set.card.id()).collect(Collectors.joining(", "))
            + "; found \""
            + id
            + "\".");
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
    return CsvSource.resource("bundled:" + card.id(), BundledDataset.class, resource);
  }

  /**
   * @return target, positive class and identifier as the card has them; the identifier is left out
   */
  public TableRoles roles() {
    return TableRoles.target(card.target())
        .withPositive(card.positive())
        .withIdentifiers(List.of(card.identifier()));
  }

  /**
   * @return all rows, the identifier left out
   */
  public TabularData read() {
    return TabularDataReader.read(source(), roles());
  }

  @Override
  public String toString() {
    return "BundledDataset[" + card.id() + "]";
  }
}
