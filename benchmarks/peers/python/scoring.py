"""Scoring a large CSV as whole processes, in turns: concord predict beside ONNX Runtime and scikit-learn.

    scoring.py make FOLDER            writes the tables
    scoring.py fit FOLDER             fits scikit-learn's models, and one of them as ONNX
    scoring.py score PEER TABLE FOLDER   one process: reads, scores, writes
    scoring.py sitting FOLDER ROUNDS CONCORD   all of them in turns, and a table of medians
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROWS = 1_000_000
TRAINING = 20_000
NUMBERS = 30
LEVELS = ["Oslo", "Bern", "Rome", "Kyiv", "Lima", "Cork", "Riga", "Bonn"]
TABLES = ("numbers", "mixed")


def numbers(random, rows: int, outcome: bool):
    """An id, 30 numbers and maybe an outcome that two of them tell."""
    import pandas as pd

    x = random.normal(50, 12, (rows, NUMBERS)).round(4)
    frame = pd.DataFrame(x, columns=[f"x{i}" for i in range(NUMBERS)])
    frame.insert(0, "id", [f"{i:07d}" for i in range(rows)])
    if outcome:
        noise = random.normal(0, 6, rows)
        frame["outcome"] = ["ill" if v > 100 else "well" for v in x[:, 0] + x[:, 1] + noise]
    return frame


def mixed(random, rows: int, outcome: bool):
    """An id, ten numbers with gaps, five categories with gaps and an unknown level among the new rows."""
    import numpy as np
    import pandas as pd

    x = random.normal(50, 12, (rows, 10)).round(2)
    told = x[:, 0] + x[:, 1] + random.normal(0, 6, rows)
    x[random.random(x.shape) < 0.05] = np.nan
    frame = pd.DataFrame(x, columns=[f"x{i}" for i in range(10)])
    frame.insert(0, "id", [f"{i:07d}" for i in range(rows)])
    levels = LEVELS[:-1] if outcome else LEVELS
    for c in range(5):
        words = random.choice(np.array(levels, dtype=object), rows)
        words[random.random(rows) < 0.03] = None
        frame[f"c{c}"] = words
    if outcome:
        frame["outcome"] = ["ill" if v > 100 else "well" for v in told]
    return frame


def make(folder: Path) -> None:
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(42)
    for name, table in (("numbers", numbers), ("mixed", mixed)):
        table(random, TRAINING, True).to_csv(folder / f"{name}-training.csv", index=False)
        table(random, ROWS, False).to_csv(folder / f"{name}.csv", index=False)


def fit(folder: Path) -> None:
    import joblib
    import pandas as pd
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MinMaxScaler, OneHotEncoder

    for name in TABLES:
        frame = pd.read_csv(folder / f"{name}-training.csv", dtype={"id": str})
        y, x = frame["outcome"], frame.drop(columns=["id", "outcome"])
        words = [c for c in x.columns if c.startswith("c")]
        steps = MinMaxScaler()
        if words:
            fill = make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore"))
            measure = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), MinMaxScaler())
            steps = ColumnTransformer([("n", measure, [c for c in x.columns if c not in words]), ("c", fill, words)])
        model = make_pipeline(steps, MLPClassifier((32, 16), max_iter=10, random_state=42)).fit(x, y)
        joblib.dump(model, folder / f"{name}.joblib")
        if name == "numbers":
            (folder / "numbers.onnx").write_bytes(onnx(model))


def onnx(model) -> bytes:
    """The scaler and the network as one graph of float32, from rows to the probability of the second class."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper

    scaler, network = model[0], model[1]
    held, nodes, last = [], [], "rows"

    def tensor(name: str, values) -> str:
        held.append(numpy_helper.from_array(np.asarray(values, dtype=np.float32), name))
        return name

    nodes.append(helper.make_node("Mul", [last, tensor("scale", scaler.scale_)], ["scaled"]))
    nodes.append(helper.make_node("Add", ["scaled", tensor("shift", scaler.min_)], ["shifted"]))
    last = "shifted"
    for i, (w, b) in enumerate(zip(network.coefs_, network.intercepts_)):
        nodes.append(helper.make_node("Gemm", [last, tensor(f"w{i}", w), tensor(f"b{i}", b)], [f"z{i}"]))
        last = f"z{i}"
        kind = "Sigmoid" if i == len(network.coefs_) - 1 else "Relu"
        nodes.append(helper.make_node(kind, [last], [f"a{i}"]))
        last = f"a{i}"
    graph = helper.make_graph(
        nodes,
        "network",
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["n", NUMBERS])],
        [helper.make_tensor_value_info(last, TensorProto.FLOAT, ["n", 1])],
        held,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8).SerializeToString()


