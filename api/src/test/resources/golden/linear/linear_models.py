"""Writes linear.json: scikit-learn's coefficients for LogisticRegression and LinearRegression.

Run as: python linear_models.py WDBC.CSV SPLIT.JSON PENGUINS.CSV NHEFS.CSV > linear.json
"""

import csv
import json
import sys

import numpy as np
import sklearn
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.preprocessing import MinMaxScaler

wdbc_csv, split_json, penguins_csv, nhefs_csv = sys.argv[1:]
rng = np.random.RandomState(7)


def rows_of(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def numbers(rows, names):
    """Median for a gap, then z-scores, to six decimals."""
    x = np.array([[float(r[n]) if r[n] else np.nan for n in names] for r in rows])
    x = np.where(np.isnan(x), np.nanmedian(x, axis=0), x)
    return np.round((x - x.mean(axis=0)) / x.std(axis=0), 6)


def one_hot(rows, names):
    """All levels of each, a gap among them: with an intercept the columns are collinear."""
    return np.hstack([[[float(r[n] == level) for level in sorted({s[n] for s in rows})] for r in rows] for n in names])


def weights(count):
    w = np.round(rng.exponential(size=count), 3)
    w[::11] = 0
    return w


def logistic(x, y, w, **given):
    # Newton reaches the optimum; L-BFGS, the default solver, stops near it.
    fitted = LogisticRegression(solver="newton-cholesky", tol=1e-14, max_iter=1000, **given).fit(x, y, w)
    usual = LogisticRegression(tol=1e-12, max_iter=100000, **given).fit(x, y, w)
    print("against lbfgs", np.abs(fitted.coef_ - usual.coef_).max(), np.abs(fitted.intercept_ - usual.intercept_).max(), file=sys.stderr)
    scores = fitted.predict_proba(x[:5])
    return {"coefficients": fitted.coef_.ravel().tolist(), "intercepts": fitted.intercept_.tolist(),
            "firstRows": (scores[:, 1] if scores.shape[1] == 2 else scores).ravel().tolist()}


def least_squares(x, y, w):
    # The limit below which a direction does not count: by default 1e-6.
    fitted = LinearRegression(tol=1e-12).fit(x, y, w)
    return {"coefficients": fitted.coef_.tolist(), "intercepts": [float(fitted.intercept_)], "firstRows": fitted.predict(x[:5]).tolist()}


def case(x, y, w, fit, store=True):
    made = {"columns": x.shape[1], "weights": w.tolist(), "plain": fit(x, y, None), "weighted": fit(x, y, w)}
    if store:
        made |= {"features": x.ravel().tolist(), "targets": y.tolist()}
    return made


wdbc = rows_of(wdbc_csv)
train = json.load(open(split_json))["train"]
names = [n for n in wdbc[0] if n not in ("id", "diagnosis", "")]
x = MinMaxScaler().fit_transform([[float(wdbc[i][n]) for n in names] for i in train])
y = np.array([int(wdbc[i]["diagnosis"] == "M") for i in train])
w = weights(len(y))
out = {"wdbc": case(x, y, w, logistic, store=False)}
out["wdbc"]["strongPenalty"] = logistic(x, y, None, C=0.01)

penguins = rows_of(penguins_csv)
x = np.hstack([numbers(penguins, ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "year"]),
               one_hot(penguins, ["island", "sex"]), np.full((len(penguins), 1), 0.1)])
y = np.array([["Adelie", "Chinstrap", "Gentoo"].index(r["species"]) for r in penguins])
out["penguins"] = case(x, y, weights(len(y)), logistic)

nhefs = [r for r in rows_of(nhefs_csv) if r["wt82_71"]][:400]
x = np.hstack([numbers(nhefs, ["qsmk", "age", "income", "school", "smokeintensity", "wt71", "sbp", "cholesterol"]),
               one_hot(nhefs, ["sex", "marital", "exercise"]), np.full((len(nhefs), 1), 0.1)])
y = np.array([float(r["wt82_71"]) for r in nhefs])
out["nhefs"] = case(x, y, weights(len(y)), least_squares)
out["fewRows"] = case(x[:9], y[:9], weights(9), least_squares)

out["made"] = f"scikit-learn {sklearn.__version__}, numpy {np.__version__}"
json.dump(out, sys.stdout, separators=(",", ":"))
