package org.concordml.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.data.text.CsvFormat;
import org.concordml.experiment.Experiment;

/** Tables to train with: read whole, and prepared. The first byte says in which format. */
final class TableInput implements Reader {

  static final List<CsvFormat> FORMATS =
      List.of(
          CsvFormat.standard(),
          CsvFormat.standard().withSeparator(';').withDecimal(','),
          CsvFormat.standard().withHeader(false),
          CsvFormat.standard().withComment('#').withSkipLines(1),
          CsvFormat.standard().withEncoding(StandardCharsets.UTF_16LE),
          CsvFormat.standard().withRowNames(true),
          CsvFormat.standard().withSkipRows(Set.of(1, 3)),
          CsvFormat.standard().withSeparator('\t').withHeader(true));

  static final List<Seed> SEEDS =
      List.of(
          Seed.table(Visits.CSV),
          Seed.table("age,days\n1,2\n3,\n"),
          Seed.table(",age,ill\n0,1,yes\n1,NA,no\n2,3,yes\n"));

  /** Whole inputs: a format, and a table as it is. */
  static List<Seed> whole() {
    return SEEDS.stream()
        .map(seed -> Seed.bytes(ByteMutation.join(new byte[] {0, 0}, seed.content())))
        .toList();
  }

  @Override
  public List<Seed> seeds() {
    return whole();
  }

  @Override
  public boolean read(byte[] input) {
    Choices choices = new Choices(input);
    CsvFormat format = choices.of(FORMATS);
    CsvSource source = CsvSource.of("rows.csv", Mutant.of(choices, SEEDS));
    Table table;
    try {
      table = CsvTableReader.read(source, format);
    } catch (DataException refused) {
      return Refusal.of(refused, "rows.csv");
    }
    return prepare(
        TabularDataReader.table(source, format, Visits.roles().withIds(List.of())), table);
  }

  private static boolean prepare(Table labelled, Table table) {
    if (labelled.rows() != table.rows()) {
      throw new IllegalStateException("missing words must not change the number of rows");
    }
    try {
      return Experiment.of(Visits.recipe(), labelled).training() != null;
    } catch (DataException refused) {
      return !Refusal.of(refused, "");
    }
  }
}
