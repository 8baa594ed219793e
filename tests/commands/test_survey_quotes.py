"""`ecpat survey quotes`: what people wrote is printed only as somebody has released it, text by text."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from ecpat_training.survey.quotes.identifying_marks import NamesOfPeople, marks
from ecpat_training.values.participant import Participant
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import outs

INSTRUMENT = """\
instrument: Points
id: points
not scored: [remarks]
scales:
  - {id: points, title: Points, kind: number, answers: 0-40, items: [{id: points}]}
"""
REMARKS = {
    0: "I was the only woman from the border police, call 069 123 456",
    1: "Ms Petrova explained referral so well",
    2: "Спасибо Петровой за 12 марта",
    3: "More time for the cases, please",
    4: "ok",
}
ROSTER = "Name,Organisation,Country,Type\nMaja Petrova,Agimi,AL,NGO\nAnn Lee,State Police,AL,GO\n"


@pytest.fixture
def material(folder: Path) -> Path:
    """Two waves of twelve people, of whom some wrote a remark; and the list of participants."""
    (folder / "instrument.yaml").write_text(INSTRUMENT, "utf-8")
    (folder / "roster.csv").write_text(ROSTER, "utf-8")
    for name, more in (("pre", 0), ("post", 4)):
        lines = [
            f'{chr(65 + at) * 3}{at:02d},{5 + at * 7 % 23 + more + at % 2},"{REMARKS.get(at, "") if more else ""}"'
            for at in range(12)
        ]
        (folder / f"{name}.csv").write_text("\n".join(["code,points,remarks", *lines]) + "\n", "utf-8")
    return folder


def quoted(ecpat: Ecpat) -> str:
    ran = ecpat("survey", "quotes", "post.csv", "-i", "instrument.yaml", "--roster", "roster.csv", "-o", "quotes.yaml")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert "Petrov" not in ran.said, "the texts are in the file alone"
    return Path("quotes.yaml").read_text("utf-8")


def released(text: str, passage: str, *, instead: str = "") -> str:
    """The file after somebody has put initials to the answer with a passage, and perhaps changed it."""
    answers = text.split("  - quote:")
    changed = [
        (one.replace(passage, instead) if instead else one).replace("initials:", "initials: MK")
        if passage in one
        else one
        for one in answers
    ]
    return "  - quote:".join(changed)


def test_every_text_is_in_the_file_with_what_to_look_at(material: Path, ecpat: Ecpat) -> None:
    text = quoted(ecpat)
    assert text.count("  - quote:") == 4, "`ok` is nothing to quote"
    for mark in (
        "a number: 069 123 456",
        "a person who is the only one of a kind: was the only woman",
        "a name of the list: Petrova",
        "a name of the list: Петровой",
        "a date: 12 марта",
    ):
        assert mark in text
    assert "Maja" not in text
    assert "Lee" not in text


def test_one_question_is_asked_once_in_whatever_language_and_by_its_whole_text(folder: Path, ecpat: Ecpat) -> None:
    french, english = (f"{start} " * 9 + "?" for start in ("Que ferez-vous", "What will you do"))
    asked = f"questions:\n  - id: plan\n    text:\n      en: {english!r}\n      fr: {french!r}\n"
    (folder / "instrument.yaml").write_text(INSTRUMENT + asked, "utf-8")
    for name, header, said in (("a", "plan", "call them"), ("b", french, "appeler le centre")):
        (folder / f"{name}.csv").write_text(f'code,points,"{header}"\nAAA01,5,{said}\n', "utf-8")
    ran = ecpat("survey", "quotes", "a.csv", "b.csv", "-i", "instrument.yaml", "-o", "quotes.yaml")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert Path("quotes.yaml").read_text("utf-8").count(f'question: "{english}"') == 2


def test_only_what_was_released_is_printed_in_every_format_alike(material: Path, ecpat: Ecpat) -> None:
    text = released(quoted(ecpat), "More time for the cases")
    Path("quotes.yaml").write_text(text, "utf-8")
    ran = ecpat(
        "evaluate", "pre.csv", "post.csv", "-i", "instrument.yaml", "--publish", "--quotes", "quotes.yaml", *outs("r")
    )
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    for path in sorted(material.glob("r.*")):
        said = opening.text(path)
        assert "More time for the cases, please" in said, path.name
        assert "Petrov" not in said
        assert "only woman" not in said
        assert "MK" not in said


def test_a_released_text_that_still_tells_is_warned_of(material: Path, ecpat: Ecpat) -> None:
    text = released(quoted(ecpat), "Спасибо Петровой", instead="Спасибо")
    Path("quotes.yaml").write_text(text, "utf-8")
    ran = ecpat("evaluate", "pre.csv", "post.csv", "-i", "instrument.yaml", "--quotes", "quotes.yaml", "-o", "r.txt")
    assert "was released (MK) with a date: 12 марта" in ran.said
    assert "Спасибо за 12 марта" in opening.text(material / "r.txt")


def test_nothing_is_quoted_of_fewer_than_ten_people(material: Path, ecpat: Ecpat) -> None:
    Path("quotes.yaml").write_text(released(quoted(ecpat), "More time for the cases"), "utf-8")
    for name in ("pre.csv", "post.csv"):
        lines = Path(name).read_text("utf-8").splitlines()
        Path(name).write_text("\n".join(lines[:9]) + "\n", "utf-8")
    ran = ecpat(
        "evaluate",
        "pre.csv",
        "post.csv",
        "-i",
        "instrument.yaml",
        "--publish",
        "--quotes",
        "quotes.yaml",
        "-o",
        "r.txt",
    )
    assert ran.exit_code == Exit.CLEAN
    assert "More time" not in opening.text(material / "r.txt")


def test_a_released_text_of_which_nothing_is_left_is_asked(material: Path, ecpat: Ecpat) -> None:
    text = released(quoted(ecpat), '"More time for the cases, please"', instead='""')
    Path("quotes.yaml").write_text(text, "utf-8")
    ran = ecpat("evaluate", "pre.csv", "post.csv", "-i", "instrument.yaml", "--quotes", "quotes.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert "nothing is left of this text" in ran.said


def test_edits_are_not_written_over_and_another_file_is_told_so(material: Path, ecpat: Ecpat) -> None:
    quoted(ecpat)
    again = ecpat("survey", "quotes", "post.csv", "-i", "instrument.yaml", "-o", "quotes.yaml")
    assert again.exit_code == Exit.OUTPUT
    ran = ecpat("evaluate", "pre.csv", "post.csv", "-i", "instrument.yaml", "--quotes", "instrument.yaml")
    assert "this is an instrument (a questionnaire), not a file of quotes" in ran.said


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("write to m.k@agimi.org", "an e-mail address: m.k@agimi.org"),
        ("since 3 May we know", "a date: 3 May"),
        ("on 12.03.2005", "a date: 12.03.2005"),
        ("case 1234", "a number: 1234"),
        ("as the only judge there", "a person who is the only one of a kind: as the only judge"),
        ("hvala Petrovoj", "a name of the list: Petrovoj"),
        ("те је рекла Петрова", "a name of the list: Петрова"),
        ("Agimi does that", "an organisation of the list: Agimi"),
    ],
)
def test_what_may_tell_who_somebody_is(text: str, mark: str) -> None:
    person = Participant.model_construct(given_name="Maja", surname="Petrova", organisation="Agimi")
    assert mark in marks(text, NamesOfPeople.of([person]))
    assert marks("More time for the cases, please", NamesOfPeople.of([person])) == ()


def test_what_is_left_out_is_said(ecpat: Ecpat, material: Path) -> None:
    """Two answers of a single word, and a text that two people wrote alike."""
    rows = ["AA1,5,ok", "BB2,6,Great", "CC3,7,More time please", "DD4,8,More time please", "EE5,9,Longer breaks too"]
    (material / "post.csv").write_text("\n".join(["code,points,remarks", *rows]) + "\n", "utf-8")
    ran = ecpat("survey", "quotes", "post.csv", "-i", "instrument.yaml", "-o", "quotes.yaml", "-o", "quotes.txt")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    for said in (ran.said, " ".join(Path("quotes.txt").read_text("utf-8").split())):
        assert "2 answers of a single word, such as `ok`, are left out." in said
        assert "1 answer says the same as another, word for word, and is there once." in said
