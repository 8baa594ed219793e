"""Drawn reports read by a referee: what is claimed, for every reader, that the figures don't bear.

Run by itself (`python -m benchmarks.claiming [FIRST] [LAST]`, or `make claims`): 300 trainings, six pages each.
"""

import sys

from tests.effect.report.test_claims_read import read

REPORTS = 300


def main(first: int = 0, last: int = REPORTS) -> int:
    """Reads the reports, prints every objection, and says how many there were."""
    objections = [objection for seed in range(first, last) for objection in read(seed)]
    for objection in objections:
        print(f"  {objection}")
    print(f"{last - first} trainings, each for three readers, internal and published: {len(objections)} objections")
    return 1 if objections else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
