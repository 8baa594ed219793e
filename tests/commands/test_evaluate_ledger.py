"""`ecpat evaluate --publish` remembers what it published: two reports about nearly the same people tell of the few."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.ledgers import KEY, LEDGER, Publish, people, written


def test_the_first_report_is_written_down_and_the_file_names_nobody(publish: Publish, folder: Path) -> None:
    assert publish(people(24))[0] == Exit.CLEAN
    text = (folder / LEDGER).read_text("utf-8")
    assert "people: 24" in text
    assert not any(code in text for code, _ in people(24))
    assert (folder / KEY).stat().st_mode & 0o077 == 0
    assert (folder / KEY).read_text("ascii").strip() not in text


@pytest.mark.parametrize("number", [1, 3, 9])
def test_a_report_without_a_few_of_the_people_is_refused_with_ways_out(
    publish: Publish, folder: Path, number: int
) -> None:
    publish(people(40))
    before = (folder / LEDGER).read_bytes()
    code, said = publish(people(40 - number), out="second.html")
    assert code == Exit.UNSATISFIABLE
    assert (
        f"{number} {'person' if number == 1 else 'people'} fewer compared with the report published as release 1"
        in said
    )
    assert "--although" in said
    assert not (folder / "second.html").exists()
    assert (folder / LEDGER).read_bytes() == before
    assert publish(people(40 - number), out="")[0] == Exit.UNSATISFIABLE, "nor is it shown"


def test_ten_people_more_are_enough(publish: Publish, folder: Path) -> None:
    assert publish(people(24))[0] == publish(people(34))[0] == Exit.CLEAN
    assert (folder / LEDGER).read_text("utf-8").count("- release:") == 2


@pytest.mark.parametrize("way", ["other order", "other spelling", "other codes", "other names"])
@pytest.mark.attack("the ledger")
def test_there_is_no_way_round_it(publish: Publish, way: str) -> None:
    publish(people(24))
    rows = people(22)
    if way == "other order":
        rows = rows[::-1]
    if way == "other spelling":
        rows = [(code.lower().replace("-", " "), points) for code, points in rows]
    if way == "other codes":
        rows = [(f"Q{at * 37 % 1000:03d}{code[0] * 2}", points) for at, (code, points) in enumerate(rows)]
    assert publish(rows, name="new-" if way == "other names" else "")[0] == Exit.UNSATISFIABLE


def test_corrected_answers_of_a_few_are_refused_too(publish: Publish) -> None:
    publish(people(24))
    corrected = [(code, points + (at == 5)) for at, (code, points) in enumerate(people(24))]
    code, said = publish(corrected)
    assert code == Exit.UNSATISFIABLE
    assert "other answers of 1 person" in said


def test_the_same_report_again_is_no_news(publish: Publish, folder: Path) -> None:
    publish(people(24))
    before = (folder / LEDGER).read_bytes()
    assert publish(people(24)[::-1], out="again.docx")[0] == Exit.CLEAN
    assert (folder / LEDGER).read_bytes() == before


def test_other_people_are_no_matter(publish: Publish) -> None:
    publish(people(24))
    assert publish([(code, points * 2 % 53) for code, points in people(60)[30:]])[0] == Exit.CLEAN


def test_answers_that_many_give_alike_are_no_sign_of_the_same_people(publish: Publish) -> None:
    """Of one question with few answers two trainings of thirty people have nearly the same."""
    few = [(code, 5 + points % 6) for code, points in people(62)]
    assert publish(few[:31])[0] == publish(few[31:])[0] == Exit.CLEAN


def test_a_reason_publishes_it_and_is_kept(publish: Publish, folder: Path) -> None:
    publish(people(24))
    assert publish(people(23), "--although", "The first was never sent.")[0] == Exit.CLEAN
    assert 'although: "The first was never sent."' in (folder / LEDGER).read_text("utf-8")


def test_what_is_shown_on_the_screen_is_published_as_well(publish: Publish, folder: Path) -> None:
    """`--publish > report.txt` is a file like any other."""
    assert publish(people(24), out="")[0] == Exit.CLEAN
    assert "people: 24" in (folder / LEDGER).read_text("utf-8")
    assert publish(people(23))[0] == Exit.UNSATISFIABLE


def test_a_report_says_where_it_stands(publish: Publish, folder: Path) -> None:
    """Who finds two reports that are both the first of a ledger of another name knows that none judged the other."""
    publish(people(24))
    first = opening.text(folder / "out.html")
    known = re.search(rf"Release 1 in the ledger of published reports {LEDGER} \(known as ([0-9a-f]{{8}})\)", first)
    assert known
    publish(people(40), out="second.json")
    standing = json.loads((folder / "second.json").read_text("utf-8"))["provenance"]["ledger"]
    assert standing == {"file": LEDGER, "known_as": known[1], "release": 2}
    publish(people(24), out="again.html")
    assert known[0] in opening.text(folder / "again.html")


@pytest.mark.attack("the ledger")
def test_no_digest_of_the_answers_leaves_the_house(publish: Publish, folder: Path) -> None:
    """Of few answers a digest can be guessed through, file by file."""
    publish(people(24), out="out.json")
    read = json.loads((folder / "out.json").read_text("utf-8"))
    inputs = {one["file"]: one["sha256"] for one in read["provenance"]["inputs"]}
    assert inputs["pre.csv"] is inputs["post.csv"] is None
    assert inputs["instrument.yaml"] == hashlib.sha256((folder / "instrument.yaml").read_bytes()).hexdigest()
    publish(people(24), out="out.html")
    page = (folder / "out.html").read_text("utf-8")
    assert not any(
        hashlib.sha256((folder / name).read_bytes()).hexdigest()[:8] in page for name in ("pre.csv", "post.csv")
    )


def test_ledger_and_reason_are_for_published_reports(ecpat: Ecpat, folder: Path) -> None:
    files = written(folder, people(12))
    ran = ecpat("evaluate", *files, "-i", "instrument.yaml", "--although", "why not")
    assert ran.exit_code == Exit.USAGE
    assert "Add --publish" in ran.stderr
