"""scikit-learn on the tables and folds of the protocol: what the linear models of Concord have to equal.

    python peers.py FOLDER REPEATS

Prints the lines that `benchmarks/run protocol` prints. The preparation is that of Concord's standard: medians with
indicators and the most frequent category for gaps, min-max, one-hot; a column is text, or of the kind that is said.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import r2_score, roc_auc_score
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder


def read(folder, table):
    recipe = table["recipe"]
    target = recipe["data"]["target"]
    rows = pd.read_csv(folder / f"{table['name']}.csv", keep_default_na=False, na_values=[""])
    y = rows[target]
    if recipe["task"] == "binary":
        y = (y.astype(str) == recipe["data"]["positive"][0]).astype(int)
    x = rows.drop(columns=[target, *recipe["data"]["drop"]])
    for column in x:  # as Concord takes them
        if set(x[column].dropna().astype(str).str.lower()) == {"no", "yes"}:
            x[column] = x[column].str.lower().map({"no": 0.0, "yes": 1.0})
    category = [c for c in x if c in recipe["kinds"] or (x[c].dtype == object or str(x[c].dtype) in ("str", "string"))]
    x[category] = x[category].astype(object).where(x[category].notna(), np.nan)
    x = x.astype({c: float for c in x if c not in category})
    return x, y, category


def preparation(category, numbers):
    return ColumnTransformer([
        ("num", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), MinMaxScaler()), numbers),
        ("cat", make_pipeline(SimpleImputer(strategy="most_frequent"),
                              OneHotEncoder(handle_unknown="ignore", sparse_output=False)), category),
    ])


def models(binary):
    if binary:
        return {"linear": LogisticRegression(max_iter=10_000, tol=1e-8), "boosting": HistGradientBoostingClassifier()}
    return {"linear": LinearRegression(), "boosting": HistGradientBoostingRegressor()}


def main(folder, repeats):
    print("| table | held back | linear | boosting |\n|---|---|---|---|")
    means = {}
    for table in json.loads((folder / "tables.json").read_text()):
        x, y, category = read(folder, table)
        binary = table["recipe"]["task"] == "binary"
        scores = {name: [] for name in models(binary)}
        for repeat in range(repeats):
            folds = (StratifiedKFold if binary else KFold)(5, shuffle=True, random_state=repeat)
            for train, test in folds.split(x, y):
                prepare = preparation(category, [c for c in x if c not in category])
                a, b = prepare.fit_transform(x.iloc[train]), prepare.transform(x.iloc[test])
                for name, model in models(binary).items():
                    model.fit(a, y.iloc[train])
                    scores[name].append(
                        roc_auc_score(y.iloc[test], model.predict_proba(b)[:, 1]) if binary
                        else r2_score(y.iloc[test], model.predict(b)))
        values = [float(np.mean(score)) for score in scores.values()]
        held_back = table["heldBack"]
        print(f"| {table['name']} | {'yes' if held_back else ''} |", " | ".join(f"{v:.4f}" for v in values), "|")
        means.setdefault(("AUC" if binary else "R²", held_back), []).append(values)
    for (figure, held_back), values in means.items():
        mean = np.mean(values, axis=0)
        print(f"| mean {figure} | {'yes' if held_back else ''} |", " | ".join(f"{v:.4f}" for v in mean), "|")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
