"""The effect report in other languages: every text is marked, translators' files follow it, and nothing that is filled
in gets lost."""

import re
from dataclasses import fields as parts_of
from dataclasses import is_dataclass
from io import BytesIO
from typing import Any

import pytest
from babel.messages.pofile import read_po as babels

from ecpat_training.documents.document import Document, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.report import document as made
from ecpat_training.effect.report import in_language
from ecpat_training.effect.report.findings import finding_message
from ecpat_training.words.catalogue.po import read_po
from ecpat_training.words.catalogue.speech import Speech
from ecpat_training.words.catalogue.translation import ENGLISH, READER_HEADER, REPORTS, report_languages, speech
from tests.draws import some_of
from tests.effect.report.drawn_effects import drawn_report
from tests.translations.files import fields, updated
from tests.translations.reports import TEMPLATE, found, template

CODES = [code for code in report_languages() if code != ENGLISH]
STALE = "run `make words`"
NOT_SAID = ("name", "tone", "tones", "format", "kind", "ids", "language", "labels", "footer")
DATA = re.compile(
    r"\b(Scale \d+|Question \d+|q\dx\d+|[A-Z]{3}\d{3}[A-Z]|law enforcement|care|role|s\d|Nine chapters|plain table"
    r"|(?:pre|post|follow-up)\.csv\S*)\b"
)


def text_of(code: str) -> str:
    return (REPORTS / f"{code}.po").read_text("utf-8")


def test_the_template_has_every_text_of_the_report() -> None:
    written = [(one.id, " ".join(one.auto_comments)) for one in babels(BytesIO(TEMPLATE.read_bytes())) if one.id]
    assert written == [(one.id, " ".join(one.auto_comments)) for one in template() if one.id], STALE


@pytest.mark.parametrize("code", CODES)
def test_a_languages_file_follows_the_template(code: str) -> None:
    assert updated(text_of(code), template()) == text_of(code), STALE


@pytest.mark.parametrize("code", CODES)
def test_a_translation_fills_in_what_its_original_does(code: str) -> None:
    """A field may stand twice, where a number chooses a form; one that is left out would hide a figure."""
    for entry in read_po(text_of(code)).entries:
        for said in filter(None, entry.translations):
            assert set(fields(said)) == set(fields(entry.original)), f"{code}: {said}"


@pytest.mark.parametrize("code", CODES)
def test_a_number_chooses_among_as_many_forms_as_the_language_has(code: str) -> None:
    po = read_po(text_of(code))
    for entry in po.entries:
        for said in entry.translations:
            for choice in re.findall(r"\{\w+:([^{}]*\|[^{}]*)\}", said):
                assert len(choice.split("|")) == po.forms, f"{code}: {said}"


def test_english_chooses_between_one_and_several() -> None:
    for text in found()[0]:
        for choice in re.findall(r"\{\w+:([^{}]*\|[^{}]*)\}", text):
            assert len(choice.split("|")) == 2, text


@pytest.mark.parametrize("code", CODES)
def test_each_part_of_a_sentence_begins_and_ends_as_its_original(code: str) -> None:
    """Parts are put together as they stand: a blank that is lost glues two words."""
    for entry in read_po(text_of(code)).entries:
        for said in filter(None, entry.translations):
            lead = (len(said) - len(said.lstrip()), len(said) - len(said.rstrip()))
            english = entry.original
            assert lead == (len(english) - len(english.lstrip()), len(english) - len(english.rstrip())), (
                f"{code}: {said}"
            )


@pytest.mark.parametrize("code", CODES)
def test_whether_a_native_speaker_has_read_it_is_said(code: str) -> None:
    assert READER_HEADER in read_po(text_of(code)).header
    if speech(code).is_unread:
        footer = made.effect_document(
            drawn_report(1), Provenance("1.0", "ecpat evaluate", ()), "donor", language=code
        ).footer
        assert (
            speech(code).text("Translated by a machine; no native speaker has read it yet. The English report holds.")
            in footer
        )


@pytest.mark.parametrize("seed", some_of(range(12), 3))
def test_everything_that_a_report_says_of_its_own_is_marked(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said in a language that puts each text between brackets, nothing but what people wrote stands outside."""
    texts, nouns = found()
    brackets = Speech(
        "en-GB",
        {text: f"⟦{text}⟧" for text in texts},
        {one: (f"⟦{one}⟧", f"⟦{many}⟧") for one, many in nouns.items()},
        lambda number: int(number != 1),
    )
    monkeypatch.setattr(in_language, "speech", lambda language: brackets)
    report = drawn_report(seed)
    remarked = {text for one in report.findings for text in (one.message, one.hint, finding_message(one)) if text}
    for reader in ("donor", "coordinator", "evaluator"):
        document = made.effect_document(report, Provenance("1.0", "x", ()), reader, language="brackets")
        texts_there = [
            text for text in _texts(document) if not any(one.casefold() in text.casefold() for one in remarked)
        ]
        outside = {left for text in texts_there if re.search(r"[a-z]{3}", left := _outside(text))}
        assert not outside, reader


def _edges(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def _outside(text: str) -> str:
    """What of a text is neither between brackets nor data."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return DATA.sub("", text)


def _texts(part: Any) -> list[str]:
    """The texts of a document, without remarks, which are said in English."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, ReportTable) and part.name in ("remarks", "unlinked"):
        return []
    if isinstance(part, list | tuple):
        return [text for one in part for text in _texts(one)]
    if isinstance(part, Document) or is_dataclass(part):
        named = [field.name for field in parts_of(part) if field.name not in NOT_SAID]
        return [text for name in named for text in _texts(getattr(part, name))]
    return []
