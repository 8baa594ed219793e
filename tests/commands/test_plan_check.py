"""`ecpat plan check`: an agenda that a person edited, by the rules that planned it; agendas that were really held."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import AGENDA, PROGRAMME, written
from tests.shared import SHARED


@pytest.fixture
def edited(ecpat: Ecpat, folder: Path) -> Any:
    """Checks the agenda after some of its words were changed."""

    def check(*changes: tuple[str, str], options: tuple[str, ...] = ()) -> Any:
        text = AGENDA
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        written(folder, programme=PROGRAMME, agenda=text)
        return ecpat("plan", "check", "agenda.yaml", *options)

    return check


def test_an_agenda_that_keeps_every_rule(edited: Any) -> None:
    ran = edited()
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")
    assert re.search(r"^All .*kept", ran.stdout, re.MULTILINE)


def test_an_overlap_is_found_where_it_stands(edited: Any) -> None:
    ran = edited(("09:30-10:20", "09:20-10:20"))
    assert ran.exit_code == Exit.FINDINGS
    assert "agenda.yaml:7:9" in ran.said
    assert '"Signals" starts before "Opening" ends (09:30)' in ran.said


def test_quiet_says_what_is_broken_and_nothing_else(edited: Any) -> None:
    ran = edited(("09:30-10:20", "09:20-10:20"), options=("--quiet",))
    assert (ran.exit_code, ran.stdout) == (Exit.FINDINGS, "")
    assert [line.partition(" error: ")[0] for line in ran.stderr.splitlines()] == ["agenda.yaml:7:9:"]


def test_every_unknown_name_at_once_with_what_was_meant(edited: Any) -> None:
    ran = edited(("signals", "signls"), ("BG-2 + NL-1", "BG-2 + NLL-1"), ("training: bg-1", "training: bg-l"))
    assert ran.exit_code == Exit.FINDINGS
    assert "agenda.yaml:1:11: error: the programme has no training `bg-l`. Did you mean `bg-1`?" in ran.stderr
    assert "agenda.yaml:7:9: error: the programme has no session `signls`. Did you mean `signals`?" in ran.stderr
    assert "agenda.yaml:10:9: error: the programme has no trainer `NLL-1`. Did you mean `NL-1`?" in ran.stderr


def test_a_session_of_ones_own_needs_no_programme(edited: Any) -> None:
    visit = (
        '- {at: 11:25-11:45, title: "A visit: what we saw", method: discussion, practice: 50 %, trainers: [BG-1, NL-2]}'
    )
    ran = edited(("- 11:25-11:45 closing", f"{visit}\n      - 20 min closing"))
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")


def test_a_wish_that_gives_way_is_no_finding(edited: Any) -> None:
    ran = edited(("09:30-10:20 signals", "09:30-10:25 signals"), ("10:20-10:40", "10:25-10:40"))
    assert ran.exit_code == Exit.CLEAN
    assert "gave way" in ran.stdout


def test_without_a_programme_in_the_agenda_one_is_given(edited: Any) -> None:
    ran = edited(("programme: programme.yaml\n", ""), options=("--programme", "programme.yaml"))
    assert ran.exit_code == Exit.CLEAN


def test_without_any_the_one_in_the_agendas_folder_counts(edited: Any) -> None:
    ran = edited(("programme: programme.yaml\n", ""))
    assert ran.exit_code == Exit.CLEAN
    assert "it names no programme: programme.yaml, found in its folder, was taken." in ran.said


def test_that_the_folders_was_taken_is_said_where_it_does_not_fit(edited: Any) -> None:
    ran = edited(("programme: programme.yaml\n", ""), ("training: bg-1", "training: al-9"))
    assert "found in its folder, was taken." in ran.stderr


def test_without_any_in_the_folder_the_shipped_one_counts(ecpat: Ecpat, folder: Path) -> None:
    written(folder, agenda=AGENDA.replace("programme: programme.yaml\n", ""))
    assert "the programme has no session `roles`" in ecpat("plan", "check", "agenda.yaml").stderr


def test_a_programme_that_is_gone_is_said_where_it_is_named(edited: Any) -> None:
    ran = edited(("programme: programme.yaml", "programme: gone.yaml"))
    assert ran.exit_code == Exit.FINDINGS
    assert ran.stderr.startswith("agenda.yaml:2:12: error: the agenda names the programme `gone.yaml`")


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ("x" * 5000, "which isn't there"),
        ("secret.txt", "which is no programme file"),
        ("device.yaml", "which isn't there"),
        ("pipe.yaml", "which isn't there"),
        ("empty", "which is no programme file"),
    ],
    ids=["without end", "no YAML", "a device", "a pipe", "a folder"],
)
def test_an_agenda_opens_nothing_but_a_programme(edited: Any, folder: Path, named: str, problem: str) -> None:
    (folder / "secret.txt").write_text("root: nobody may read this", encoding="utf-8")
    (folder / "device.yaml").symlink_to("/dev/null")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "empty").mkdir()
    ran = edited(("programme: programme.yaml", f"programme: {named}"))
    assert ran.exit_code == Exit.FINDINGS
    assert ran.stderr.startswith("agenda.yaml:2:12: error: the agenda names the programme")
    assert problem in ran.stderr
    assert len(ran.stderr) < 400


def test_the_check_is_written_in_every_format(edited: Any, folder: Path) -> None:
    formats = ("html", "docx", "xlsx", "json", "txt")
    edited(("09:30-10:20", "09:20-10:20"), options=tuple(p for e in formats for p in ("--out", f"check.{e}")))
    for ending in formats:
        assert '"Signals" starts before "Opening" ends' in opening.text(folder / f"check.{ending}"), ending


# -- agendas that were really held: facts of titles, minutes and order, written as agenda files --

HELD = sorted((SHARED / "data" / "agendas").glob("*.yaml")) if SHARED else []


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_an_agenda_that_was_held_is_read_whole_and_judged(path: Path, ecpat: Ecpat, folder: Path) -> None:
    for days in _held(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)):
        event = f"  - {{id: held, title: Held, country: KH, days: {len(days)}, participants: 34, hours: 07:00-18:00}}\n"
        lines = ["training: held", "programme: programme.yaml", "days:"]
        for day in days:
            lines += ["  - start: 09:00", "    items:", *(f"      - {json.dumps(_item(one))}" for one in day)]
        written(folder, programme=PROGRAMME.replace("manual:\n", f"{event}manual:\n"), agenda="\n".join(lines))
        ran = ecpat("plan", "check", "agenda.yaml", "--out", "check.html", "--force")
        assert ran.exit_code == Exit.FINDINGS
        assert ran.stderr == "Written: check.html.\n", "its breaks are findings, not errors of reading"
        assert "What is broken" in ran.stdout


def _held(published: dict[str, Any]) -> Iterator[list[list[dict[str, Any]]]]:
    """The trainings of a published file, each as its days."""
    if "sessions" in published:
        yield [published["sessions"]]
    if "days" in published:
        yield [day["items"] for day in published["days"]]
    if "one_day" in published:
        yield [published["one_day"]["items"]]
        yield [day["items"] for day in published["two_day"]]


def _item(one: dict[str, Any]) -> dict[str, object]:
    when = {"at": f"{one['start']}-{one['end']}"} if "start" in one else {"minutes": one["minutes"]}
    pause = "lunch" if "lunch" in one["title"].lower() else "break"
    practice = f"{one.get('practice_minutes', 0)} min" if one.get("practice_minutes") else "0 %"
    care = {"care": "sensitive"} if one.get("heavy") else {}
    kind = pause if one.get("kind") == "break" else "session"
    return {**when, "title": str(one["title"]), "kind": kind, "practice": practice, **care}
