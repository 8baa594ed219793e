"""Times as published agendas of other organisations write them: read as a person reads them, or asked."""

from collections.abc import Callable

import pytest

from ecpat_training.agenda.reading.clock_cell import minutes_of, read_clock_cell

SPAN = {
    "13u45 — 13u55": (825, 835), "14u-15u30": (840, 930), "9 h 30 – 10 h": (570, 600), "9h–9h30": (540, 570),
    "11.00 a.m. - 12 noon": (660, 720), "12 noon - 1.00 p.m.": (720, 780), "10:45AM-12NN": (645, 720),
    "noon - 13:00": (720, 780), "9 - 10:30 AM": (540, 630), "1 - 2:30 PM": (780, 870),
    "10.30 AM to 10.45 AM": (630, 645), "0900-0930 hrs": (540, 570),
    "9-10": (540, 600), "09-10.30": (540, 630), "13–14 Uhr": (780, 840), "von 9 bis 10 Uhr": (540, 600),
    "09:00–09:30 Uhr": (540, 570), "9:00hrs-9.15hrs": (540, 555), "1430h - 1500h": (870, 900),
    "09:00\n09:30": (540, 570), "09:00 -\n09:30": (540, 570), "10:30 AM11:00 AM": (630, 660), "9,30-10,00": (570, 600),
    "09:00 ~ 09:30": (540, 570), "9:00 – 9:30 (30’)": (540, 570), "9.30-10.00 am\n30 mins": (570, 600),
    "10.00-11.15 am\n1 hr 15 mins": (600, 675), "klo 9.00–9.45": (540, 585), "2.45 - 3.15 pm": (885, 915),
    "9:00—9:30": (540, 570), "9.00‑9.30": (540, 570),
}  # fmt: skip
START = {
    "10u00": 600, "9u": 540, "12u": 720, "12 noon": 720, "12:00 Noon": 720, "midday": 720, "12nn": 720, "12h": 720,
    "9.30 a.m.": 570, "9:00hrs": 540, "0900": 540, "1400h": 840, "ca. 10.30": 630, "approx. 10:30": 630,
    "10 Uhr 30": 630, "10.30h": 630, "10.30 h": 630, "kell 9.00": 540, "8:05am": 485, "4 p.m.": 960,
}  # fmt: skip
LASTS = {"1 hr": 60, "1 hr 15 mins": 75, "½ hour": 30, "1 ½ hours": 90, "1.5 hours": 90, "30 mins": 30, "30’": 30}


@pytest.mark.parametrize("written", SPAN)
def test_a_span(written: str) -> None:
    found = read_clock_cell(written)
    assert (found.start, found.end, found.rest) == (*SPAN[written], "")


@pytest.mark.parametrize("written", START)
def test_a_start(written: str) -> None:
    found = read_clock_cell(written)
    assert (found.start, found.end, found.minutes, found.rest) == (START[written], None, None, "")


@pytest.mark.parametrize("written", LASTS)
def test_how_long_something_lasts(written: str) -> None:
    assert read_clock_cell(written).minutes == minutes_of(written) == LASTS[written]


@pytest.mark.parametrize(
    "written",
    ["1h", "1h30", "2 h 15", "9:00-9:30 or 9:30-10:00", "9:00-10:00, 11:00-12:00", "8:30 – 9.00 & 9.00-9.30",
     "9:00–9:30 am/pm", "TBC", "9", "3 - 4 sessions", "20–30 min", "- 9:30", "Room 9-10"],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_asked(written: str) -> None:
    with pytest.raises(ValueError, match="write"):
        read_clock_cell(written)


@pytest.mark.parametrize(("written", "minutes"), [("1h", 60), ("1h30", 90), ("2 h 15", 135), ("1 h", 60)])
def test_in_a_column_of_minutes_hours_are_how_long_something_lasts(written: str, minutes: int) -> None:
    assert minutes_of(written) == minutes


def half(minutes: int) -> str:
    return f"{(minutes // 60 + 11) % 12 + 1}:{minutes % 60:02d} {'ap'[minutes >= 720]}m"


FORMS: dict[str, Callable[[int], str]] = {
    "colon": lambda m: f"{m // 60:02d}:{m % 60:02d}", "point": lambda m: f"{m // 60}.{m % 60:02d}",
    "Flemish": lambda m: f"{m // 60}u{m % 60:02d}", "French": lambda m: f"{m // 60}h{m % 60:02d}",
    "short Flemish": lambda m: f"{m // 60}u{m % 60:02d}".removesuffix("00"),
    "four figures": lambda m: f"{m // 60:02d}{m % 60:02d}",
    "halves of the day": half, "with hours": lambda m: f"{m // 60:02d}{m % 60:02d}hrs",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_span_is_the_same_in_every_form_and_with_every_dash(form: str) -> None:
    write = FORMS[form]
    for start in range(7 * 60, 22 * 60, 25):
        for dash in ("-", " – ", "—", " to ", "\n", " -\n"):
            if form == "short Flemish" and dash == "\n":
                continue
            found = read_clock_cell(write(start) + dash + write(start + 35))
            assert (found.start, found.end, found.rest) == (start, start + 35, ""), write(start) + dash
