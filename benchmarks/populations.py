"""Counting and judging populations: CSV of a million people, beside reading the two files alone."""

import sys
import tempfile
from pathlib import Path

from benchmarks.answers import write_answers
from benchmarks.process import measure, show

PEOPLE, ITEMS = 1_000_000, 40
READ = "import pandas, sys\nfor path in sys.argv[1:]:\n    pandas.read_csv(path)"


def main() -> None:
    """`ecpat survey count` and `ecpat evaluate` of a million people; bars: 12 s of computing, 500 MB, three times
    reading alone."""
    with tempfile.TemporaryDirectory() as folder:
        pre, post = write_answers(Path(folder), PEOPLE, ITEMS, ("pre", "post"))
        form = ["-i", str(Path(folder) / "instrument.yaml"), "--force", "--quiet"]
        ecpat = [sys.executable, "-m", "ecpat_training"]
        commands = {
            "pandas reads both files": [sys.executable, "-c", READ, str(pre), str(post)],
            "ecpat survey count --whole": [
                *ecpat,
                *("survey", "count", str(pre), str(post), *form, "--whole", "--out", f"{folder}/counted.json"),
            ],
            "ecpat evaluate, web page": [
                *ecpat,
                *("evaluate", str(pre), str(post), *form, "--out", f"{folder}/report.html"),
            ],
        }
        show("A million people, 40 items, two waves", measure(commands, repeats=1), "pandas reads both files")
