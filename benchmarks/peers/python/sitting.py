"""One sitting: every peer and every engine at every work, in turns, and a table of medians."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BUILT = ROOT / "benchmarks" / "target" / "peers"
WDBC = ROOT / "datasets/src/main/resources/org/concordml/datasets/wdbc.csv"
ENGINES = ("java", "pytorch", "mxnet")
TITLES = {
    "job": "Whole process: 569 rows, 10 epochs of batch 32 (seconds, from the shell and back)",
    "epoch": "Warm epoch: 455 rows, batch 32 (ms)",
    "rows100k": "Epoch of 100,000 rows, batch 32 (rows/s)",
    "rows1m": "Epoch of 1,000,000 rows, batch 1024 (rows/s)",
    "csv": "Reading a CSV of 1,000,000 x 32 (seconds, inside the process)",
}
ROWS = {"rows100k": 100_000, "rows1m": 1_000_000}
THREADS = {"job": (0,), "epoch": (1,), "rows100k": (1,), "rows1m": (1, 2), "csv": (2,)}
PASSES = {"job": 4}  # in each round, since a whole process has one run alone
LIMIT_S = 600


@dataclass(frozen=True)
class Peer:
    """Somebody who does a work: its name, its works, and the command that does one."""

    name: str
    works: tuple[str, ...]
    command: tuple[str, ...]
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What one process left: a figure in seconds, its peak memory, its version, or a failure."""

    seconds: float
    peak_mb: float
    version: str
    failure: str = ""


def python(name: str, script: str, works: tuple[str, ...], backend: str = "") -> Peer:
    settings = (("KERAS_BACKEND", backend),) if backend else ()
    return Peer(name, works, (sys.executable, str(HERE / script)), settings)


def program(folder: str, main: str, *options: str) -> tuple[str, ...]:
    """The command of a Java program that was built for the sitting."""
    path = (BUILT / f"{folder}.classpath").read_text().strip()
    return ("java", *options, "-cp", path, f"org.concordml.benchmarks.{main}")


def jvm(name: str, folder: str, main: str, works: tuple[str, ...]) -> Peer:
    return Peer(name, works, program(folder, f"peers.{main}"))


def concord(engine: str) -> Peer:
    """One of ours. Reading a CSV has to do with a heap of three times the numbers in it."""
    works = ("job", "epoch", "rows100k", "rows1m") + (("csv",) if engine == "java" else ())
    settings = (("OMP_WAIT_POLICY", "passive"), ("MXNET_OMP_MAX_THREADS", "1024"))  # the launcher's
    command = (*program("concord", "SideBySide", "-XX:+UseSerialGC"), engine)
    return Peer(engine, works, command, settings)


def embedded() -> Peer:
    """Ours in a program, as the JVM peers are: no options to read, no report, no picture."""
    return Peer("java in a program", ("job",), (*program("concord", "SideBySide"), "java"))


def peers() -> list[Peer]:
    small = ("job", "epoch", "rows100k")
    trains = (*small, "rows1m")
    return [
        *(concord(engine) for engine in ENGINES),
        embedded(),
        python("Keras/TensorFlow", "keras_peer.py", trains, "tensorflow"),
        python("Keras/JAX", "keras_peer.py", trains, "jax"),
        python("PyTorch", "torch_peer.py", trains),
        python("scikit-learn", "sklearn_peer.py", trains),
        jvm("Smile", "smile", "SmilePeer", trains),
        jvm("DL4J", "dl4j", "Dl4jPeer", small),
        jvm("Tribuo", "tribuo", "TribuoPeer", small),
        python("pandas", "pandas_peer.py", ("csv",)),
    ]


def command(peer: Peer, work: str, threads: int, scratch: str) -> list[str]:
    if peer.name in ENGINES:
        if work == "job":
            out = f"{scratch}/{peer.name}"
            return [str(ROOT / "concord"), "train", "--engine", peer.name, "--out", out]
        heap = "-Xmx744m" if work == "csv" else "-Xmx3g"
        java, *rest = peer.command
        return [java, heap, *rest, work, str(threads), str(BUILT / "large.csv")]
    csv = BUILT / "large.csv" if work == "csv" else WDBC
    return [*peer.command, work, str(threads), str(csv)]


