"""What of the model is public is declared once: the keys, their values and their types follow from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import pytest

from ecpat_training.commands.envelope import as_json, envelope_schema
from ecpat_training.commands.public import Public, record_type

if TYPE_CHECKING:
    from decimal import Decimal


class Note(NamedTuple):
    """A note that somebody wrote."""

    text: str
    author: str | None = None


@dataclass(frozen=True)
class Step:
    """A step with its notes; `price` is there for type checkers alone."""

    name: str
    by: date | None = None
    notes: tuple[Note, ...] = ()
    before: "Step | None" = None
    remarks: Mapping[str, Note] | None = None
    price: "Decimal | None" = None

    @property
    def is_late(self) -> bool:
        return self.by is None

    @cached_property
    def first(self) -> Note | None:
        return self.notes[0] if self.notes else None

    def letters(self) -> Iterator[str]:
        return iter(self.name)


class NoteData(Public[Note]):
    """A note."""


class StepData(Public[Step]):
    """A step, as it is told."""

    keys = """
        step=name is_late by=str(by) notes texts=notes[].text many=len(notes) first=first.text
        author=or_none(first.author) earlier=before.before.name letters remarks
    """
    parts = (NoteData,)


class Board(Public[tuple[str, Sequence[Step]]]):
    """Steps under a heading."""

    keys = "title=0 language longest=longest_name steps=1 first"
    parts = (StepData,)
    language: str

    def longest_name(self) -> int:
        return max(len(step.name) for step in self.model[1])

    def first(self) -> StepData:
        return StepData(self.model[1][0])


ASKED = Step("asked", notes=(Note("Why?", ""), Note("How?")), remarks={"hall": Note("Too small")})
DONE = Step("done", date(2026, 3, 4), before=Step("planned", before=ASKED))


def test_keys_hold_what_their_paths_lead_to() -> None:
    assert as_json(StepData(ASKED)) == {
        "step": "asked",
        "is_late": True,
        "by": None,
        "notes": [{"text": "Why?", "author": ""}, {"text": "How?", "author": None}],
        "texts": ["Why?", "How?"],
        "many": 2,
        "first": "Why?",
        "author": None,
        "earlier": None,
        "letters": ["a", "s", "k", "e", "d"],
        "remarks": {"hall": {"text": "Too small", "author": None}},
    }


def test_what_follows_on_nothing_is_nothing() -> None:
    told = as_json(StepData(DONE))
    assert isinstance(told, dict)
    assert (told["by"], told["first"], told["author"], told["earlier"]) == ("2026-03-04", None, None, "asked")
    assert (told["notes"], told["texts"], told["many"], told["remarks"]) == ([], [], 0, None)


def test_types_follow_from_the_model() -> None:
    kinds = {field.name: field.type for field in fields(record_type(StepData))}
    assert (kinds["step"], kinds["is_late"], kinds["many"]) == (str, bool, int)
    assert [kinds[name] for name in ("by", "first", "author", "earlier")] == [str | None] * 4
    assert kinds["notes"] == tuple[record_type(NoteData), ...]  # type: ignore[misc]  # made of the declaration
    assert kinds["texts"] == kinds["letters"] == tuple[str, ...]


def test_a_declaration_says_what_the_model_does_not() -> None:
    told = as_json(Board(("Steps", [ASKED, DONE]), language="en"))
    assert isinstance(told, dict)
    assert (told["title"], told["language"], told["longest"]) == ("Steps", "en", 5)
    assert told["steps"] == [as_json(StepData(ASKED)), as_json(StepData(DONE))]
    assert told["first"] == as_json(StepData(ASKED))


def test_the_schema_has_the_names_and_the_words_of_the_declaration() -> None:
    schema = envelope_schema("ecpat try", Board)
    result = schema["properties"]["result"]["anyOf"][0]
    assert (result["description"], result["required"]) == (
        "Steps under a heading.",
        ["title", "language", "longest", "steps", "first"],
    )
    assert schema["$defs"]["StepData"]["description"] == "A step, as it is told."
    assert schema["$defs"]["StepData"]["properties"]["texts"] == {"items": {"type": "string"}, "type": "array"}


def test_a_path_that_leads_nowhere_is_found_when_the_schema_is_made() -> None:
    class Wrong(Public[Step]):
        """A step."""

        keys = "name titles=notes[].title"

    with pytest.raises(LookupError, match=r"Note.* has no title"):
        record_type(Wrong)


def test_what_a_declaration_needs_is_given() -> None:
    with pytest.raises(TypeError, match="needs language beside its model"):
        Board(("Steps", [ASKED]))
    with pytest.raises(TypeError, match="needs nothing beside its model"):
        StepData(ASKED, language="en")
