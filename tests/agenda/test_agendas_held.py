"""Agendas that were held and published: written minute by minute, read back, and what they break is found."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ecpat_training.agenda.model.plan import AgendaCheck
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.files.yaml.file import read_yaml
from tests.agenda.cases import programme
from tests.shared import SHARED

PROGRAMME = (Path(__file__).parent / "programme.yaml").read_text("utf-8")


def checked(tmp_path: Path, days: list[dict[str, Any]], hours: str) -> AgendaCheck:
    """Writes a published agenda as an agenda file, minute by minute, and checks it."""
    event = f"  - {{id: held, title: Held, country: KH, days: {len(days)}, participants: 34, hours: {hours}}}\n"
    text = PROGRAMME.replace("manual:\n", f"{event}manual:\n", 1)
    asks = "rules:\n  agenda:\n    - break every: {}\n    - frame: {}\n    - breaks: {coffee: 15-30, lunch: 45-120}\n"
    (tmp_path / "programme.yaml").write_text(text + asks, encoding="utf-8")
    written = [
        {"start": day.get("start", "09:00"), "items": [as_written(item) for item in day["items"]]} for day in days
    ]
    file = {"training": "held", "programme": "programme.yaml", "days": written}
    (tmp_path / "agenda.yaml").write_text(yaml.safe_dump(file, allow_unicode=True), encoding="utf-8")
    check = check_agenda(tmp_path / "agenda.yaml")
    agenda, _ = read_agenda(read_yaml(tmp_path / "agenda.yaml"), programme_with(event))
    assert [[(one.title, one.minutes) for one in day.items] for day in agenda.days] == [
        [(str(item["title"]), lasts(item)) for item in day["items"]] for day in days
    ]
    return check


def programme_with(event: str) -> Any:
    text = PROGRAMME.replace("manual:\n", f"{event}manual:\n", 1)
    return type(programme()).model_validate(yaml.load(text, yaml.CBaseLoader))


def as_written(item: dict[str, Any]) -> dict[str, Any]:
    """An item of a published agenda with the keys of ours."""
    title = str(item["title"])
    lunch = "lunch" in title.lower()
    written: dict[str, Any] = {
        "title": title,
        "kind": "session" if item["kind"] != "break" else "lunch" if lunch else "break",
    }
    written |= {"at": f"{item['start']}-{item['end']}"} if "start" in item else {"minutes": item["minutes"]}
    if item.get("practice_minutes"):
        written["practice"] = f"{item['practice_minutes']} min"
    if item.get("heavy"):
        written["care"] = "sensitive"
    return written


def lasts(item: dict[str, Any]) -> int:
    if "minutes" in item:
        return int(item["minutes"])
    (start, end) = (int(time[:2]) * 60 + int(time[3:]) for time in (item["start"], item["end"]))
    return end - start


def breaks(check: AgendaCheck, name: str) -> list[str]:
    return [one.message for rule in check.rules if rule.rule == name for one in rule.breaks]


def test_a_published_overlap_of_five_minutes_is_found(tmp_path: Path) -> None:
    day = [
        {"start": "07:30", "end": "08:15", "title": "Introduction, objectives, expectations, rules", "kind": "session"},
        {"start": "08:10", "end": "09:30", "title": "Mental health and social welfare", "kind": "session"},
        {"start": "09:30", "end": "09:50", "title": "Break", "kind": "break"},
    ]
    check = checked(tmp_path, [{"items": day}], "07:30-17:00")
    (overlap,) = breaks(check, "no overlap")
    assert overlap.startswith('day 1, 08:10 "Mental health and social welfare" starts before')
    assert "120 minutes without a break" in breaks(check, "break every")[0]
    assert not check.holds


SHARED_AGENDAS = sorted((SHARED / "data" / "agendas").glob("*.yaml")) if SHARED else []
HOURS = {"kas-kid-victim-witness-2008": "07:30-17:00"}
LONGEST = {
    "carpentries-instructor-training": ("115 minutes", 0),
    "kas-kid-victim-witness-2008": ("120 minutes", 1),
    "viva-child-protection-1day": ("120 minutes", 0),
    "unodc-rosa-police-orientation-2008": ("105 minutes", 0),
}


@pytest.mark.parametrize("path", SHARED_AGENDAS, ids=lambda path: path.stem)
def test_agendas_that_were_held_are_read_minute_by_minute(path: Path, tmp_path: Path) -> None:
    published = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    parts = [published["days"]] if "days" in published else []
    if "one_day" in published:
        parts = [[published["one_day"]], published["two_day"]]
    if "sessions" in published:
        parts = [[{"items": [{**one, "kind": "session"} for one in published["sessions"]]}]]
    found: list[str] = []
    overlaps = 0
    for part in parts:
        check = checked(tmp_path, part, HOURS.get(path.stem, "09:00-17:30"))
        found += breaks(check, "break every")
        overlaps += sum("starts before" in one for one in breaks(check, "no overlap"))
    if path.stem in LONGEST:
        longest, meant = LONGEST[path.stem]
        assert any(longest in one for one in found)
        assert overlaps == meant
