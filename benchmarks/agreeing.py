"""200 reports drawn from a seed, in every format with their charts: do they show the same figures?"""

import time

from tests.effect.report.test_drawn_effects import differences

REPORTS = 200


def main() -> None:
    """Counts the reports of which two formats say something else, and names the first."""
    start = time.perf_counter()
    found = {seed: wrong for seed in range(REPORTS) if (wrong := differences(seed))}
    print(f"\nFigures in every format: {len(found)} of {REPORTS} reports differ ({time.perf_counter() - start:.0f} s)")
    for seed, wrong in list(found.items())[:3]:
        print(f"  seed {seed}: {wrong[0]}")
