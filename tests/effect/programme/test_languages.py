"""A programme's report in the languages of its readers: every text is marked, every language has it, and what programs
read stays English."""

import json
import re
from pathlib import Path

import pytest

from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.report import document as made
from ecpat_training.effect.programme.workflows.programme_effect import programme_effect
from ecpat_training.effect.report import in_language
from ecpat_training.effect.report.occasion import Occasion
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.request import Request
from ecpat_training.words.catalogue.po import read_po
from ecpat_training.words.catalogue.speech import Speech
from ecpat_training.words.catalogue.translation import ENGLISH, REPORTS, report_languages
from tests.commands.running import run_here
from tests.effect.programme.drawn import draw, steps, waiting
from tests.effect.programme.programme import write
from tests.translations.reports import found
from tests.translations.test_reports import _outside, _texts

CODES = [code for code in report_languages() if code != ENGLISH]
COUNTRIES = ("AL", "BG", "MD", "RO", "UA", "RS")
DATA = re.compile(
    r"\b(Knowledge|Two cities, one table|[a-z]{2}-\d|[a-z]\d|and|Albania|Bulgaria|Moldova|Romania"
    r"|Ukraine|Serbia|English|percentage points)\b"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six countries in waves, groups that wait, answers at steps and months later, a training without answers."""
    made = write(tmp_path_factory.mktemp("told"), {one: [2, 2] for one in COUNTRIES})
    waiting(made, {f"{one.lower()}-2": 0.5 for one in COUNTRIES})
    steps(made, draw(made, COUNTRIES, [1] * 6).order, 1.5)
    (made / "trainings" / "rs-2" / "post.csv").unlink()
    return made


@pytest.fixture(scope="module")
def effect(folder: Path) -> ProgrammeEffect:
    request = Request(programme=folder, quiet=True)
    return programme_effect(request, folder / "programme.yaml", folder / "instrument.yaml")[0]


def said(effect: ProgrammeEffect, reader: Reader, language: str) -> Document:
    return made.programme_document(effect, Provenance("1.0", "x", ()), reader, Occasion(), language)


@pytest.mark.parametrize("reader", READERS)
def test_everything_that_the_report_says_of_its_own_is_marked(
    effect: ProgrammeEffect, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said in a language that puts each text between brackets, nothing but names and figures stands outside."""
    texts, nouns = found()
    both = {one: (f"⟦{one}⟧", f"⟦{many}⟧") for one, many in nouns.items()}
    brackets = Speech("en-GB", {text: f"⟦{text}⟧" for text in texts}, both, lambda number: int(number != 1))
    monkeypatch.setattr(in_language, "speech", lambda language: brackets)
    there = [DATA.sub("", _outside(text)) for text in _texts(said(effect, reader, "brackets"))]
    assert not {left for left in there if re.search(r"[a-z]{3}", left)}


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_every_text(code: str) -> None:
    po = read_po((REPORTS / f"{code}.po").read_text("utf-8"))
    assert not [entry.original for entry in po.entries if not all(entry.translations)]


def test_a_ukrainian_reads_numbers_and_countries_in_ukrainian(effect: ProgrammeEffect) -> None:
    texts = " ".join(_texts(said(effect, "evaluator", "uk")))
    assert "11 тренінгів у 6 країнах" in texts
    assert "Албанія" in texts
    assert re.search(r"зріс на \d+,\d в\.\sп\. у середньому на країну", texts)
    assert "1 тренінг не дав цифри. rs-2: немає відповідей одного з двох опитувань." in texts


def test_what_programs_read_stays_english(folder: Path) -> None:
    both = [
        json.loads(run_here(("evaluate", "--programme", folder, "--json", *more)).stdout)["result"]
        for more in ((), ("--language", "ro"))
    ]
    assert both[0] == both[1]
    assert both[0]["unit"] == "percentage points"


def test_the_page_says_that_a_machine_translated_it(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "effect.html"
    run_here(("evaluate", "--programme", folder, "--language", "sq", "--for", "donor", "--out", out))
    text = out.read_text("utf-8")
    assert 'lang="sq"' in text
    assert "Çfarë ndryshuan trajnimet e programit" in text
    assert "Përkthyer" in text
