"""A programme in another language: what is translated stands in the place of the original, what isn't is named."""

from typing import Any

import pytest
import yaml

from ecpat_training.agenda.model.agenda import translate_agenda
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import SeriesTraining
from ecpat_training.programme.model.translated_programme import TextGap, in_language
from tests.agenda.cases import agenda
from tests.agenda.cases import programme as small

PROGRAMME = """
programme: Two cities, one table
id: two-cities
funders: [The Fund, A Foundation]
events: [{id: pilot, title: The pilot, kind: pilot, country: BG, days: 1, participants: 20}]
partners: [{country: AL, twin: BE}]
trainings: {per country: 2, days: 1, participants: 20}
manual:
  - chapter: Frame
    aim: People arrive.
    sessions:
      - id: opening
        title: Opening
        minutes: 20-40
        method: plenary
        goal: People know each other.
        steps: [Welcome, In pairs, Expectations]
        materials: [badges]
        handouts: [House rules, Map]
        notes: Greet people at the door.
      - {id: closing, title: Closing, minutes: 15-30, method: plenary}
"""
COMPLETE = """
programme: Dy qytete, një tryezë
funders: [Fondi, Një fondacion]
trainings: {pilot: Piloti, al-1: Trajnimi 1, al-2: Trajnimi 2}
chapters: {Frame: {title: Korniza, aim: Njerëzit mbërrijnë.}}
sessions:
  opening:
    title: Hapja
    goal: Njerëzit njihen.
    steps: [Mirëseardhja, Në çifte, Pritshmëritë]
    materials: [karta me emër]
    handouts: [Rregullat, Harta]
    notes: Përshëndet te dera.
  closing: {title: Mbyllja}
"""
OPENING = ("translations", "sq", "sessions", "opening")


def programme(texts: str, **changes: Any) -> Programme:
    """The programme with its texts in Albanian, some of those of the opening changed."""
    written = yaml.load(PROGRAMME, yaml.CBaseLoader)
    translation = yaml.load(texts, yaml.CBaseLoader)
    translation.get("sessions", {}).get("opening", {}).update(changes)
    return Programme.model_validate({**written, "translations": {"sq": translation}})


def test_a_complete_translation_stands_in_the_place_of_every_text() -> None:
    translated, gaps = in_language(programme(COMPLETE), "sq")
    assert gaps == ()
    assert (translated.programme, translated.language) == ("Dy qytete, një tryezë", "sq")
    assert translated.funders == ("Fondi", "Një fondacion")
    assert [one.title for one in translated.list_trainings()] == ["Piloti", "Trajnimi 1", "Trajnimi 2"]
    opening, closing = translated.sessions()
    assert (opening.title, opening.goal, closing.title) == ("Hapja", "Njerëzit njihen.", "Mbyllja")
    assert (opening.steps[1], opening.materials) == ("Në çifte", ("karta me emër",))
    assert (opening.handouts, opening.notes) == (("Rregullat", "Harta"), "Përshëndet te dera.")
    assert (translated.manual[0].chapter, translated.manual[0].aim) == ("Korniza", "Njerëzit mbërrijnë.")


def test_all_that_is_no_text_stays_as_it_is() -> None:
    original = programme(COMPLETE)
    translated, _ = in_language(original, "sq")
    texts = {"title", "goal", "steps", "materials", "handouts", "notes"}
    for one, other in zip(original.sessions(), translated.sessions(), strict=True):
        assert one.model_dump(exclude=texts) == other.model_dump(exclude=texts)
    for before, after in zip(original.list_trainings(), translated.list_trainings(), strict=True):
        assert before.model_dump(exclude={"title", "number"}) == after.model_dump(exclude={"title"})


def test_in_its_own_language_a_programme_is_complete() -> None:
    assert in_language(programme(COMPLETE), "en") == (programme(COMPLETE), ())


