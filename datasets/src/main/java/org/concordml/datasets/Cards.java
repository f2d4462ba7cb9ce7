package org.concordml.datasets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;

/** The cards of the data sets. */
final class Cards {

  static final DatasetCard WDBC =
      new DatasetCard(
          "wdbc",
          "Breast Cancer Wisconsin (Diagnostic)",
          "UCI Machine Learning Repository",
          List.of("William Wolberg", "W. Nick Street", "Olvi Mangasarian"),
          "CC BY 4.0",
          "a header line, and a comma at its end, as in the copy on Kaggle",
          "10.24432/C5DW2B",
          "121077051014e04fefcafa2cf4aeba58046ad1fc4fe13a9aa1dbac1e71931189",
          569,
          Task.BINARY,
          nuclei(),
          TableRoles.target("diagnosis").withPositive("M").withIdentifiers(List.of("id")),
          Map.of());

  static final DatasetCard PENGUINS =
      new DatasetCard(
          "penguins",
          "Palmer Archipelago (Antarctica) penguins",
          "R package palmerpenguins 0.1.0; Palmer Station LTER",
          List.of("Allison M. Horst", "Alison P. Hill", "Kristen B. Gorman"),
          "CC0 1.0",
          "missing values are empty cells",
          "10.5281/zenodo.3960218",
          "7d8686e372cbc0f53a0147c22d164befdef85b41596c71a5cf64aa916518b3d0",
          344,
          Task.MULTICLASS,
          columns(
              "species", "Adelie, Chinstrap or Gentoo",
              "island", "Biscoe, Dream or Torgersen",
              "bill_length_mm", "length of the bill, mm",
              "bill_depth_mm", "depth of the bill, mm",
              "flipper_length_mm", "length of the flipper, mm",
              "body_mass_g", "body mass, g",
              "sex", "female or male",
              "year", "year of the study, 2007 to 2009"),
          TableRoles.target("species"),
          Map.of());

  static final DatasetCard OPT =
      new DatasetCard(
          "opt",
          "Obstetrics and Periodontal Therapy trial",
          "R package medicaldata 0.2.0; TSHS Resources Portal",
          List.of("Meredith Hyun", "James S. Hodges", "Ann M. Brearley"),
          "MIT",
          "14 of 171 columns, renamed; text without blanks around it; missing values are empty cells",
          "10.32614/CRAN.package.medicaldata",
          "fc93503dbc091fff197057fc2ed2808c35a9febfef129bd3f1779331a05477ea",
          823,
          Task.BINARY,
          columns(
              "clinic", "centre that enrolled: New York, Minnesota, Kentucky or Mississippi",
              "group", "T treated before 21 weeks of gestation, C after delivery",
              "age", "age at baseline, years",
              "education", "LT 8 yrs, 8-12 yrs or MT 12 yrs: less than 8, 8 to 12, more years",
              "assistance", "whether a government agency paid for the delivery",
              "hypertension", "chronic hypertension at baseline",
              "diabetes", "diabetes at baseline, as reported by the participant",
              "bmi", "body mass index at baseline, kg/m²",
              "tobacco", "has used tobacco",
              "cigarettes", "cigarettes a day; missing for who never smoked",
              "previous_pregnancies", "number, from 1; missing for none",
              "pocket_depth", "pocket depth at baseline, mean of the mouth, mm",
              "bleeding", "sites that bleed on probing at baseline, %",
              "preterm", "whether the pregnancy ended before 37 weeks"),
          TableRoles.target("preterm").withPositive("Yes"),
          Map.of(
              "education", new ColumnKind.Ordinal(List.of("LT 8 yrs", "8-12 yrs", "MT 12 yrs"))));

  static final DatasetCard NHEFS =
      new DatasetCard(
          "nhefs",
          "National Health and Nutrition Examination Survey, Epidemiologic Follow-up Study",
          "R package causaldata; US Centers for Disease Control and Prevention",
          List.of("National Center for Health Statistics", "Miguel Hernán", "James Robins"),
          "MIT",
          "18 of the columns; sw was computed; missing values are empty cells",
          "10.32614/CRAN.package.causaldata",
          "bae2bf5401479f9e8db44348265348cc52bba515e6b8d072254d6d113b1f90b3",
          1629,
          Task.REGRESSION,
          columns(
              "qsmk", "1 stopped smoking between 1971 and 1982, 0 did not",
              "sex", "1 female, 0 male",
              "age", "age in 1971, years",
              "income", "family income in 1971, classes 11 to 22",
              "marital", "marital status in 1971, a code",
              "school", "highest grade of school, years",
              "education", "1 at most 8th grade, 2 dropped out, 3 school, 4 some college, 5 degree",
              "sbp", "systolic blood pressure in 1982, mmHg",
              "cholesterol", "serum cholesterol in 1971, mg/dl",
              "exercise", "in recreation, 1971: 0 much, 1 moderate, 2 little or none",
              "alcoholfreq", "how often alcohol was drunk in 1971, a code",
              "diabetes", "1971: 0 never, 1 yes, 2 not known",
              "smokeintensity", "cigarettes a day in 1971",
              "smokeyrs", "years of smoking",
              "wt71", "weight in 1971, kg",
              "sw", "stabilised inverse-probability weight of having stopped smoking",
              "death", "1 died until 1992, 0 did not",
              "wt82_71", "change of weight from 1971 to 1982, kg"),
          TableRoles.target("wt82_71").withDrop(List.of("sw", "death")),
          Map.of(
              "sex", new ColumnKind.Category(),
              "marital", new ColumnKind.Category(),
              "alcoholfreq", new ColumnKind.Category(),
              "diabetes", new ColumnKind.Category(),
              "exercise", new ColumnKind.Ordinal(List.of("0", "1", "2")),
              "education", new ColumnKind.Ordinal(List.of("1", "2", "3", "4", "5"))));

  private Cards() {}

  private static Map<String, String> columns(String... namesAndMeanings) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < namesAndMeanings.length; i += 2) {
      columns.put(namesAndMeanings[i], namesAndMeanings[i + 1]);
    }
    return columns;
  }

  /** Ten measures of the cell nuclei in an image, each three times. */
  private static Map<String, String> nuclei() {
    Map<String, String> measures =
        columns(
            "radius", "distance from the centre to the outline",
            "texture", "standard deviation of grey values",
            "perimeter", "length of the outline",
            "area", "area within the outline",
            "smoothness", "local variation of the radius",
            "compactness", "perimeter² / area - 1",
            "concavity", "depth of concave parts of the outline",
            "concave points", "number of concave parts of the outline",
            "symmetry", "difference of lines across the longest axis",
            "fractal_dimension", "coastline approximation - 1");
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("id", "number of the sample");
    columns.put("diagnosis", "M malignant, B benign");
    measures.forEach((name, text) -> columns.put(name + "_mean", text + ": mean of the nuclei"));
    measures.forEach((name, text) -> columns.put(name + "_se", text + ": standard error"));
    measures.forEach(
        (name, text) -> columns.put(name + "_worst", text + ": mean of the three largest"));
    return columns;
  }
}
