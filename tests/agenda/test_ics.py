"""The calendar is valid by RFC 5545, whatever the texts hold, and every event is at its instant, also where clocks
change: seen by an own reader, and by libical where it is installed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.agenda.calendars import ics
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.timetable.timetable import cancelled_since
from ecpat_training.core.errors import ContentError
from ecpat_training.files.icalendar import MOST_OCTETS, component, fold_line, time_zone
from tests.agenda.calendar_reading import Component, by_clock, by_libical, clock, instant, libical, read
from tests.agenda.cases import agenda, pilot, programme
from tests.draws import draws

SPRING, AUTUMN = ["2025-03-29", "2025-03-30"], ["2025-10-25", "2025-10-26"]
DAYS = [
    ["09:00-09:30 opening @ BG-1 + NL-2", "09:30-10:10 talk @ BG-1", "10:10-10:25 coffee break", "10:25-11:10 heavy"],
    ["09:00-09:15 recap", "12:00-13:00 lunch", {"at": "13:00-14:00", "title": "Visit; bring, a \\ coat"}],
]


def planned(dates: list[str] | None = SPRING, days: list[list[object]] = DAYS, **training: object) -> PlannedTraining:
    of = programme().training("two-days").model_copy(update=training)
    return PlannedTraining(programme(), of, agenda(days, dates=dates))


def of_country(country: str, timezone: str, dates: list[str]) -> PlannedTraining:
    return planned(dates, country=country, timezone=timezone or None)


def events(of: PlannedTraining) -> dict[str, Component]:
    return {event.text("SUMMARY"): event for event in read(ics.render(of)).all("VEVENT")}


def uids(of: PlannedTraining) -> dict[str, str]:
    return {title: event.text("UID") for title, event in events(of).items()}


def test_an_event_says_where_it_is_and_for_whom() -> None:
    of = planned(days=[["09:30-10:00 police-talk [Hall, left]", "09:30-10:00 care-talk [Garden]", "10:00-10:40 talk"]])
    told = events(of)
    assert [one.text("LOCATION") for one in told.values() if "LOCATION" in one.values] == ["Hall, left", "Garden"]
    assert "For law enforcement." in told["For police"].text("DESCRIPTION")
    assert "For " not in told["A talk"].text("DESCRIPTION")


@pytest.fixture(scope="module")
def icalcheck(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    return libical(tmp_path_factory.mktemp("libical"))


@pytest.mark.parametrize(
    "made",
    [lambda: pilot().check.planned, planned, lambda: planned(days=[[], []])],
    ids=["the pilot", "by hand", "without items"],
)
def test_a_calendar_is_valid_and_holds_every_item(made: Callable[[], PlannedTraining], icalcheck: Path | None) -> None:
    of = made()
    data = ics.render(of)
    calendar = read(data)
    assert calendar.problems == []
    items = [item.title for day in of.agenda.days for item in day.items]
    assert [event.text("SUMMARY") for event in calendar.all("VEVENT")] == items
    if icalcheck:
        assert [uid for uid, _, _ in by_libical(icalcheck, data)] == [one.text("UID") for one in calendar.all("VEVENT")]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (lambda data: data.replace(b"\r\n", b"\n", 4), "a bare line end"),
        (lambda data: data.replace(b"DTSTAMP:19800101T000000Z\r\n", b"", 1), "VEVENT lacks DTSTAMP"),
        (lambda data: data.replace(b"SUMMARY:", b"SUMMARY:" + b"a" * 80, 1), "octets"),
        (lambda data: data.replace(b"TZOFFSETFROM:+0200\r\n", b"", 1), "STANDARD lacks TZOFFSETFROM"),
        (lambda data: data.replace(b"TZID:Europe", b"TZID:Asia"), "Europe/Sofia is no VTIMEZONE"),
    ],
)
def test_the_reader_finds_what_is_forbidden(broken: Callable[[bytes], bytes], told: str) -> None:
    assert any(told in problem for problem in read(broken(ics.render(planned()))).problems)


@settings(max_examples=draws(50, 12))
@given(st.text(alphabet="aß漢𝒳;", max_size=200))
def test_lines_are_folded_between_letters_and_as_late_as_they_may(text: str) -> None:
    rows = fold_line(text).removesuffix(b"\r\n").split(b"\r\n")
    assert b"".join([rows[0], *(row[1:] for row in rows[1:])]).decode() == text
    assert all(row.decode() and len(row) <= MOST_OCTETS for row in rows if text)
    for row, behind in pairwise(rows):
        assert behind.startswith(b" ")
        assert len(row) + len(behind[1:].decode()[0].encode()) > MOST_OCTETS


@pytest.mark.parametrize("dates", [SPRING, AUTUMN, ["2005-06-16", "2005-06-17"]], ids=["spring", "autumn", "summer"])
@pytest.mark.parametrize(
    ("country", "timezone"), [("AL", ""), ("GB", ""), ("UA", ""), ("BY", ""), ("US", "America/New_York")]
)
def test_every_event_is_at_its_instant(country: str, timezone: str, dates: list[str], icalcheck: Path | None) -> None:
    nights = ["00:30-01:00 opening", "01:00-01:30 talk", "05:00-05:30 heavy", "14:00-15:00 film"]
    of = planned(dates, [nights, ["00:15-00:45 recap", "06:00-07:00 hard"]], country=country, timezone=timezone or None)
    place = ZoneInfo(of.programme.timezone_of(of.training))
    expected = []
    for day in of.agenda.days:
        assert day.date
        midnight = datetime(day.date.year, day.date.month, day.date.day)
        for item in day.items:
            span = [midnight + timedelta(minutes=minutes) for minutes in (item.start, item.end)]
            expected.append([int(local.replace(tzinfo=place).timestamp()) for local in span])
    data = ics.render(of)
    calendar = read(data)
    found = [[instant(calendar, event, name) for name in ("DTSTART", "DTEND")] for event in calendar.all("VEVENT")]
    assert [[int(moment.timestamp()) for moment in pair] for pair in found] == expected
    if icalcheck:
        assert [[start, end] for _, start, end in by_libical(icalcheck, data)] == expected


def test_an_albanian_training_starts_two_hours_before_the_clock_in_summer_and_one_in_winter() -> None:
    for dates, hour in ((SPRING, (8, 7)), (AUTUMN, (7, 8))):
        calendar = read(ics.render(of_country("AL", "", dates)))
        first, _, _, _, second, *_ = calendar.all("VEVENT")
        assert tuple(instant(calendar, one, "DTSTART").astimezone(UTC).hour for one in (first, second)) == hour


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Europe/Tirane", 2005),
        ("Europe/Dublin", 2025),  # its winter is what is told as daylight-saving, an hour back
        ("Europe/Minsk", 2011),  # summer time for good
        ("Europe/Istanbul", 2016),
        ("Africa/Casablanca", 2025),  # another clock in Ramadan
        ("Asia/Kathmandu", 2025),
        ("Pacific/Chatham", 2025),
        ("America/New_York", 2026),
        ("UTC", 2025),
    ],
)
def test_the_clock_of_a_year_is_right_at_every_hour(name: str, year: int) -> None:
    place = ZoneInfo(name)
    lines = component("VCALENDAR", time_zone(place, date(year, 1, 1), date(year, 12, 31)))
    (zone,) = read(b"".join(map(fold_line, lines))).parts
    onsets, local, checked = clock(zone), datetime(year, 1, 1), 0
    while local.year == year:
        there = local.replace(tzinfo=place)
        if there.astimezone(UTC).astimezone(place).replace(tzinfo=None) == local:  # a time that clocks show
            assert by_clock(onsets, local).timestamp() == there.timestamp(), local
            checked += 1
        local += timedelta(hours=1)
    assert checked > 8700


def test_the_onset_is_told_by_the_clock_before_it() -> None:
    data = ics.render(of_country("AL", "", SPRING)).decode()
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20250330T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n" in data
    assert "BEGIN:STANDARD\r\nDTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n" in data


def test_an_event_keeps_its_identity_when_it_moves() -> None:
    moved = [
        ["08:00-08:20 talk @ NL-2", "08:20-08:40 heavy", "10:00-10:30 opening", "10:30-10:45 coffee break"],
        ["09:00-09:15 recap", {"at": "10:00-11:00", "title": "Visit; bring, a \\ coat"}, "12:00-13:00 lunch"],
    ]
    assert uids(planned(AUTUMN, moved)) == uids(planned())


def test_each_event_has_an_identity_of_its_own() -> None:
    daily = [["09:00-09:15 recap"], ["09:00-09:15 recap", "12:00-13:00 lunch"]]
    calendar = read(ics.render(planned(days=daily)))
    assert calendar.problems == []
    other = planned()
    other = PlannedTraining(other.programme, other.training.model_copy(update={"id": "one-day"}), other.agenda)
    elsewhere = PlannedTraining(programme().model_copy(update={"id": "another"}), planned().training, planned().agenda)
    seen = [*uids(planned()).values(), *uids(other).values(), *uids(elsewhere).values()]
    assert len(set(seen)) == len(seen)


def test_the_same_agenda_gives_the_same_bytes_and_says_when_if_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ics.render(planned()) == ics.render(planned())
    assert {event.text("DTSTAMP") for event in events(planned()).values()} == {"19800101T000000Z"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1115856000")
    assert {event.text("DTSTAMP") for event in events(planned()).values()} == {"20050512T000000Z"}


def test_sessions_are_busy_time_and_breaks_are_free() -> None:
    shown = {title: event.text("TRANSP") for title, event in events(planned()).items()}
    assert {title for title, busy in shown.items() if busy == "TRANSPARENT"} == {"Coffee break", "Lunch"}


def test_an_event_says_what_it_is_for_and_who_leads_it() -> None:
    (opening, *_) = events(pilot().check.planned).values()
    goal, led = opening.text("DESCRIPTION").split("\n\n")
    assert goal.startswith("People know who is in the room")
    first = pilot().agenda.days[0].items[0]
    assert led == f"Plenary: {' and '.join(first.trainers)}"
    assert opening.text("CATEGORIES") == "Frame of the training"


def test_who_is_not_confirmed_is_marked() -> None:
    trainers = [one.model_copy(update={"confirmed": one.id != "NL-2"}) for one in programme().trainers]
    of = planned()
    tentative = PlannedTraining(programme().model_copy(update={"trainers": tuple(trainers)}), of.training, of.agenda)
    assert events(tentative)["Opening"].text("DESCRIPTION") == "Plenary: BG-1 and NL-2 (to be confirmed)"


def test_days_without_dates_follow_the_start_of_the_training() -> None:
    calendar = read(ics.render(planned(None)))
    assert [event.values["DTSTART"][1][:8] for event in calendar.all("VEVENT")] == ["20250329"] * 4 + ["20250330"] * 3


@pytest.mark.parametrize(
    ("dates", "start", "told"),
    [
        (None, None, "agenda.yaml:1:1: error: two-days has no date, so that no calendar or schedule can be made"),
        (["2025-03-29", None], date(2025, 3, 29), "day 2 has no date"),
    ],
)
def test_without_dates_there_is_no_calendar(dates: list[str] | None, start: date | None, told: str) -> None:
    of = planned(None, start=start)
    days = [
        day.model_copy(update={"date": date.fromisoformat(one) if one else None})
        for day, one in zip(of.agenda.days, dates or [None, None], strict=True)
    ]
    of = PlannedTraining(of.programme, of.training, of.agenda.model_copy(update={"days": tuple(days)}))
    with pytest.raises(ContentError) as caught:
        ics.render(of)
    assert told in str(caught.value)
    assert "Please give every day a `date:`" in str(caught.value.findings[0].hint)


def version(of: PlannedTraining, number: int, **more: object) -> PlannedTraining:
    return PlannedTraining(of.programme, of.training, of.agenda.model_copy(update={"version": number, **more}))


def test_a_later_version_is_newer_to_calendars_and_the_same_one_has_the_same_bytes() -> None:
    first, second, dated = (
        read(ics.render(version(planned(), number, changed=day))).all("VEVENT")
        for number, day in ((1, None), (2, None), (3, date(2025, 3, 20)))
    )
    assert {event.text("SEQUENCE") for event in first} == {"0"}
    assert {event.text("SEQUENCE") for event in second} == {"1"}
    assert {event.text("SEQUENCE") for event in dated} == {"2"}
    assert {event.text("DTSTAMP") for event in first} < {event.text("DTSTAMP") for event in first + second}
    assert {event.text("DTSTAMP") for event in dated} == {"20250320T000200Z"}
    assert ics.render(version(planned(), 2)) == ics.render(version(planned(), 2))


def test_what_fell_out_is_cancelled_under_its_identity_until_it_comes_back(icalcheck: Path | None) -> None:
    first = planned()
    fewer = planned(days=[DAYS[0][:2], DAYS[1]])
    gone = cancelled_since(first, fewer)
    assert [one.title for one in gone] == ["Coffee break", "Hard to hear"]
    told = ics.render(version(fewer, 2, gone=gone))
    assert read(told).problems == []
    cancelled = [event for event in read(told).all("VEVENT") if "STATUS" in event.values]
    assert {event.text("SUMMARY"): event.text("UID") for event in cancelled} == {
        title: uid for title, uid in uids(first).items() if title in ("Coffee break", "Hard to hear")
    }
    assert {event.text("STATUS") for event in cancelled} == {"CANCELLED"}
    if icalcheck:
        assert len(by_libical(icalcheck, told)) == len(read(told).all("VEVENT"))
    back = version(first, 3, gone=gone)
    assert b"CANCELLED" not in ics.render(back)
    assert cancelled_since(back, first) == ()


def test_an_event_says_in_which_house_it_is_where_to_join_and_whom_to_ask() -> None:
    place = {"venue": "Hotel", "address": "Street 1\n1000 Town", "contact": "Anna; anna@example.org"}
    data = ics.render(
        planned(days=[["09:30-10:40 talk [Hall]", "11:00-11:20 break"]], online="https://a.example/r?b=1,2", **place)
    )
    calendar = read(data)
    assert calendar.problems == []
    talk, pause = calendar.all("VEVENT")
    assert talk.text("LOCATION") == "Hall, Hotel, Street 1, 1000 Town"
    assert pause.text("LOCATION") == "Hotel, Street 1, 1000 Town"
    assert talk.text("CONTACT") == "Anna; anna@example.org"
    assert b"URL:https://a.example/r?b=1,2\r\n" in data


def own(of: PlannedTraining, code: str) -> dict[str, Component]:
    calendar = read(ics.render_own(of, code))
    assert calendar.problems == []
    return {event.text("SUMMARY"): event for event in calendar.all("VEVENT")}


def test_a_trainers_own_calendar_holds_what_he_or_she_does() -> None:
    assert list(own(planned(), "BG-1")) == ["Opening (leads)", "A talk (leads)", "Hard to hear (free for support)"]
    assert list(own(planned(), "NL-2")) == ["Opening (second)", "Hard to hear (free for support)"]
    assert {one.text("UID") for one in own(planned(), "BG-1").values()}.isdisjoint(uids(planned()).values())


def test_a_session_that_was_handed_over_is_cancelled_in_the_calendar_of_who_had_it() -> None:
    before = planned()
    after = planned(days=[["09:00-09:30 opening @ NL-1 + NL-2", *DAYS[0][1:]], DAYS[1]])
    after = replace(after, agenda=after.agenda.model_copy(update={"version": 2}))
    had, has = own(before, "BG-1")["Opening (leads)"], own(after, "BG-1")["Opening"]
    assert had.text("UID") == has.text("UID")
    assert has.text("STATUS") == "CANCELLED"
    assert "STATUS" not in own(after, "BG-1")["A talk (leads)"].values
