"""Bad ends are exceptions with all findings in plain words; nothing ends the notebook, and nothing is printed."""

import re
from pathlib import Path
from typing import Any

import pytest

import ecpat_training as ecpat
from ecpat_training.core.errors import InputError, OutputError, UnsatisfiableError, UsageError
from tests.commands.material import PROGRAMME
from tests.commands.running import EXAMPLE

IMPOSSIBLE = PROGRAMME.replace("09:00-13:00}\n  - {id: bg-1", "09:00-10:30}\n  - {id: bg-1")
PRE, POST = EXAMPLE / "pre-kobo.csv", EXAMPLE / "post-google-forms.csv"


def test_every_file_that_can_t_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ecpat.EcpatError) as raised:
        ecpat.evaluate(tmp_path / "a.csv", tmp_path / "b.csv", instrument=tmp_path / "c.yaml")
    assert isinstance(raised.value, InputError)
    assert [one.code for one in raised.value.findings] == ["input.missing"] * 3
    assert all(name in str(raised.value) for name in ("a.csv", "b.csv", "c.yaml"))


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda here: ecpat.read_survey(here / "no.csv", EXAMPLE), "input.missing"),
        (lambda here: ecpat.read_survey("-", EXAMPLE), "input.missing"),
        (lambda here: ecpat.read_survey(EXAMPLE / "follow-up.csv", here / "no.yaml"), "input.missing"),
        (lambda here: ecpat.read_survey(PRE, EXAMPLE), "survey.wave-missing"),
        (lambda here: ecpat.check_roster(here / "no.xlsx", EXAMPLE), "input.missing"),
        (lambda here: ecpat.check_roster(EXAMPLE / "roster.csv", EXAMPLE, count="sent"), "usage.count"),
        (lambda here: ecpat.plan(EXAMPLE), "plan.training"),
        (lambda here: ecpat.plan(EXAMPLE, "al-1", language="xx"), "usage.language"),
        (lambda here: ecpat.evaluate(PRE, PRE, instrument=EXAMPLE), "usage.same-file"),
        (lambda here: ecpat.evaluate([], [], instrument=EXAMPLE), "usage.no-file"),
    ],
)
def test_a_bad_end_says_what_and_where(call: Any, code: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ecpat.EcpatError) as raised:
        call(tmp_path)
    assert code in [one.code for one in raised.value.findings]
    assert all(str(one) in str(raised.value) for one in raised.value.findings)
    assert capfd.readouterr() == ("", "")


def test_no_agenda_comes_with_the_ways_out(tmp_path: Path) -> None:
    programme = tmp_path / "programme.yaml"
    programme.write_text(IMPOSSIBLE, "utf-8")
    with pytest.raises(UnsatisfiableError) as raised:
        ecpat.plan(programme)
    assert raised.value.findings
    assert raised.value.ways_out
    assert all(str(one) in str(raised.value) for one in raised.value.ways_out)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: ecpat.evaluate(PRE, POST, instrument=EXAMPLE, reader="boss"), "'boss' is no reader"),  # type: ignore
        (lambda: ecpat.read_survey(PRE, EXAMPLE, wave="before"), "'before' is no wave"),  # type: ignore
        (lambda: ecpat.plan(EXAMPLE, "al-1", time_limit=0), "at least 1"),
        (lambda: ecpat.plan(EXAMPLE, "al-1", time_limit=float("nan")), "at least 1"),
    ],
)
def test_an_argument_that_means_nothing_is_refused_in_words(call: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call()


def test_nothing_is_printed_and_files_aren_t_overwritten(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    effect = ecpat.evaluate(PRE, POST, instrument=EXAMPLE)
    check = ecpat.check_roster(EXAMPLE / "roster-as-sent.xlsx", EXAMPLE)
    survey = ecpat.read_survey(PRE, EXAMPLE, wave="pre")
    for result in (effect, check, survey):
        path = result.save(tmp_path / "new" / f"{type(result).__name__}.html")
        assert path.is_file()
        with pytest.raises(OutputError, match=re.escape(path.name)):
            result.save(path)
        assert result.save(str(path), force=True) == path
        with pytest.raises(UsageError):
            result.save(tmp_path / "report.pdf")
        with pytest.raises(UsageError):
            result.save("-")
    assert capfd.readouterr() == ("", "")
