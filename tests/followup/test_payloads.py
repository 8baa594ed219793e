"""Commitments, goals and titles that try to come alive stay text in every format of `ecpat follow-up`."""

import re
from pathlib import Path

import pytest
import yaml

from ecpat_training.core.formula_guard import guarded
from ecpat_training.files.icalendar import text_line
from tests.commands.inert import alive, alive_on_a_terminal
from tests.commands.material import FORMATS, PROGRAMME, outs
from tests.commands.running import run_here
from tests.commands.test_payloads import SEEN, TEXTS, as_csv, as_yaml, missing

pytestmark = pytest.mark.attack("an output")

TITLES = [text for text in SEEN if len(text) <= 200]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "trainings/pilot").mkdir(parents=True)


def inert(stem: str, *more: str) -> None:
    for ending in (*FORMATS, *more):
        assert alive(Path(f"{stem}.{ending}")) == [], ending


def test_commitments_of_payloads_are_counted_and_shown_as_they_are() -> None:
    rows = [[f"P{at:03}", guarded(text), "", guarded(text), "done"] for at, text in enumerate(TEXTS)]
    head = ["Code", "Commitment 1", "By when 1", "Chapter 1", "Status at 3 months 1"]
    Path("commitments.csv").write_text(as_csv([head, *rows]), encoding="utf-8", newline="")
    ran = run_here(["follow-up", "report", "commitments.csv", "--texts", *outs("texts")])
    assert alive_on_a_terminal(ran) == []
    inert("texts")
    for ending in ("html", "docx", "xlsx", "txt"):
        assert missing(TITLES, Path(f"texts.{ending}")) == [], ending
    checked = run_here(["follow-up", "check", "commitments.csv", *outs("check")])
    assert alive_on_a_terminal(checked) == []
    inert("check")
    long = [text for text in TITLES if len(text) > 12]
    assert len(missing(long, Path("check.txt"))) == len(long), "what people wrote is shown where it is asked for"


def test_words_and_codes_of_payloads_are_asked_and_stay_text() -> None:
    rows = [[f"P{at:03}", "Call", text, text, text] for at, text in enumerate(TEXTS)]
    rows += [[text, "Call", "", "", ""] for text in TEXTS]
    head = ["Code", "Commitment 1", "By when 1", "Status at 3 months 1", "Side"]
    Path("commitments.csv").write_text(as_csv([head, *rows]), encoding="utf-8", newline="")
    ran = run_here(["follow-up", "check", "commitments.csv", *outs("check")])
    assert ran.exit_code == 1
    assert alive_on_a_terminal(ran) == []
    inert("check")


def test_goals_of_payloads_are_shown_as_they_are() -> None:
    data = yaml.load(PROGRAMME, yaml.BaseLoader)
    data["goals"] = [
        {"id": f"g{at}", "goal": text, "owner": text, "by": "2006-12-31", "evidence": [text]}
        for at, text in enumerate(TITLES[:50])
    ]
    Path("programme.yaml").write_text(as_yaml(data), encoding="utf-8")
    ran = run_here(["follow-up", "due", "--goals", "--on", "2006-12-01", *outs("goals")])
    assert ran.exit_code in (0, 1), ran.stderr
    assert alive_on_a_terminal(ran) == []
    inert("goals")
    assert missing(TITLES[:50], Path("goals.html")) == []


def test_titles_of_payloads_stay_text_in_letters_calendars_and_forms() -> None:
    """A title in a letter, in a calendar's name and over a form; each text once, as the title of everything."""
    data = yaml.load(PROGRAMME, yaml.BaseLoader)
    for at, title in enumerate(TITLES[::6]):
        data["programme"] = title
        data["events"][0]["title"] = title
        Path("programme.yaml").write_text(as_yaml(data), encoding="utf-8")
        ran = run_here(["follow-up", "due", "--on", "2026-01-10", *outs(f"due{at}", "ics")])
        assert alive_on_a_terminal(ran) == []
        inert(f"due{at}", "ics")
        assert missing([title], Path(f"due{at}.html")) == []
        calendar = Path(f"due{at}.ics").read_bytes().replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
        assert text_line("X-WR-CALNAME", f"{title.strip()}, follow-ups") in calendar
        assert calendar.count("BEGIN:VEVENT") == 3
        assert all(re.match(r"[A-Z-]+[:;]", line) for line in calendar if line)
        form = run_here(["follow-up", "form", "pilot", "--out", f"form{at}.html", "--out", f"form{at}.docx"])
        assert alive_on_a_terminal(form) == []
        assert missing([title], Path(f"form{at}.html")) == []
