"""Run by `benchmarks/peers/run --test`."""

import unittest

import sitting
from sitting import Line, Outcome


def line(peer: str, *seconds: float, peak: float = 100) -> Line:
    return Line(peer, 1, list(seconds), peak, "v")


class BestOfThreadCounts(unittest.TestCase):
    def test_takes_the_count_with_the_smaller_median(self) -> None:
        runs = {1: [Outcome(3, 9, "v"), Outcome(5, 9, "v")], 2: [Outcome(2, 9, "v")]}
        self.assertEqual((2, [2]), (sitting.best(runs, "p").threads, sitting.best(runs, "p").seconds))

    def test_fails_only_when_all_failed(self) -> None:
        bad = Outcome(0, 0, "", "exit 1: boom")
        self.assertEqual("exit 1: boom", sitting.best({1: [bad]}, "p").failure)
        self.assertEqual("", sitting.best({1: [bad], 2: [Outcome(1, 1, "v")]}, "p").failure)


class Targets(unittest.TestCase):
    lines = [line("java", 1, peak=50), line("Smile", 4), line("DL4J", 8)]

    def test_time_is_the_engine_by_the_peer(self) -> None:
        target = {"work": "job", "engine": "java", "peer": "Smile", "figure": "seconds", "at_most": 0.2}
        self.assertEqual(0.25, sitting.ratio(target, self.lines))
        self.assertIn("**not met**", sitting.verdict(target, 0.25))

    def test_speed_is_against_the_best_peer(self) -> None:
        target = {"work": "rows1m", "engine": "java", "peer": "*", "figure": "speed", "at_least": 3, "beyond": 6}
        self.assertEqual(4, sitting.ratio(target, self.lines))
        self.assertIn("met, beyond not met", sitting.verdict(target, 4))

    def test_memory_has_its_own_figure(self) -> None:
        target = {"work": "job", "engine": "java", "peer": "Smile", "figure": "peak_mb", "beyond": 1}
        self.assertEqual(0.5, sitting.ratio(target, self.lines))

    def test_a_peer_that_failed_judges_nothing(self) -> None:
        target = {"work": "job", "engine": "java", "peer": "Tribuo", "figure": "seconds", "at_most": 1}
        self.assertIsNone(sitting.ratio(target, self.lines))
        self.assertIn("not measured", sitting.verdict(target, None))


class Tables(unittest.TestCase):
    def test_the_quickest_comes_first_with_ratios(self) -> None:
        text = sitting.table("rows1m", [line("Smile", 2), line("java", 1)]).splitlines()
        self.assertEqual("| **`java`** | 1 | 1,000,000 | 1,000,000 to 1,000,000 | 1.00 |", text[4])
        self.assertEqual("| Smile | 1 | 500,000 | 500,000 to 500,000 | 2.00 |", text[5])

    def test_a_peer_that_does_not_learn_has_failed(self) -> None:
        self.assertIn("0.600", sitting.outcome("job", {"accuracy": 0.6, "version": "v"}, 1, 1).failure)


if __name__ == "__main__":
    unittest.main()
