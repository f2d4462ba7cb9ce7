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

    def test_ranges_go_by_size_not_by_letters(self) -> None:
        text = sitting.table("rows1m", [line("java", 9, 11, 10)])
        self.assertIn("| 100,000 | 90,909 to 111,111 |", text)
        self.assertIn("| 9 to 10.5 |", sitting.table("epoch", [line("java", 0.0105, 0.009)]))

    def test_a_process_that_failed_is_told_even_if_others_did_not(self) -> None:
        runs = {1: [Outcome(3, 9, "v"), Outcome(0, 0, "", "exit 1: boom")]}
        text = sitting.table("job", [sitting.best(runs, "DL4J")])
        self.assertIn("| DL4J | 1 | 3.00 |", text)
        self.assertIn("DL4J failed: exit 1: boom (1 of 2 processes)", text)


class WhatAProcessPrints(unittest.TestCase):
    def test_a_peer_that_does_not_learn_has_failed(self) -> None:
        peer = sitting.outcome("job", 'hello\n{"accuracy": 0.6, "version": "v"}', False, 1, 1)
        self.assertIn("0.600", peer.failure)
        ours = sitting.outcome("job", "Test Loss: 0.9\nTest Accuracy: 0.600000\n", True, 1, 1)
        self.assertIn("0.600", ours.failure)

    def test_an_epoch_is_the_median_of_its_runs(self) -> None:
        text = '{"seconds": [1, 2, 9], "version": "v"}'
        self.assertEqual(Outcome(2, 5, "v"), sitting.outcome("epoch", text, False, 30, 5))

    def test_what_cannot_be_read_is_a_failure_of_that_peer_alone(self) -> None:
        for text in ("", "no JSON", '{"version": "v"}'):
            self.assertIn("cannot be read", sitting.outcome("epoch", text, False, 1, 1).failure)


if __name__ == "__main__":
    unittest.main()