def score(peer: str, table: str, folder: Path) -> None:
    import pandas as pd

    frame = pd.read_csv(folder / f"{table}.csv", dtype={"id": str})
    if peer == "sklearn":
        import joblib

        model = joblib.load(folder / f"{table}.joblib")
        positive = list(model.classes_).index("ill")
        told = model.predict_proba(frame.drop(columns="id"))
        probability, name = told[:, positive], model.classes_
    else:
        import onnxruntime

        session = onnxruntime.InferenceSession(str(folder / f"{table}.onnx"), providers=["CPUExecutionProvider"])
        rows = frame.drop(columns="id").to_numpy("float32")
        probability = 1 - session.run(None, {"rows": rows})[0][:, 0]  # of "ill", which is the first class
    out = pd.DataFrame({"id": frame["id"], "probability": probability})
    out["label"] = ["ill" if p > 0.5 else "well" for p in probability]
    out.to_csv(folder / f"{table}-{peer}.csv", index=False)


def process(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds from start to end, seconds of all processors, and the most memory, in MB."""
    start = time.perf_counter()
    child = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def sitting(folder: Path, rounds: int, concord: str) -> None:
    heap = {"CONCORD_JAVA_OPTS": "-Xmx200m"}
    for table in TABLES:
        if not (folder / f"{table}.concord").exists():
            fill = ["--fill", "median"] if table == "mixed" else []
            subprocess.run(
                [concord, "train", str(folder / f"{table}-training.csv"), "--target", "outcome", "--positive", "ill",
                 "--id", "id", "--engine", "java", "--out", str(folder / "training"),
                 "--save", str(folder / f"{table}.concord"), *fill], check=True, stdout=subprocess.DEVNULL)
    turns = []
    for table in TABLES:
        turns.append((table, "concord, java", [concord, "predict", str(folder / f"{table}.concord"), str(folder / f"{table}.csv"),
                      "--out", str(folder / f"{table}-concord.csv"), "--quiet"], heap))
        turns.append((table, "scikit-learn", [sys.executable, __file__, "score", "sklearn", table, str(folder)], {}))
        if table == "numbers":
            turns.append((table, "ONNX Runtime", [sys.executable, __file__, "score", "onnxruntime", table, str(folder)], {}))
    found: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    for number in range(rounds):
        for table, name, command, environment in turns if number % 2 == 0 else reversed(turns):
            one = process(command, environment)
            found.setdefault((table, name), []).append(one)
            print(f"round {number + 1} {table} {name}: {one[0]:.2f} s, {one[1]:.2f} s of processors, {one[2]:.0f} MB", file=sys.stderr)
    print("| table | | median s | range | rows/s | processor s | peak MB |\n|---|---|---|---|---|---|---|")
    for (table, name), runs in found.items():
        seconds = sorted(run[0] for run in runs)
        print(f"| {table} | {name} | {median(seconds):.2f} | {seconds[0]:.2f} to {seconds[-1]:.2f} "
              f"| {ROWS / median(seconds):,.0f} | {median(run[1] for run in runs):.2f} | {median(run[2] for run in runs):.0f} |")


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "make":
        make(Path(rest[0]))
    elif what == "fit":
        fit(Path(rest[0]))
    elif what == "score":
        score(rest[0], rest[1], Path(rest[2]))
    elif what == "sitting":
        sitting(Path(rest[0]), int(rest[1]), rest[2])
    else:
        sys.exit("what must be make, fit, score or sitting")