def environment(peer: Peer, threads: int) -> dict[str, str]:
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "1", "PYTHONWARNINGS": "ignore"}
    libraries = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    limits = {name: str(threads) for name in libraries} if threads else {}
    if threads == 1:
        limits["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    return {**os.environ, **quiet, **limits, **dict(peer.settings)}


def run(peer: Peer, work: str, threads: int) -> Outcome:
    """One process from start to end; its figure is the median of its runs, or its own duration."""
    with tempfile.TemporaryDirectory() as scratch:
        out, err = Path(scratch, "out"), Path(scratch, "err")
        with out.open("w") as stdout, err.open("w") as stderr:
            start = time.perf_counter()
            child = subprocess.Popen(
                command(peer, work, threads, scratch),
                stdout=stdout,
                stderr=stderr,
                env=environment(peer, threads),
            )
            late = threading.Timer(LIMIT_S, child.kill)
            late.start()
            try:
                _, status, usage = os.wait4(child.pid, 0)
            except BaseException:
                child.kill()
                child.wait()
                raise
            finally:
                late.cancel()
            wall = time.perf_counter() - start
            child.returncode = os.waitstatus_to_exitcode(status)
        if wall >= LIMIT_S:
            return Outcome(0, 0, "", f"it took longer than {LIMIT_S} seconds")
        if child.returncode != 0:
            last = (err.read_text().strip().splitlines() or ["no message"])[-1]
            return Outcome(0, 0, "", f"exit {child.returncode}: {last}")
        own = work == "job" and peer.name in ENGINES
        return outcome(work, out.read_text(), own, wall, usage.ru_maxrss / 1024)


def told(text: str, own: bool) -> dict:
    """What a process said of itself: ours a line with the accuracy, the others one of JSON, last."""
    last = text.strip().splitlines()[-1]
    if own:
        return {"version": "Concord", "accuracy": float(last.removeprefix("Test Accuracy: "))}
    return json.loads(last)


def outcome(work: str, text: str, own: bool, wall: float, peak_mb: float) -> Outcome:
    """What was said, if it can be read; a peer that does not learn is no peer."""
    try:
        facts = told(text, own)
        seconds = wall if work == "job" else median(facts["seconds"])
        if work == "job" and facts["accuracy"] < 0.85:
            return Outcome(0, 0, "", f"its test accuracy was {facts['accuracy']:.3f}")
        return Outcome(seconds, peak_mb, facts["version"])
    except (IndexError, KeyError, ValueError) as unreadable:
        return Outcome(0, 0, "", f"what it printed cannot be read ({unreadable!r})")


@dataclass(frozen=True)
class Line:
    """A peer at a work: what its processes took, at the number of threads that suited it best."""

    peer: str
    threads: int
    seconds: list[float]
    peak_mb: float
    version: str
    failure: str = ""

    @property
    def figure(self) -> float:
        return median(self.seconds)


def best(outcomes: dict[int, list[Outcome]], peer: str) -> Line:
    """The better of the thread counts, by median; a failure only if every count failed."""
    lines = []
    for threads, runs in outcomes.items():
        good = [one for one in runs if not one.failure]
        if good:
            peak = median(one.peak_mb for one in good)
            seconds = [one.seconds for one in good]
            lost = [one.failure for one in runs if one.failure]
            failure = f"{lost[0]} ({len(lost)} of {len(runs)} processes)" if lost else ""
            lines.append(Line(peer, threads, seconds, peak, good[0].version, failure))
    if not lines:
        return Line(peer, 0, [], 0, "", next(iter(outcomes.values()))[0].failure)
    return min(lines, key=lambda line: line.figure)


def shown(work: str, seconds: float) -> str:
    if work in ROWS:
        return f"{ROWS[work] / seconds:,.0f}"
    return f"{1000 * seconds:.3g}" if work == "epoch" else f"{seconds:.2f}"


def table(work: str, lines: list[Line]) -> str:
    """Markdown, the quickest first; the ratios tell how many times as long it takes as an engine."""
    engines = {line.peer: line for line in lines if line.peer in ENGINES and line.seconds}
    heads = ["", "threads", "median", "range"] + (["peak MB"] if work in ("job", "csv") else [])
    heads += [f"time / `{engine}`" for engine in engines]
    text = [f"### {TITLES[work]}", "", "| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    for line in sorted((one for one in lines if one.seconds), key=lambda one: one.figure):
        name = f"**`{line.peer}`**" if line.peer in engines else line.peer
        ends = [shown(work, s) for s in sorted(line.seconds, reverse=work in ROWS)]
        cells = [name, str(line.threads or "default"), shown(work, line.figure), f"{ends[0]} to {ends[-1]}"]
        cells += [f"{line.peak_mb:.0f}"] if work in ("job", "csv") else []
        cells += [f"{line.figure / other.figure:.2f}" for other in engines.values()]
        text.append("| " + " | ".join(cells) + " |")
    text += [f"\n{line.peer} failed: {line.failure}" for line in lines if line.failure]
    return "\n".join(text)


def ratio(target: dict, lines: list[Line]) -> float | None:
    """The engine's figure by the peer's; for speed the other way round, by the best peer for *."""
    good = {line.peer: line for line in lines if line.seconds}
    others = [p for p in good if p not in ENGINES] if target["peer"] == "*" else [target["peer"]]
    if target["engine"] not in good or not others or any(p not in good for p in others):
        return None
    engine = good[target["engine"]]
    if target["figure"] == "peak_mb":
        return engine.peak_mb / good[others[0]].peak_mb
    share = engine.figure / min(good[other].figure for other in others)
    return 1 / share if target["figure"] == "speed" else share


def verdict(target: dict, value: float | None) -> str:
    """A row of the table of targets."""
    speed = target["figure"] == "speed"
    sign = ">=" if speed else "<="
    reach = target.get("at_least") if speed else target.get("at_most")
    asked = [] if reach is None else [f"{sign} {reach:g}"]
    asked += [f"beyond {sign} {target['beyond']:g}"] if "beyond" in target else []

    def met(bound: float) -> bool:
        return value is not None and (value >= bound if speed else value <= bound)

    said = []
    if reach is not None:
        said.append("met" if met(reach) else "**not met**")
    if "beyond" in target:
        said.append("beyond met" if met(target["beyond"]) else "beyond not met")
    peer = "best peer" if target["peer"] == "*" else target["peer"]
    measured = "not measured" if value is None else f"{value:.2f}"
    if value is None:
        said = ["not measured"]
    what = {"seconds": "time", "speed": "rows/s", "peak_mb": "peak memory"}[target["figure"]]
    return (
        f"| {target['work']}, {what} | `{target['engine']}` / {peer} | {', '.join(asked)} "
        f"| {measured} | {', '.join(said)} |"
    )


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


def head(versions: list[str], rounds: int, load: float, spent: float) -> str:
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True)
    return (
        f"Measured on {datetime.date.today()} with `benchmarks/peers/run --rounds {rounds}`, one sitting of "
        f"{spent / 60:.0f} minutes: {processor()}, {os.cpu_count()} cores, Linux {platform.release()}, "
        f"{java.stderr.splitlines()[0]}, Python {platform.python_version()}; load average {load:.2f} before, "
        f"{os.getloadavg()[0]:.2f} at the end. {', '.join(versions)}."
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/peers/run", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all (default: 3)")
    parser.add_argument("--work", default=",".join(TITLES), help="some of %(default)s")
    parser.add_argument("--peers", default="", help="some of the peers and engines, by name")
    parser.add_argument("--out", type=Path, help="file for the Markdown (default: stdout)")
    return parser.parse_args()


def chosen(text: str, known: list[str], what: str) -> list[str]:
    names = text.split(",") if text else known
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"{what} must be of {', '.join(known)}, found '{unknown[0]}'")
    return names


