"""The handbook says all that a programme's chapters hold, and its edition stands for what is printed alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml

from ecpat_training.agenda.handbook.contents import Handbook, chapters_of
from ecpat_training.agenda.handbook.copies import GivenCopies, ReleasedEdition, judge_copies, newest_of
from ecpat_training.agenda.handbook.document import handbook_document
from ecpat_training.agenda.handbook.untranslated import translate_programme
from ecpat_training.core.location import Location
from ecpat_training.documents.document import Document, FactList, Heading, Paragraph, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import wording
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme

PROGRAMME = """
programme: Two cities, one table
id: two-cities
funders: [The Fund]
objectives: [Know who does what.]
partners: [{country: BG, twin: NL}]
manual:
  - chapter: Identification
    aim: A child is recognised.
    sessions:
      - id: signals
        title: Signals
        minutes: 40-60, ideally 50
        method: case study
        practice: 70 %
        care: sensitive
        needs: {lead: police work, second: care}
        goal: Signals are known.
        steps: [Read the story., Decide., Compare.]
        materials: [story]
        handouts: [list of signals]
        notes: Nobody is shown up.
      - {id: roles, title: Who does what, minutes: 45, method: exercise, after: [signals], materials: [Story, sheets]}
  - chapter: For trainers
    for: [train the trainers]
    sessions:
      - {id: tot, title: How adults learn, minutes: 30, method: lecture}
"""
COMPLETE = """
programme: Два града
funders: [Фондът]
objectives: [Кой какво прави.]
chapters: {Identification: {title: Разпознаване, aim: Детето е разпознато.}}
sessions:
  signals: {title: Сигнали, goal: Познати са., steps: [Четете., Решете., Сравнете.], materials: [разказ],
    handouts: [списък], notes: Никого не срамим.}
  roles: {title: Кой какво, materials: [Разказ, листа]}
