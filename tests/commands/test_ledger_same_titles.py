"""Two scales may have one title: what is held back beside earlier reports is held back by the scale alone."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from tests.commands.conftest import Ecpat

INSTRUMENT = """\
instrument: Results
id: results
scales:
  - {id: quiz, title: Result, kind: number, answers: 0-60, items: [{id: quiz}]}
  - {id: case, title: Result, kind: number, answers: 0-60, items: [{id: case}]}
"""


def written(folder: Path, people: Sequence[int], blank: Sequence[int]) -> tuple[str, str]:
    """Two waves of these people, some of whom left the quiz blank after the training."""
    names = "pre.csv", "post.csv"
    for file, more in zip(names, (0, 3), strict=True):
        with (folder / file).open("w", encoding="utf-8", newline="") as stream:
            lines = csv.writer(stream)
            lines.writerow(["code", "quiz", "case"])
            for at in people:
                points = 5 + at * 11 % 31
                quiz = "" if more and at in blank else str(points + more * (points % 3))
                lines.writerow([f"{chr(65 + at % 26) * 3}-{at:03d}", quiz, 4 + at * 7 % 29 + more * (at % 4)])
    return names


def shown(ecpat: Ecpat, folder: Path, people: Sequence[int], blank: Sequence[int] = ()) -> dict[str, bool]:
    """Of which scales a published report has figures."""
    files = written(folder, people, blank)
    ran = ecpat("evaluate", *files, "-i", "instrument.yaml", "--publish", "-o", "out.json", "--force", "-q")
    assert ran.exit_code == 0, ran.stderr
    (one,) = json.loads((folder / "out.json").read_bytes())["comparisons"]
    return {scale["scale"]: scale["raw_change"]["value"] is not None for scale in one["scales"]}


def test_a_scale_left_blank_is_held_back_although_another_has_its_title(ecpat: Ecpat, folder: Path) -> None:
    """33 of 34 answered the quiz; 24 of them less these are nine people, whatever the title of the other scale."""
    (folder / "instrument.yaml").write_text(INSTRUMENT, "utf-8")
    assert shown(ecpat, folder, range(34), blank=[33])["quiz"]
    assert not shown(ecpat, folder, range(24))["quiz"]
