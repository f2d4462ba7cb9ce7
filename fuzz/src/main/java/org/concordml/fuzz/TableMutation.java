package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Changes a table of text by its lines and fields, and how it is written. */
final class TableMutation {

  private static final List<String> FIELDS =
      List.of(
          "",
          " ",
          "\"",
          "\"\"",
          "\"a",
          "a\"b",
          "\"a\nb\"",
          "\"a\"b\"",
          "\u0000",
          "NaN",
          "nan",
          "inf",
          "-Infinity",
          "1e999",
          "1e-999",
          "1e2147483648",
          "0x1p3",
          "1_000",
          "1,5",
          "1.5.5",
          "--1",
          "+1",
          "\u0661",
          "-0",
          ".",
          "-",
          "e",
          "1e",
          "=\"007\"",
          "=\"",
          "sep=;",
          "\u001a",
          "NA",
          "true",
          "null",
          "2026-01-01",
          "0000-00-00",
          "9999-12-31",
          "10000-13-45",
          "-999999999-01-01",
          "\t",
          ";",
          "|",
          "#",
          "'",
          "\\",
          "\ufeff",
          "\u200b",
          "\u2028",
          "\ud800",
          "e\u0301",
          "age",
          "ill",
          "9".repeat(400),
          "0." + "1".repeat(5000),
          "x".repeat(70_000),
          "a\u0301".repeat(3000),
          "\"" + "\n".repeat(5000) + "\"",
          "1".repeat(20_000) + "e" + "1".repeat(20));

  private static final List<String> LINE_ENDS =
      List.of(
          "\n", "\r", "\r\n", "\n\r", "\r\r\n", "\n\n", "\u0085", "\u2028", "", "\u0000", "\u001a");

  private static final List<String> SEPARATORS =
      List.of(",", ";", "\t", "|", ":", " ", "", "\"", ",,");

  private static final List<String> ENCODINGS =
      List.of(
          "UTF-8",
          "ISO-8859-1",
          "windows-1252",
          "UTF-16",
          "UTF-16LE",
          "UTF-16BE",
          "UTF-32",
          "IBM1047");

  private static final List<String> STARTS =
      List.of(
          "\ufeff",
          "\ufeff\ufeff",
          "sep=;\n",
          "sep=\"\n",
          "# a\n",
          "\n\n",
          "\u0000",
          "\"",
          "title\n");

  private final List<List<String>> lines = new ArrayList<>();
  private String lineEnd = "\n";
  private String separator = ",";
  private String start = "";
  private Charset encoding = UTF_8;
  private boolean packed;

  private TableMutation(String text) {
    for (String line : text.split("\n", -1)) {
      lines.add(new ArrayList<>(Arrays.asList(line.split(",", -1))));
    }
  }

  static byte[] of(byte[] content, int steps, Choices choices) {
    TableMutation table = new TableMutation(new String(content, UTF_8));
    for (int step = 0; step < steps; step++) {
      table.step(choices);
    }
    return table.bytes();
  }

  private void step(Choices choices) {
    int row = choices.below(lines.size());
    List<String> line = lines.get(row);
    int column = choices.below(Math.max(1, line.size()));
    String field = choices.of(FIELDS);
    switch (choices.below(16)) {
      case 0, 1 -> set(line, column, field);
      case 2 -> lines.forEach(each -> set(each, column, field));
      case 3 -> line.subList(Math.min(column, line.size()), line.size()).clear();
      case 4 -> line.add(column, field);
      case 5 -> lines.remove(row);
      case 6 -> lines.add(row, new ArrayList<>(line));
      case 7 -> Collections.swap(lines, row, choices.below(lines.size()));
      case 8 -> lineEnd = choices.of(LINE_ENDS);
      case 9 -> separator = choices.of(SEPARATORS);
      case 10 -> encoding = Charset.forName(choices.of(ENCODINGS));
      case 11 -> start += choices.of(STARTS);
      case 12 -> packed = !packed;
      case 13 -> lines.subList(row, lines.size()).clear();
      case 14 -> line.addAll(Collections.nCopies(2000, field.length() > 100 ? "" : field));
      default -> lines.forEach(each -> each.add(field.length() > 10_000 ? "" : field));
    }
    if (lines.isEmpty()) {
      lines.add(new ArrayList<>());
    }
  }

  private static void set(List<String> line, int column, String field) {
    if (column < line.size()) {
      line.set(column, field);
    }
  }

  private byte[] bytes() {
    List<String> joined = lines.stream().map(line -> String.join(separator, line)).toList();
    byte[] bytes = (start + String.join(lineEnd, joined)).getBytes(encoding);
    return packed ? packed(bytes) : bytes;
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array never throws it
    }
    return out.toByteArray();
  }
}
