"""`ecpat evaluate --publish` remembers what it published: two reports about nearly the same people tell of the few."""

import csv
import hashlib
import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from ecpat_training.core.errors import Exit, OutputError
from ecpat_training.core.file_lock import locked
from ecpat_training.workflows.evaluation import ledger
from tests.commands import opening
from tests.commands.conftest import Ecpat

CASES = Path(__file__).parent / "cases"
LEDGER, KEY = "ecpat-published.yaml", "ecpat-published.key"
INSTRUMENT = """\
instrument: Points
id: points
scales:
  - {id: points, title: Points, kind: number, answers: 0-60, items: [{id: points}]}
"""
Rows = list[tuple[str, int]]


def people(number: int) -> Rows:
    """Codes that are far apart, and points."""
    return [(f"{chr(65 + at % 26) * 3}-{at:03d}", 5 + at * 11 % 31) for at in range(number)]


def written(folder: Path, rows: Sequence[tuple[str, int]], name: str = "") -> tuple[str, str]:
    """Two waves of them."""
    (folder / "instrument.yaml").write_text(INSTRUMENT, "utf-8")
    names = f"{name}pre.csv", f"{name}post.csv"
    for file, more in zip(names, (0, 3), strict=True):
        with (folder / file).open("w", encoding="utf-8", newline="") as stream:
            lines = csv.writer(stream)
            lines.writerow(["code", "points"])
            lines.writerows([code, points + more * (points % 3)] for code, points in rows)
    return names


@pytest.fixture
def publish(ecpat: Ecpat, folder: Path) -> Callable[..., tuple[int, str]]:
    """Publishes a report about these people as `out.html`; the exit code and what was said."""

    def run(rows: Sequence[tuple[str, int]], *more: str, out: str = "out.html", name: str = "") -> tuple[int, str]:
        files = written(folder, rows, name)
        into = ("-o", out, "--force") if out else ()
        ran = ecpat("evaluate", *files, "-i", "instrument.yaml", "--publish", *into, "-q", *more)
        return ran.exit_code, ran.stderr

    return run


Publish = Callable[..., tuple[int, str]]


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
    assert f"{number} {'person' if number == 1 else 'people'} fewer than pre to post in release 1" in said
    assert "--although" in said
    assert not (folder / "second.html").exists()
    assert (folder / LEDGER).read_bytes() == before
    assert publish(people(40 - number), out="")[0] == Exit.UNSATISFIABLE, "nor is it shown"


def test_ten_people_more_are_enough(publish: Publish, folder: Path) -> None:
    assert publish(people(24))[0] == publish(people(34))[0] == Exit.CLEAN
    assert (folder / LEDGER).read_text("utf-8").count("- release:") == 2


@pytest.mark.parametrize("way", ["other order", "other spelling", "other codes", "other names"])
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


def damaged(folder: Path) -> None:
    text = (folder / LEDGER).read_text("utf-8")
    (folder / LEDGER).write_text(text.replace("people: 24", "people: 25"), "utf-8")


def shortened(folder: Path) -> None:
    text = (folder / LEDGER).read_text("utf-8")
    (folder / LEDGER).write_text(text[:-300], "utf-8")


def without_its_key(folder: Path) -> None:
    (folder / KEY).unlink()


def with_another_key(folder: Path) -> None:
    (folder / KEY).write_text("ab" * 32, "ascii")


@pytest.mark.parametrize("harm", [damaged, shortened, without_its_key, with_another_key])
def test_nothing_is_published_beside_a_damaged_ledger(
    publish: Publish, folder: Path, harm: Callable[[Path], None]
) -> None:
    publish(people(24))
    harm(folder)
    before = (folder / LEDGER).read_bytes()
    code, said = publish(people(40), out="second.html")
    assert code == Exit.FINDINGS
    assert "error" in said
    assert not (folder / "second.html").exists()
    assert (folder / LEDGER).read_bytes() == before


def test_a_report_that_could_not_be_written_is_not_in_the_ledger(ecpat: Ecpat, publish: Publish, folder: Path) -> None:
    publish(people(24))
    before = (folder / LEDGER).read_bytes()
    files = written(folder, people(40))
    (folder / "locked.html").mkdir()
    ran = ecpat("evaluate", *files, "-i", "instrument.yaml", "--publish", "-o", "locked.html", "--force")
    assert ran.exit_code == Exit.OUTPUT
    assert (folder / LEDGER).read_bytes() == before


