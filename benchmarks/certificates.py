"""Certificates of 400 people: how much computing they take, and how many of 10,000 forged texts are accepted.

Run by itself (`make forgeries`, or `python -m benchmarks.certificates [HOW MANY]`), it counts the forged texts alone.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from ecpat_training.event.certificates.checking import verify_text
from ecpat_training.event.certificates.workflows.certificates import CertificateRequest, event_certificates
from tests.event.certificates.material import OTHER, PRIVATE, put_folder, ring
from tests.event.certificates.mutations import CHANGES, mutations

PEOPLE, FORGED = 400, 10_000


def seconds(people: int, *, open_badges: bool = False) -> float:
    """Processor time for a page each, one file to print and the list."""
    listed = [(f"K{number}", f"Ana Petrova {number}", "xxxx") for number in range(people)]
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as keys:
        folder = put_folder(Path(home), listed)
        before, os.environ["ECPAT_KEYS"] = os.environ.get("ECPAT_KEYS"), keys
        try:
            began = time.process_time()
            asked = CertificateRequest(("al-1",), open_badges=open_badges)
            event_certificates(folder / "programme.yaml", asked, quiet=True)
            return time.process_time() - began
        finally:
            os.environ.pop("ECPAT_KEYS")
            if before is not None:
                os.environ["ECPAT_KEYS"] = before


def forgeries(number: int, seed: int = 1) -> Counter[str]:
    """How many forged texts were tried, and how many accepted."""
    keys = ring(PRIVATE, OTHER)
    found: Counter[str] = Counter(tried=0, accepted=0)
    for text in mutations(seed, number):
        found["tried"] += 1
        found["accepted"] += verify_text(text, keys).accepted
    return found


def main() -> None:
    """Prints both figures."""
    print(f"certificates of {PEOPLE} people: {seconds(PEOPLE):.1f} s of computing")
    _print_forgeries(FORGED)


def _print_forgeries(number: int) -> None:
    found = forgeries(number)
    print(f"{found['tried']:,} forged texts of {len(CHANGES)} kinds: {found['accepted']} accepted")


if __name__ == "__main__":
    _print_forgeries(int(sys.argv[1]) if len(sys.argv) > 1 else FORGED)
