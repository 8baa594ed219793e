"""Published figures of groups and scales: those that grew by a few people since are left out."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.ledgers import INSTRUMENT, Publish, people


def test_three_sites_do_not_tell_who_is_in_none_of_them(publish: Publish, folder: Path) -> None:
    """All 30, 15 of one site, 14 of the other: no two of them are near, and all three tell the one who is left."""
    everybody = people(30)
    assert publish(everybody)[0] == publish(everybody[:15], out="a.html")[0] == Exit.CLEAN
    code, said = publish(everybody[15:29], out="b.html")
    assert code == Exit.UNSATISFIABLE
    assert "fewer than 10 people are left of those who answered before and after, when their" in said
    assert not (folder / "b.html").exists()
    assert publish(everybody[15:], out="b.html")[0] == Exit.CLEAN, "both sites whole tell nothing more than all"


def grouped(folder: Path, number: int, men: Sequence[int]) -> tuple[str, str]:
    """Two waves of so many people, some of whom are men."""
    text = INSTRUMENT.replace("scales:", "groups: [gender]\nscales:")
    (folder / "instrument.yaml").write_text(text, "utf-8")
    for file, more in (("pre.csv", 0), ("post.csv", 3)):
        with (folder / file).open("w", encoding="utf-8", newline="") as stream:
            lines = csv.writer(stream)
            lines.writerow(["code", "points", "gender"])
            lines.writerows(
                [code, points + more * (points % 3), "man" if at in men else "woman"]
                for at, (code, points) in enumerate(people(number))
            )
    return "pre.csv", "post.csv"


def test_groups_that_grew_by_a_few_are_left_out_and_the_rest_is_published(ecpat: Ecpat, folder: Path) -> None:
    """Twelve people more, four of them men: all are enough to be told, the men's means would tell the four."""
    run = ("evaluate", *grouped(folder, 30, range(14)), "-i", "instrument.yaml", "--publish", "--force", "-q")
    more = "--for", "evaluator", "-o"
    assert ecpat(*run, *more, "first.html").exit_code == Exit.CLEAN
    assert "Means by group" in opening.text(folder / "first.html")
    grouped(folder, 42, [*range(14), *range(30, 34)])
    ran = ecpat(*run, *more, "second.html")
    assert ran.exit_code == Exit.CLEAN
    second = opening.text(folder / "second.html")
    assert "Means by group" not in second
    assert "Not shown by gender: a report that was published before shows nearly the same groups" in second
    grouped(folder, 84, [*range(14), *range(30, 34), *range(42, 62)])
    assert ecpat(*run, *more, "third.html").exit_code == Exit.CLEAN
    assert "Means by group" in opening.text(folder / "third.html"), "20 men more than ever are a group of their own"


def test_with_a_reason_the_groups_are_shown_as_well(ecpat: Ecpat, folder: Path) -> None:
    run = ("evaluate", *grouped(folder, 30, range(14)), "-i", "instrument.yaml", "--publish", "--force")
    ecpat(*run, "-o", "first.html", "-q")
    grouped(folder, 42, [*range(14), *range(30, 34)])
    ran = ecpat(*run, "-o", "second.html")
    assert "figures of gender were left out" in ran.stderr
    ecpat(*run, "--for", "evaluator", "-o", "third.html", "--although", "Nobody has the first.", "-q")
    assert "Means by group" in opening.text(folder / "third.html")


BOTH = """\
instrument: Points
id: points
scales:
  - {id: points, title: Points, kind: number, answers: 0-60, items: [{id: points}]}
  - {id: sure, title: Confidence, kind: number, answers: 0-60, items: [{id: sure}]}
"""


def rated(folder: Path, number: int, blank: Sequence[int]) -> tuple[str, str]:
    """So many people, some of whom left the second question blank after the training."""
    (folder / "instrument.yaml").write_text(BOTH, "utf-8")
    for file, more in (("pre.csv", 0), ("post.csv", 3)):
        with (folder / file).open("w", encoding="utf-8", newline="") as stream:
            lines = csv.writer(stream)
            lines.writerow(["code", "points", "sure"])
            for at, (code, points) in enumerate(people(number)):
                sure = "" if more and at in blank else 3 + (at * 7 + more) % 29
                lines.writerow([code, points + more * (points % 3), sure])
    return "pre.csv", "post.csv"


def test_a_scale_that_some_left_blank_tells_of_its_own_people(ecpat: Ecpat, folder: Path) -> None:
    """Twelve people more, three of whom left it blank: all are enough to be told, the nine are not."""
    run = ("evaluate", *rated(folder, 30, [0]), "-i", "instrument.yaml", "--publish", "--force")
    assert ecpat(*run, "-o", "first.json", "-q").exit_code == Exit.CLEAN
    assert means(folder / "first.json") == [True, True]
    rated(folder, 42, [0, 30, 31, 32])
    ran = ecpat(*run, "-o", "second.json")
    assert ran.exit_code == Exit.CLEAN
    assert "figures of Confidence were left out" in ran.stderr
    assert means(folder / "second.json") == [True, False]
    rated(folder, 42, [0, 30])
    assert ecpat(*run, "-o", "third.json", "-q", "--ledger", "other.yaml").exit_code == Exit.CLEAN
    assert means(folder / "third.json") == [True, True]


def means(path: Path) -> list[bool]:
    """Of which scales there is a mean."""
    (comparison,) = json.loads(path.read_text("utf-8"))["comparisons"]
    return [scale["before"]["mean"] is not None for scale in comparison["scales"]]