def test_two_reports_are_not_published_at_once(publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(people(24))
    monkeypatch.setattr(ledger, "_PATIENCE", 0.0)
    with (folder / KEY).open("rb") as held:
        assert locked(held)
        code, said = publish(people(40))
    assert code == Exit.OUTPUT
    assert "another report of this project is being published" in said


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


def test_three_sites_do_not_tell_who_is_in_none_of_them(publish: Publish, folder: Path) -> None:
    """All 30, 15 of one site, 14 of the other: no two of them are near, and all three tell the one who is left."""
    everybody = people(30)
    assert publish(everybody)[0] == publish(everybody[:15], out="a.html")[0] == Exit.CLEAN
    code, said = publish(everybody[15:29], out="b.html")
    assert code == Exit.UNSATISFIABLE
    assert "pre to post with releases 1 and 2 leaves fewer than 10 people" in said
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


def test_a_ledger_that_is_gone_is_missed(publish: Publish, folder: Path) -> None:
    publish(people(24))
    (folder / LEDGER).unlink()
    code, said = publish(people(23), out="second.html")
    assert code == Exit.FINDINGS
    assert "the ledger of published reports is gone, and its key is still here" in said
    assert not (folder / "second.html").exists()
    assert not (folder / LEDGER).exists()


def test_a_first_report_that_could_not_be_written_leaves_no_ledger_to_miss(
    ecpat: Ecpat, publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = written(folder, people(24))
    run = ("evaluate", *files, "-i", "instrument.yaml", "--publish", "-o", "out.html", "--force", "-q")
    with monkeypatch.context() as patched:
        patched.setattr("ecpat_training.workflows.deliver.write_all", interrupted)
        assert ecpat(*run).exit_code != Exit.CLEAN
    assert not (folder / LEDGER).exists()
    assert publish(people(24))[0] == Exit.CLEAN


@pytest.mark.parametrize("written_of_it", [0, 1, 20, 39, 40, 41, 103, 104])
def test_a_first_key_that_was_not_written_whole_is_written_anew(
    publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch, written_of_it: int
) -> None:
    """A full disk stopped it, or a power cut: nothing was published with it, and no ledger is missed."""
    with monkeypatch.context() as patched:
        patched.setattr("ecpat_training.workflows.deliver.write_all", interrupted)
        assert publish(people(24))[0] != Exit.CLEAN
    whole = (folder / KEY).read_bytes()
    (folder / KEY).write_bytes(whole[:written_of_it])
    assert publish(people(24))[0] == Exit.CLEAN
    (folder / LEDGER).unlink()
    assert "is gone" in publish(people(24))[1], "from now on it is missed"


def test_a_key_that_says_that_nothing_was_published_beside_a_ledger_is_written_anew(
    publish: Publish, folder: Path
) -> None:
    """As a run of an earlier release left it that was killed between its report and its key."""
    publish(people(24))
    whole = (folder / KEY).read_bytes()
    (folder / KEY).write_bytes(b"nothing was published with this key yet\n" + whole)
    assert publish(people(24))[0] == Exit.CLEAN, "even the same report again"
    assert (folder / KEY).read_bytes() == whole
    (folder / LEDGER).unlink()
    assert "is gone" in publish(people(24))[1]


def test_who_waited_for_the_key_takes_the_one_that_stands_there_then(
    publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first release replaces the key: who has the old file open would hold a lock that keeps nobody out."""
    publish(people(24))
    opened: list[int] = []

    def waited(handle: BinaryIO) -> bool:
        opened.append(os.fstat(handle.fileno()).st_ino)
        if len(opened) == 1:
            (folder / "another.key").write_bytes((folder / KEY).read_bytes())
            (folder / "another.key").replace(folder / KEY)
        return locked(handle)

    monkeypatch.setattr(ledger, "locked", waited)
    assert publish(people(40))[0] == Exit.CLEAN
    assert opened[1:] == [(folder / KEY).stat().st_ino]


def test_a_full_disk_is_said_of_the_key_too(publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(ledger.os, "write", lambda _number, text: len(text) - 1)
        code, said = publish(people(24))
    assert code == Exit.OUTPUT
    assert f"{KEY}: error: The disk is full." in said
    assert not (folder / "out.html").exists()
    assert publish(people(24))[0] == Exit.CLEAN


def test_a_pipe_is_no_key(publish: Publish, folder: Path) -> None:
    os.mkfifo(folder / KEY)
    code, said = publish(people(24))
    assert code == Exit.FINDINGS
    assert f"{KEY}: error: the key of the ledger of published reports is missing or damaged" in said


def test_a_folder_for_the_ledger_that_is_not_there_is_said(publish: Publish) -> None:
    code, said = publish(people(24), "--ledger", "no/where/ours.yaml")
    assert code == Exit.OUTPUT
    assert "A folder on this path is not there." in said
    assert "Errno" not in said


def interrupted(*_files: object, **_options: object) -> None:
    raise OutputError.because("output.full", "the disk is full.")


def test_an_instrument_that_was_copied_elsewhere_begins_no_ledger_beside_the_old_one(
    ecpat: Ecpat, publish: Publish, folder: Path
) -> None:
    publish(people(24))
    (folder / "copy").mkdir()
    (folder / "instrument.yaml").rename(folder / "copy" / "instrument.yaml")
    files = written(folder, people(23))
    run = ("evaluate", *files, "-i", "copy/instrument.yaml", "--publish", "-o", "second.html", "-q")
    ran = ecpat(*run)
    assert ran.exit_code == Exit.FINDINGS
    assert "there is a ledger of published reports here, and none beside the instrument" in ran.stderr
    assert not (folder / "second.html").exists()
    assert ecpat(*run, "--ledger", LEDGER).exit_code == Exit.UNSATISFIABLE
    assert ecpat(*run, "--ledger", "copy/new.yaml").exit_code == Exit.CLEAN, "a person may want two"


def test_a_ledger_of_an_earlier_release_is_read_and_grows(publish: Publish, folder: Path) -> None:
    """The first ledgers kept sketches of two sets each; they are compared in pairs still."""
    for name in (LEDGER, KEY):
        kept = CASES / name.replace("ecpat-published", "earlier-ledger")
        (folder / name).write_bytes(kept.read_bytes())
    code, said = publish(people(38))
    assert code == Exit.UNSATISFIABLE
    assert "pre to post has 2 people fewer than pre to post in release 1" in said
    assert publish(people(28))[0] == Exit.CLEAN
    text = (folder / LEDGER).read_text("utf-8")
    assert text.count("- release:") == 2
    assert publish(people(27), out="third.html")[0] == Exit.UNSATISFIABLE


def test_the_ledger_may_lie_elsewhere(publish: Publish, folder: Path) -> None:
    publish(people(24), "--ledger", "kept.yaml")
    assert (folder / "kept.yaml").exists()
    assert (folder / "kept.key").exists()
    assert not (folder / LEDGER).exists()


def test_ledger_and_reason_are_for_published_reports(ecpat: Ecpat, folder: Path) -> None:
    files = written(folder, people(12))
    ran = ecpat("evaluate", *files, "-i", "instrument.yaml", "--although", "why not")
    assert ran.exit_code == Exit.USAGE
    assert "Add --publish" in ran.stderr


QUIZ = """\
instrument: A quiz
id: quiz
scales:
  - id: quiz
    title: Quiz
    kind: multiple choice
    items:
"""


def quiz(questions: int, key_of_the_last: str = "a") -> str:
    """A test of so many questions, the last with this key."""
    keys = ["a"] * (questions - 1) + [key_of_the_last]
    return QUIZ + "".join(f"      - {{id: q{at}, key: {key}}}\n" for at, key in enumerate(keys))


def answered(folder: Path, name: str, blank: int | None = None) -> str:
    """A file in which forty people answer eight questions; after the training all know the last."""
    questions = range(8)
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(["code", *(f"q{at}" for at in questions)])
        for person in range(40):
            right = [(person * 7 + at * at * 3) % 8 < (3 if name == "pre.csv" else 5) for at in questions]
            right[7] |= name == "post.csv"
            given = ["" if at == blank else "ab"[not good] for at, good in enumerate(right)]
            lines.writerow([f"{chr(65 + person % 26) * 3}-{person:03d}", *given])
    return name


@pytest.mark.parametrize("other", ["a question fewer", "another key", "a question blanked", "a question that is back"])
def test_the_same_people_scored_by_other_questions_are_refused(ecpat: Ecpat, folder: Path, other: str) -> None:
    """The mean of eight questions less that of seven is the eighth's: here everybody's answer."""
    first, second = (8, quiz(7)) if other == "a question fewer" else (8, quiz(8))
    if other == "a question that is back":
        first = 7
    files = [answered(folder, "pre.csv"), answered(folder, "post.csv")]
    run = ("evaluate", *files, "-i", "instrument.yaml", "--publish", "--force", "-q")
    (folder / "instrument.yaml").write_text(quiz(first), "utf-8")
    assert ecpat(*run, "-o", "first.html").exit_code == Exit.CLEAN
    if other == "another key":
        second = quiz(8, "b")
    if other == "a question blanked":
        answered(folder, "post.csv", blank=7)
    (folder / "instrument.yaml").write_text(second, "utf-8")
    ran = ecpat(*run, "-o", "second.html")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "`Quiz` has other questions or another key in release 1" in ran.stderr
    assert not (folder / "second.html").exists()
    assert ecpat(*run, "-o", "second.html", "--although", "Nobody has the first.").exit_code == Exit.CLEAN


@pytest.mark.parametrize("words", ["", "Which papers does a child need at a border?"])
def test_questions_by_new_names_are_the_same_questions(ecpat: Ecpat, folder: Path, words: str) -> None:
    """Ids made anew and one question dropped: known by what the same people answered, or by their words."""
    files = [answered(folder, "pre.csv"), answered(folder, "post.csv")]
    run = ("evaluate", *files, "-i", "instrument.yaml", "--publish", "--force", "-q")
    worded = quiz(8).replace("key: a}", f'key: a, text: "{words}"}}', 1) if words else quiz(8)
    (folder / "instrument.yaml").write_text(worded, "utf-8")
    assert ecpat(*run, "-o", "first.html").exit_code == Exit.CLEAN
    for name in files:
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(re.sub(r"\bq(\d)\b", r"new\1", text), "utf-8")
    renamed = re.sub(r"\bq(\d)\b", r"new\1", worded)
    (folder / "instrument.yaml").write_text(renamed, "utf-8")
    assert ecpat(*run, "-o", "again.html").exit_code == Exit.CLEAN, "new names alone score nobody otherwise"
    fewer = "".join(renamed.splitlines(keepends=True)[:-1])
    (folder / "instrument.yaml").write_text(fewer, "utf-8")
    ran = ecpat(*run, "-o", "second.html")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "`Quiz` has other questions or another key in release 1" in ran.stderr


def test_another_title_and_another_order_of_questions_score_nobody_otherwise(ecpat: Ecpat, folder: Path) -> None:
    run = ("evaluate", answered(folder, "pre.csv"), answered(folder, "post.csv"), "-i", "instrument.yaml", "--publish")
    head, *items = quiz(8).split("      - ")
    for text in (quiz(8), head.replace("Quiz", "Knowledge") + "".join(f"      - {one}" for one in reversed(items))):
        (folder / "instrument.yaml").write_text(text, "utf-8")
        assert ecpat(*run, "-o", "again.html", "--force", "-q").exit_code == Exit.CLEAN


def test_the_report_is_never_written_over_the_ledger(publish: Publish, folder: Path) -> None:
    """`--force` would have replaced what it was just written down in."""
    code, said = publish(people(24), "--ledger", "out.json", out="out.json")
    assert code == Exit.USAGE
    assert "out.json: error: this file is read by the same command" in said
    assert not list(folder.glob("out.*"))


@pytest.mark.parametrize("named", ["pre.csv", "instrument.yaml", ".", "own.key"])
def test_a_ledger_is_a_file_of_its_own(publish: Publish, folder: Path, named: str) -> None:
    code, said = publish(people(24), "--ledger", named)
    assert code == Exit.USAGE
    assert "this is no ledger of published reports" in said
    assert not list(folder.glob("*.key")), "nor is anything left behind"


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
