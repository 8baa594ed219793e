"""Every way of changing an agenda raises its version, so that a calendar which has the earlier one follows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ecpat_training.agenda.calendars.ics import render
from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.model.edit import LinePlace
from ecpat_training.agenda.workflows.agenda_text import AgendaText, agenda_text
from ecpat_training.agenda.workflows.plan_change import change_agenda, line_named, parse_line_change
from ecpat_training.agenda.workflows.plan_line import NewLine, add_line, remove_line
from tests.agenda.calendar_reading import Component, read

PROGRAMME = Path(__file__).parent / "programme.yaml"
WRITTEN = f"""\
# Agreed with Sofia on the phone.
training: two-days
programme: {PROGRAMME}
days:
  - date: 2025-03-29
    items:
      - 09:00-09:30 opening @ BG-1 + NL-2   # Mila opens
      - 09:30-09:45 pre-test @ NL-2 + BG-1
      - 09:45-10:25 talk @ BG-1 + NL-2
  - date: 2025-03-30
    items:
      - 09:00-09:15 recap @ BG-1 + NL-2
      - 09:15-09:35 closing @ BG-1 + NL-2
"""


@pytest.fixture
def agenda(tmp_path: Path) -> AgendaText:
    return saved(tmp_path, WRITTEN)


def saved(folder: Path, text: str) -> AgendaText:
    path = folder / "agenda.yaml"
    path.write_text(text, encoding="utf-8")
    return agenda_text(path)


def moved(agenda: AgendaText, line: str, start: str) -> ChangedAgenda:
    place = line_named(agenda.opened.agenda, line)
    return change_agenda(agenda, place, parse_line_change(line, start=start).edit, agenda.path)


def added(agenda: AgendaText, title: str) -> ChangedAgenda:
    return add_line(agenda, NewLine(2, 600, 30, title=title), agenda.path)


def removed(agenda: AgendaText, line: str) -> ChangedAgenda:
    return remove_line(agenda, line_named(agenda.opened.agenda, line), agenda.path)


def events(change: ChangedAgenda) -> dict[str, Component]:
    return {event.text("UID"): event for event in read(render(change.check.planned)).all("VEVENT")}


def requires_to_follow(before: ChangedAgenda, after: ChangedAgenda) -> None:
    """Whoever imports `after` over `before` sees what `after` says, whichever program it is."""
    old, new = events(before), events(after)
    assert old.keys() <= new.keys()  # what is gone is told as cancelled
    for uid, event in new.items():
        if uid in old:
            assert int(event.text("SEQUENCE")) > int(old[uid].text("SEQUENCE"))
            assert event.text("DTSTAMP") > old[uid].text("DTSTAMP")


def test_a_change_a_new_line_and_one_less_are_each_a_version(agenda: AgendaText, tmp_path: Path) -> None:
    change = moved(agenda, "talk", "10:00")
    steps: list[Callable[[AgendaText], ChangedAgenda]] = [
        lambda text: moved(text, "talk", "10:30"),
        lambda text: added(text, "A visit"),
        lambda text: removed(text, "A visit"),
        lambda text: removed(text, "recap"),
    ]
    for number, step in enumerate(steps, 3):
        before, change = change, step(saved(tmp_path, change.text))
        assert change.kept  # of two that are gone, the lines are written into the same place
        assert change.check.planned.agenda.version == number
        requires_to_follow(before, change)
    assert change.text.count("gone:") == change.text.count("# Sessions of earlier versions") == 1
    assert [gone.title for gone in change.check.planned.agenda.gone] == ["A visit", "Looking back"]
    assert "# Mila opens" in change.text


def test_what_is_gone_and_comes_back_is_told_no_longer(agenda: AgendaText, tmp_path: Path) -> None:
    without = removed(agenda, "recap")
    again = add_line(saved(tmp_path, without.text), NewLine(2, 540, 15, what="recap"), agenda.path)
    assert "gone:" not in again.text
    assert "# Sessions of" not in again.text
    assert len(again.check.planned.agenda.gone) == 0
    requires_to_follow(without, again)


def test_a_pin_is_in_no_calendar_and_no_version(agenda: AgendaText) -> None:
    change = change_agenda(agenda, LinePlace(1, 0), parse_line_change("opening", pin=True).edit, agenda.path)
    assert "(pinned)" in change.text
    assert change.check.planned.agenda.version == 1


def test_what_is_put_back_is_a_later_version_of_what_was(agenda: AgendaText, tmp_path: Path) -> None:
    change = added(agenda, "A visit")
    text = saved(tmp_path, change.text).put_back(WRITTEN)
    assert text.replace("version: 3\n", "").partition("# Sessions of earlier")[0] == WRITTEN
    back = saved(tmp_path, text).opened.agenda
    assert (back.version, [gone.title for gone in back.gone]) == (3, ["A visit"])


def test_what_no_longer_fits_the_programme_is_put_back_as_it_was(agenda: AgendaText) -> None:
    text = WRITTEN.replace("two-days", "elsewhere")
    assert agenda.put_back(text) == text