"""
MADE = Provenance("0.1.0", "ecpat plan handbook", ())
ON = date(2026, 5, 12)


def written(**changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {**yaml.load(PROGRAMME, yaml.CBaseLoader), **changes}
    return data


def book(data: dict[str, Any], language: str = "en", on: date = ON) -> Handbook:
    programme = Programme.model_validate(data)
    chapters = chapters_of(programme, ())
    texts, untranslated, _ = translate_programme(programme, language, chapters, Source("programme.yaml", data))
    kept = tuple(new for new, old in zip(texts.manual, programme.manual, strict=True) if old in chapters)
    return Handbook(texts, kept, untranslated, wording(language), programme.language, on)


def made(data: dict[str, Any], language: str = "en", on: date = ON) -> tuple[Document, str]:
    return handbook_document(book(data, language, on), MADE)


def texts(document: Document) -> list[str]:
    """Everything that is read, in order."""
    said: list[str] = []
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                said.append(block.text)
            case FactList():
                said += [text for pair in block.pairs for text in pair]
            case ReportTable():
                said += [text for row in block.rows for text in block.format_row(row)]
            case _:
                said += getattr(block, "items", ())
    return said


def test_a_chapter_and_its_sessions_say_all_that_the_programme_knows() -> None:
    document, edition = made(written())
    said = texts(document)
    for wanted in (
        "Identification", "Aim: A child is recognised.", "Signals are known.", "40\u201360, ideally 50", "45",
        "case study, 70 % of the time participants do something themselves", "police work", "Nobody is shown up.",
        "list of signals", "Read the story.", "\u201cSignals\u201d", "Bulgaria \u2013 Netherlands",
        "The Fund", "Know who does what.", f"Edition {edition}",
    ):  # fmt: skip
        assert wanted in said, wanted
    assert any("leads nothing at that time and is free for support" in text for text in said)
    assert "How adults learn" not in said, "chapters of other kinds of training are left out"


def test_steps_have_the_minutes_that_a_session_plan_proposes() -> None:
    document, _ = made(written())
    steps = next(block for block in document.blocks if isinstance(block, ReportTable) and block.name == "Step")
    assert [row[0] for row in steps.rows] == ["0\u201315", "15\u201330", "30\u201350"]


def test_all_minutes_stand_in_one_table_with_the_sums_of_chapters() -> None:
    document, _ = made(written())
    table = next(block for block in document.blocks if isinstance(block, ReportTable) and block.name == "Minutes")
    assert table.rows == (
        ("Identification", 85, 95, 105),
        ("Signals", 40, 50, 60),
        ("Who does what", 45, 45, 45),
    )


def test_what_is_to_be_brought_is_there_once_with_its_sessions() -> None:
    document, _ = made(written())
    table = next(block for block in document.blocks if isinstance(block, ReportTable) and block.name == "Materials")
    assert table.rows == (("sheets", "Who does what"), ("story", "Signals; Who does what"))


def test_without_chapters_for_trainings_all_are_printed() -> None:
    data = written()
    data["manual"] = data["manual"][1:]
    assert [one.chapter for one in book(data).chapters] == ["For trainers"]


def test_a_complete_translation_leaves_nothing_in_the_original() -> None:
    document, _ = made(written(translations={"bg": yaml.load(COMPLETE, yaml.CBaseLoader)}), "bg")
    said = texts(document)
    assert "Разпознаване" in said
    assert "Никого не срамим." in said
    assert not {"Identification", "Signals", "Nobody is shown up.", "Know who does what."} & set(said)
    assert wording("bg").say("not translated") not in said


def test_missing_texts_are_listed_by_id_on_a_page_and_stand_in_the_original() -> None:
    partly = yaml.load(COMPLETE, yaml.CBaseLoader)
    del partly["chapters"]
    partly["sessions"]["signals"] |= {"notes": "", "steps": ["Четете.", "", ""], "materials": ["a", "b"]}
    document, _ = made(written(translations={"bg": partly}), "bg")
    (table,) = [one for one in document.blocks if isinstance(one, ReportTable) and "преведени" in one.name]
    assert table.rows == (
        ("Identification", "Заглавие, Замисъл"),
        ("signals", "Бележки за обучители, Стъпка 2/3, Материали 2 \u2260 1"),
    )
    assert {"Identification", "Nobody is shown up.", "Decide."} <= set(texts(document))


# -- the edition --

Change = Callable[[dict[str, Any]], object]
PRINTED: dict[str, Change] = {
    "title": lambda data: data.update(programme="Three cities"),
    "funder": lambda data: data.update(funders=["The Fund", "Another"]),
    "objective": lambda data: data.update(objectives=["Know more."]),
    "partner": lambda data: data.update(partners=[{"country": "BG", "twin": "BE"}]),
    "chapter": lambda data: data["manual"][0].update(chapter="Recognition"),
    "aim": lambda data: data["manual"][0].update(aim="A child is found."),
    "session": lambda data: first(data).update(title="Signs"),
    "goal": lambda data: first(data).update(goal="Signals are known by all."),
    "minutes": lambda data: first(data).update(minutes="40-65, ideally 50"),
    "method": lambda data: first(data).update(method="exercise"),
    "practice": lambda data: first(data).update(practice="60 %"),
    "care": lambda data: first(data).update(care="none"),
    "needs": lambda data: first(data).update(needs={"lead": "care"}),
    "step": lambda data: first(data).update(steps=["Read the story.", "Decide!", "Compare."]),
    "order of steps": lambda data: first(data)["steps"].reverse(),
    "steps joined": lambda data: first(data).update(steps=["Read the story.", "Decide. Compare."]),
    "material": lambda data: first(data).update(materials=["stories"]),
    "handout": lambda data: first(data).update(handouts=["signals"]),
    "a handout that becomes a material": lambda data: first(data).update(handouts=[], materials=["list of signals"]),
    "notes": lambda data: first(data).update(notes="Nobody at all is shown up."),
    "expert": lambda data: first(data).update(expert="welcome"),
    "order of sessions": lambda data: data["manual"][0]["sessions"].reverse(),
}
UNPRINTED: dict[str, Change] = {
    "about": lambda data: data.update(about="x"),
    "id": lambda data: data.update(id="other"),
    "rules": lambda data: data.update(rules={"agenda": [{"frame": {}}]}),
    "trainer": lambda data: data.update(
        trainers=[{"id": "T1", "country": "BG", "stakeholder": "GO", "role": "care", "speaks": ["bg"]}]
    ),
    "event": lambda data: data.update(
        events=[{"id": "pilot", "title": "P", "kind": "pilot", "country": "BG", "days": 1, "participants": 20}]
    ),
    "chapter of another kind": lambda data: data["manual"][1].update(chapter="For others"),
    "cover": lambda data: data["manual"][0].update(cover="should"),
    "another language": lambda data: data.update(translations={"bg": yaml.load(COMPLETE, yaml.CBaseLoader)}),
    "level": lambda data: first(data).update(level="complex"),
}


def first(data: dict[str, Any]) -> dict[str, Any]:
    session: dict[str, Any] = data["manual"][0]["sessions"][0]
    return session


def changed(change: Change) -> dict[str, Any]:
    data = written()
    change(data)
    return data


def test_an_edition_is_eight_figures_and_letters() -> None:
    _, edition = made(written())
    assert len(edition) == 8
    assert set(edition) <= set("0123456789abcdef")


@pytest.mark.parametrize("name", PRINTED)
def test_the_edition_changes_with_every_text_that_is_printed(name: str) -> None:
    assert made(changed(PRINTED[name]))[1] != made(written())[1]


@pytest.mark.parametrize("name", UNPRINTED)
def test_the_edition_stays_with_what_is_not_printed(name: str) -> None:
    assert made(changed(UNPRINTED[name]))[1] == made(written())[1]


def test_no_two_of_these_changes_have_one_edition() -> None:
    editions = [made(changed(change))[1] for change in PRINTED.values()]
    assert len(set(editions)) == len(editions)


def test_neither_day_nor_version_nor_letterhead_make_an_edition() -> None:
    one, edition = made(written())
    other, later = made(written(), on=date(2027, 1, 1))
    assert edition == later
    assert one != other, "the day is printed"
    newer = replace(MADE, version="9.9.9", inputs=(("programme.yaml", "ab" * 32),))
    assert handbook_document(book(written()), newer)[1] == edition


def test_each_language_has_its_own_edition() -> None:
    data = written(translations={"bg": yaml.load(COMPLETE, yaml.CBaseLoader)})
    assert made(data, "bg")[1] != made(data)[1]


def test_the_edition_stands_on_the_title_page_below_each_chapter_and_at_the_foot() -> None:
    document, edition = made(written())
    facts = next(block for block in document.blocks if isinstance(block, FactList))
    assert facts.pairs[0] == ("Edition", edition)
    assert document.foot.startswith(f"Edition {edition}"), "a long title is cut behind it"
    blocks = list(document.blocks)
    at = blocks.index(Heading("Identification"))
    assert blocks[at + 1] == Paragraph(f"Edition {edition}", "quiet")


# -- who has which --

LEDGER = (
    ReleasedEdition("aaaaaaaa", "en", date(2026, 1, 1)),
    ReleasedEdition("bbbbbbbb", "en", date(2026, 3, 1)),
    ReleasedEdition("cccccccc", "bg", date(2026, 2, 1)),
)


def given(edition: str, language: str | None = None) -> GivenCopies:
    return GivenCopies(edition, "Partner", 3, None, language, Location("copies.csv"))


@pytest.mark.parametrize(
    ("copies", "language", "standing"),
    [
        (given("aaaaaaaa"), "en", "older"),
        (given("bbbbbbbb"), "en", "newest"),
        (given("cccccccc"), "bg", "newest"),
        (given("cccccccc", "bg"), "bg", "newest"),
        (given("cccccccc", "en"), "bg", "not clear"),
        (given("dddddddd", "sq"), "sq", "not in the ledger"),
        (given("dddddddd"), None, "not in the ledger"),
    ],
)
def test_copies_are_judged_by_the_ledger(copies: GivenCopies, language: str | None, standing: str) -> None:
    (one,) = judge_copies([copies], LEDGER)
    assert (one.language, one.standing) == (language, standing)


def test_of_one_day_the_last_row_is_the_newest() -> None:
    same = (*LEDGER, ReleasedEdition("eeeeeeee", "en", date(2026, 3, 1)))
    assert newest_of(same)["en"].edition == "eeeeeeee"