def test_without_any_text_each_part_is_named_once_and_the_original_stays() -> None:
    translated, gaps = in_language(programme("{}"), "sq")
    assert [(gap.part, gap.id, gap.missing) for gap in gaps] == [
        ("programme", "two-cities", ("title",)),
        ("training", "pilot", ("title",)),
        ("chapter", "Frame", ("title", "aim")),
        ("session", "opening", ("title", "goal", "notes", "steps", "materials", "handouts")),
        ("session", "closing", ("title",)),
    ]
    assert [one.title for one in translated.sessions()] == ["Opening", "Closing"]
    series = [one for one in translated.list_trainings() if isinstance(one, SeriesTraining)]
    assert [(one.id, one.number) for one in series] == [("al-1", 1), ("al-2", 2)], "they are named by their country"
    assert translated.funders == ("The Fund", "A Foundation"), "names may stay as they are"


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"title": None}, TextGap("session", "opening", OPENING, ("title",))),
        ({"goal": ""}, TextGap("session", "opening", OPENING, ("goal",))),
        ({"goal": "  "}, TextGap("session", "opening", OPENING, ("goal",))),
        ({"steps": []}, TextGap("session", "opening", OPENING, ("steps",))),
        ({"steps": ["", None, ""]}, TextGap("session", "opening", OPENING, ("steps",))),
        ({"steps": ["Mirëseardhja", "", None]}, TextGap("session", "opening", OPENING, ("2 of 3 steps",))),
        (
            {"steps": ["Mirëseardhja", "Në çifte"]},
            TextGap("session", "opening", OPENING, (), ("2 steps where the original has 3",)),
        ),
        (
            {"title": "", "materials": ["karta", "letra"]},
            TextGap("session", "opening", OPENING, ("title",), ("2 materials where the original has 1",)),
        ),
    ],
)
def test_a_missing_text_is_named(changes: dict[str, Any], gap: TextGap) -> None:
    _, gaps = in_language(programme(COMPLETE, **changes), "sq")
    assert gaps == (gap,)


def test_a_chapter_without_its_aim_is_named_by_its_title() -> None:
    translated, (gap,) = in_language(programme(COMPLETE.replace(", aim: Njerëzit mbërrijnë.", "")), "sq")
    assert gap == TextGap("chapter", "Frame", ("translations", "sq", "chapters", "Frame"), ("aim",))
    assert (translated.manual[0].chapter, translated.manual[0].aim) == ("Korniza", "People arrive.")


def test_a_step_that_is_missing_is_the_original_one() -> None:
    translated, _ = in_language(programme(COMPLETE, steps=["Mirëseardhja", "", "Pritshmëritë"]), "sq")
    assert translated.sessions()[0].steps == ("Mirëseardhja", "In pairs", "Pritshmëritë")


def test_a_list_of_another_length_is_taken_as_it_is() -> None:
    translated, _ = in_language(programme(COMPLETE, steps=["Mirëseardhja", "", "Në çifte", "Fund"]), "sq")
    assert translated.sessions()[0].steps == ("Mirëseardhja", "Në çifte", "Fund")


def test_funders_of_another_number_are_named() -> None:
    _, (gap,) = in_language(programme(COMPLETE.replace(", Një fondacion", "")), "sq")
    assert gap == TextGap(
        "programme", "two-cities", ("translations", "sq", "funders"), (), ("1 funder where the original has 2",)
    )


AIMS = ("Know who does what.", "Know the law.")


def with_objectives(texts: str) -> Programme:
    """The programme with objectives of its own and others of the pilot."""
    of = programme(texts)
    pilot = of.events[0].model_copy(update={"objectives": AIMS[:1]})
    return of.model_copy(update={"objectives": AIMS, "events": (pilot,)})


def test_objectives_are_translated_by_their_place_and_the_trainings_by_its_id() -> None:
    texts = COMPLETE + "objectives: [Kush bën çfarë, Ligji]\ntraining objectives: {pilot: [Vetëm kjo]}\n"
    translated, gaps = in_language(with_objectives(texts), "sq")
    assert gaps == ()
    assert translated.objectives == ("Kush bën çfarë", "Ligji")
    assert [translated.objectives_of(one) for one in translated.list_trainings()[:2]] == [
        ("Vetëm kjo",), ("Kush bën çfarë", "Ligji"),
    ]  # fmt: skip


def test_objectives_that_are_not_translated_are_named_and_the_originals_stand() -> None:
    translated, gaps = in_language(with_objectives(COMPLETE), "sq")
    assert translated.objectives == AIMS
    assert [(gap.part, gap.path[2:], gap.missing) for gap in gaps] == [
        ("programme", ("objectives",), ("objectives",)),
        ("training", ("training objectives", "pilot"), ("objectives",)),
    ]


def test_an_agenda_takes_the_texts_of_its_sessions_and_keeps_its_own_items() -> None:
    texts = {"sessions": {"opening": {"title": "Hapja"}}, "trainings": {"two-days": "Dy ditë"}}
    written = small().model_dump(by_alias=True, exclude_unset=True)
    translated, _ = in_language(Programme.model_validate({**written, "translations": {"sq": texts}}), "sq")
    visit = {"at": "09:30-10:30", "title": "Visit to a shelter", "trainers": ["BG-1"]}
    before = agenda([["09:00-09:30 opening @ BG-1 + NL-1", visit, "10:30-10:45 break"]])
    after = translate_agenda(translated, before)
    assert [item.title for item in after.days[0].items] == ["Hapja", "Visit to a shelter", "Break"]
    assert after.title == "Dy ditë"
    assert after.days[0].items[0].session == translated.sessions()[0]
    assert [item.trainers for item in after.sessions()] == [item.trainers for item in before.sessions()]
    assert after.days[0].items[1:] == before.days[0].items[1:]
