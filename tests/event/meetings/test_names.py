"""Names leave the list nowhere: not in a decision, not in the title of a document, not as a partner."""

import unicodedata
from pathlib import Path

import pytest

from ecpat_training.event.meetings.reading.names import NamesOfPeople
from tests.commands.running import run_here
from tests.event.meetings.material import DECISIONS, THERE, put_minutes

KNOWN = NamesOfPeople(
    [("Ana Petrová", "E1"), ("Jan van der Berg", "E2"), ("Иван Петров", "E3"), ("Nordmann, Kari", "E4"),
     ("Madonna", "E5"), ("Dr. Ana Maria Lupu", "E6"), ("Kari Nordmann", "E7")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Ana  Petrová writes", "E1 writes"),
        ("Ana\nPetrová and ANA PETROVÁ", "E1 and E1"),
        (unicodedata.normalize("NFD", "Petrová, Ana"), "E1"),
        ("Ana-Petrova's form", "E1's form"),
        ("A. Petrová, by June", "E1, by June"),
        ("van der Berg, Jan", "E2"),
        ("Jan Berg", "E2"),
        ("Ivan Petrov", "E3"),
        ("Kari Nordmann; Nordmann Kari", "E4; E4"),
        ("Maria Lupu or Ana Lupu or Ana Maria", "E6 or E6 or E6"),
    ],
)
def test_a_name_is_known_however_it_is_spelt(written: str, told: str) -> None:
    assert KNOWN.redact_names(written) == told


@pytest.mark.parametrize(
    "written",
    [
        "Petrová",
        "Ask Ana. Petrová decides",
        "van der Meer",
        "Jan and Berg",
        "the Jan (Berg) form",
        "Madonna",
        "",
        "  1 ",
    ],
)
def test_what_may_be_any_word_stays_letter_for_letter(written: str) -> None:
    assert KNOWN.redact_names(written) == written


def test_only_a_partner_that_is_nothing_but_a_name_has_a_code() -> None:
    assert [*map(KNOWN.partner, ("Dr. Ana Petrová", "Ana Petrová Foundation", "Ministry"))] == [
        "E1",
        "Ana Petrová Foundation",
        "Ministry",
    ]


def test_no_output_has_a_name_of_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decisions = [*DECISIONS, ("4", "Ask Petrova, Ana", "La Strada", "2026-06-01", "open", "all")]
    there = [*THERE[:3], ("E4", "Anna Berg", "yes")]
    monkeypatch.chdir(tmp_path)
    put_minutes(tmp_path, there, decisions, [("Letter of Jan Novák", "draft of K. Nordmann")])
    line = ["event", "minutes", "experts-1", "--on", "2026-05-20"]
    shown = run_here([*line, "--out", "minutes.html", "--out", "minutes.docx", "--out", "minutes.json"])
    read = run_here([*line, "--json"]).stdout
    board = run_here(["status", "--json", "--on", "2026-05-20"]).stdout
    everything = (shown.stdout, shown.stderr, Path("minutes.html").read_text("utf-8"), read, board)
    for name in ("Petrov", "Berg", "Nov", "Nordmann"):
        assert not [text for text in everything if name in text.replace("November", "")], name
    assert "Letter of E2" in shown.stdout
    assert "draft of E3" in shown.stdout
