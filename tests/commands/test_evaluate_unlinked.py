"""`ecpat evaluate` of waves that nobody can link, from files to reports and the ledger."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.commands.conftest import Ecpat
from tests.commands.running import Ran

ITEMS = 4
INSTRUMENT = """
instrument: Short form
id: short
code: none
scales:
  - id: sure
    title: Confidence
    kind: likert
    answers: 1-5
    items: [{id: s0}, {id: s1}, {id: s2}, {id: s3}]
"""
Rows = Sequence[Sequence[int]]


def people(number: int, middle: float, seed: int) -> list[list[int]]:
    """So many people who answer around a middle."""
    draw = random.Random(seed)
    return [[min(5, max(1, round(draw.gauss(middle, 1)))) for _ in range(ITEMS)] for _ in range(number)]


BEFORE, AFTER = people(40, 2.8, 1), people(30, 3.6, 2)


@pytest.fixture(autouse=True)
def form(folder: Path) -> None:
    (folder / "short.yaml").write_text(INSTRUMENT, encoding="utf-8")


def written(folder: Path, name: str, rows: Rows, codes: Sequence[str] = (), heading: str = "code") -> str:
    lines = [",".join([*([heading] if codes else []), *(f"s{number}" for number in range(len(rows[0])))])]
    lines += [",".join([*codes[at : at + 1], *map(str, row)]) for at, row in enumerate(rows)]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


def published(ecpat: Ecpat, folder: Path, before: Rows, after: Rows) -> Ran:
    files = written(folder, "pre.csv", before), written(folder, "post.csv", after)
    return ecpat("evaluate", *files, "-i", "short.yaml", "--publish")


def told(ran: Ran) -> str:
    return " ".join(ran.stdout.split())


def codes(number: int, letter: str = "K") -> list[str]:
    return [f"{letter}{chr(65 + n % 26)}{n:03d}{chr(90 - n % 26)}" for n in range(number)]


def without_none(folder: Path) -> None:
    (folder / "short.yaml").write_text(INSTRUMENT.replace("code: none\n", ""), encoding="utf-8")


# -- files without a code --


def test_an_instrument_may_say_that_there_is_no_code(folder: Path, ecpat: Ecpat) -> None:
    files = written(folder, "pre.csv", BEFORE), written(folder, "post.csv", AFTER)
    ran = ecpat("evaluate", *files, "-i", "short.yaml", "--out", "r.json", "--out", "r.html", "--out", "r.docx")
    assert ran.exit_code == 0
    assert "those who answered after" in told(ran)
    report = json.loads((folder / "r.json").read_text("utf-8"))
    assert report["caveat"].startswith("People are not linked")
    assert report["analyses"]["unlinked"]["waves"][0]["n_after"] == 30


def test_files_without_a_column_for_the_code_are_compared_and_it_is_said(folder: Path, ecpat: Ecpat) -> None:
    without_none(folder)
    files = written(folder, "pre.csv", BEFORE), written(folder, "post.csv", AFTER)
    ran = ecpat("evaluate", *files, "-i", "short.yaml")
    assert ran.exit_code == 0
    assert "warning: there is no column for the code `code`" in ran.stderr
    assert "The waves are compared as two groups of people." in ran.stderr
    assert "those who answered after" in told(ran)


def test_a_column_that_looks_like_codes_is_asked_about(folder: Path, ecpat: Ecpat) -> None:
    without_none(folder)
    files = written(folder, "pre.csv", BEFORE, codes(40), "nickname"), written(folder, "post.csv", AFTER)
    ran = ecpat("evaluate", *files, "-i", "short.yaml")
    assert ran.exit_code == 1
    assert "pre.csv:1: error: there is no column for the code `code`" in ran.stderr


def test_linked_data_treated_as_unlinked_is_said_to_have_too_wide_an_interval(folder: Path, ecpat: Ecpat) -> None:
    files = written(folder, "pre.csv", BEFORE, codes(40)), written(folder, "post.csv", AFTER, codes(30))
    ran = ecpat("evaluate", *files, "-i", "short.yaml", "--for", "evaluator", "--out", "whole.txt")
    assert ran.exit_code == 0
    assert "nobody is linked by it: the intervals are wider than they need be. " in ran.stderr
    assert "[survey.code-not-used]" in ran.stderr
    assert "intervals are wider than they need be" in " ".join((folder / "whole.txt").read_text("utf-8").split())


def test_forms_are_built_without_a_question_for_the_code(folder: Path, ecpat: Ecpat) -> None:
    assert ecpat("survey", "build", "short.yaml", "--as", "paper", "--wave", "pre", "--out", "pre.docx").exit_code == 0


def test_what_code_may_be_is_said(folder: Path, ecpat: Ecpat) -> None:
    (folder / "short.yaml").write_text(INSTRUMENT.replace("code: none", "code: nothing"), encoding="utf-8")
    files = written(folder, "pre.csv", BEFORE), written(folder, "post.csv", AFTER)
    ran = ecpat("evaluate", *files, "-i", "short.yaml")
    assert ran.exit_code == 1
    assert "write `none` where forms ask for no code" in ran.stderr


# -- beside reports that were published before --


def test_one_person_fewer_is_not_published_again(folder: Path, ecpat: Ecpat) -> None:
    assert "30 and 40 people" in told(published(ecpat, folder, BEFORE, AFTER))
    assert "30 and 40 people" in told(published(ecpat, folder, BEFORE, AFTER)), "the same report once more"
    fewer = published(ecpat, folder, BEFORE[:-1], AFTER)
    assert "30 and 39 people" not in told(fewer)
    assert "[publish.groups]" in fewer.stderr


def test_ten_people_fewer_are_published(folder: Path, ecpat: Ecpat) -> None:
    published(ecpat, folder, BEFORE, AFTER)
    assert "30 and 30 people" in told(published(ecpat, folder, BEFORE[:-10], AFTER))


def test_three_reports_together_tell_of_nobody(folder: Path, ecpat: Ecpat) -> None:
    """All 40, the first 25 of them, and the last 16: 1 person is in both."""
    published(ecpat, folder, BEFORE, AFTER)
    assert "30 and 25 people" in told(published(ecpat, folder, BEFORE[:25], AFTER))
    assert "16 and 30 people" not in told(published(ecpat, folder, BEFORE[24:], AFTER))


def test_other_names_of_questions_hide_nobody(folder: Path, ecpat: Ecpat) -> None:
    published(ecpat, folder, BEFORE, AFTER)
    renamed = INSTRUMENT
    for number in range(ITEMS):
        renamed = renamed.replace(f"{{id: s{number}}}", f"{{id: t{number}, text: s{number}}}")
    (folder / "short.yaml").write_text(renamed.replace("id: sure", "id: certain"), encoding="utf-8")
    assert "30 and 39 people" not in told(published(ecpat, folder, BEFORE[:-1], AFTER))


def test_another_scale_in_the_form_hides_nobody(folder: Path, ecpat: Ecpat) -> None:
    published(ecpat, folder, BEFORE, AFTER)
    more = INSTRUMENT + "  - {id: more, title: More, kind: likert, answers: 1-5, items: [{id: s4}], asked: [pre]}\n"
    (folder / "short.yaml").write_text(more, encoding="utf-8")
    longer = [[*row, 1 + at % 5] for at, row in enumerate(BEFORE[:-1])]
    assert "30 and 39 people" not in told(published(ecpat, folder, longer, AFTER))


def test_the_same_people_are_not_scored_by_one_question_fewer(folder: Path, ecpat: Ecpat) -> None:
    published(ecpat, folder, BEFORE, AFTER)
    (folder / "short.yaml").write_text(INSTRUMENT.replace(", {id: s3}", ""), encoding="utf-8")
    refused = published(ecpat, folder, BEFORE, AFTER)
    assert refused.exit_code == 4
    assert "[publish.scoring]" in refused.stderr


@pytest.mark.parametrize("first", ["linked", "not linked"])
def test_linked_and_unlinked_people_are_not_published_beside_each_other(first: str, folder: Path, ecpat: Ecpat) -> None:
    def linked() -> Ran:
        without_none(folder)
        files = written(folder, "pre.csv", BEFORE[:30], codes(30)), written(folder, "post.csv", AFTER, codes(30))
        return ecpat("evaluate", *files, "-i", "short.yaml", "--publish")

    def loose() -> Ran:
        form_again(folder)
        return published(ecpat, folder, BEFORE, AFTER)

    one, other = (linked, loose) if first == "linked" else (loose, linked)
    assert "[publish.groups]" not in one().stderr
    assert "figures of Confidence were left out" in other().stderr


def form_again(folder: Path) -> None:
    (folder / "short.yaml").write_text(INSTRUMENT, encoding="utf-8")


def test_a_person_may_publish_it_although(folder: Path, ecpat: Ecpat) -> None:
    published(ecpat, folder, BEFORE, AFTER)
    files = written(folder, "pre.csv", BEFORE[:-1]), written(folder, "post.csv", AFTER)
    ran = ecpat("evaluate", *files, "-i", "short.yaml", "--publish", "--although", "The first was never sent.")
    assert "30 and 39 people" in told(ran)


def test_the_ledger_says_of_whom_and_holds_no_answer(folder: Path, ecpat: Ecpat) -> None:
    published(ecpat, folder, BEFORE, AFTER)
    kept = (folder / "ecpat-published.yaml").read_text("utf-8")
    assert "pre, Confidence, not linked" in kept
    assert "people: 40" in kept
