package org.concordml.fuzz;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.csv.CsvBatchReader;
import org.concordml.data.csv.CsvColumns;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.text.CsvFormat;

/** Tables to predict of, read in batches. The first bytes say in which format, and on what. */
final class BatchesInput implements Reader {

  @Override
  public List<Seed> seeds() {
    return TableInput.SEEDS.stream()
        .map(seed -> Seed.bytes(ByteMutation.join(new byte[] {0, 0, 0, 0}, seed.content())))
        .toList();
  }

  @Override
  public boolean read(byte[] input) {
    Choices choices = new Choices(input);
    CsvFormat format = choices.of(TableInput.FORMATS);
    int threads = 1 + choices.below(3);
    boolean asStream = choices.below(2) == 1;
    byte[] bytes = Mutant.of(choices, TableInput.SEEDS);
    CsvSource source =
        asStream
            ? CsvSource.stream("rows.csv", new ByteArrayInputStream(bytes))
            : CsvSource.of("rows.csv", bytes);
    try (CsvBatchReader rows = CsvBatchReader.open(source, format)) {
      long[] count = new long[1];
      rows.read(columns(rows.names()), threads, Table::rows, batch -> count[0] += batch);
      return count[0] > 0;
    } catch (DataException refused) {
      return Refusal.of(refused, "rows.csv");
    }
  }

  private static CsvColumns columns(List<String> names) {
    Set<String> numbers = new LinkedHashSet<>(names);
    numbers.retainAll(Set.of("age", "days"));
    Set<String> texts = new LinkedHashSet<>(names);
    texts.removeAll(numbers);
    return new CsvColumns(numbers, texts);
  }
}