def main() -> int:
    options = arguments()
    everyone = peers()
    works = chosen(options.work, list(TITLES), "--work")
    names = chosen(options.peers, [peer.name for peer in everyone], "--peers")
    turns = [
        (work, peer, threads)
        for work in works
        for _ in range(PASSES.get(work, 1))
        for threads in THREADS[work]
        for peer in everyone
        if peer.name in names and work in peer.works
    ]
    load, start = os.getloadavg()[0], time.time()
    results: dict[tuple[str, str], dict[int, list[Outcome]]] = {}
    for number in range(options.rounds):
        for work, peer, threads in turns if number % 2 == 0 else reversed(turns):
            one = run(peer, work, threads)
            results.setdefault((work, peer.name), {}).setdefault(threads, []).append(one)
            said = one.failure or f"{shown(work, one.seconds)}, {one.peak_mb:.0f} MB"
            print(f"round {number + 1} {work} {peer.name} {threads or ''}: {said}", file=sys.stderr)
    lines = {
        work: [best(runs, name) for (of, name), runs in results.items() if of == work]
        for work in works
    }
    report(lines, options, load, time.time() - start)
    return 1 if any(line.failure for some in lines.values() for line in some) else 0


def report(lines: dict[str, list[Line]], options: argparse.Namespace, load: float, spent: float) -> None:
    told = {one.version for some in lines.values() for one in some if one.version}
    versions = sorted({"Concord" if version.startswith("concord-") else version for version in told})
    targets = [t for t in json.loads((HERE / "targets.json").read_text()) if t["work"] in lines]
    parts = [head(versions, options.rounds, load, spent)]
    parts += [table(work, some) for work, some in lines.items()]
    judged = [verdict(target, ratio(target, lines[target["work"]])) for target in targets]
    parts.append("### Targets\n\n| work | ratio | target | measured | |\n|---|---|---|---|---|\n" + "\n".join(judged))
    text = "\n\n".join(parts) + "\n"
    if options.out:
        options.out.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
