"""The agenda file that `ecpat plan` writes: readable, and read back as the same agenda whatever its titles hold."""

import re
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.core.text import unsafe_characters
from ecpat_training.files.yaml.events import compose
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.quantity import Range
from tests.agenda.cases import agenda, programme
from tests.draws import draws

NASTY = [
    "Stress: signs - and # symptoms",
    "- {at: 09:00-10:00}",
    "*alias &anchor !tag %",
    "quotes \" and ' and \\ and \\n",
    "[list, of] things",
    "null",
    "12:30",
    "=HYPERLINK(1)",
    "Ț̈ Ж 中 \U0001f642",
]


def test_it_reads_like_an_agenda() -> None:
    written = agenda(
        [["09:00-09:30 opening @ BG-1 + NL-2", "09:30-10:00 break", "10:00-10:40 talk @ BG-1 + NL-2"]],
        dates=["2025-03-29"],
    )
    text = agenda_yaml(written, programme(), programme_file="programme.yaml", remarks=["Proven best."])
    assert text.startswith("# Two days\n# Proven best.\n#\n")
    assert text.endswith(
        "training: two-days\n"
        "programme: programme.yaml\n"
        "days:\n"
        "  # Day 1\n"
        "  - date: 2025-03-29\n"
        "    items:\n"
        "      - 09:00-09:30 opening @ BG-1 + NL-2  # Opening\n"
        "      - 09:30-10:00 break\n"
        "      - 10:00-10:40 talk    @ BG-1 + NL-2  # A talk\n"
    )


def test_rooms_and_people_to_be_confirmed_stand_in_the_line() -> None:
    items = [
        "09:00-09:30 opening @ BG-1 + NL-2 [Hall]",
        "09:30-10:00 care-talk @ BG-2 + NL-1 [Room #2]",
        "10:00-10:15 break [Garden]",
        {"at": "10:15-10:45", "title": "A visit", "trainers": ["BG-1"], "room": "Hall"},
    ]
    unsure = tuple(one.model_copy(update={"confirmed": one.id not in ("BG-1", "NL-2")}) for one in programme().trainers)
    text = agenda_yaml(agenda([items]), programme().model_copy(update={"trainers": unsure}))
    assert text.endswith(
        "      - 09:00-09:30 opening   @ BG-1 + NL-2 [Hall]     # Opening; BG-1 and NL-2 to be confirmed\n"
        '      - "09:30-10:00 care-talk @ BG-2 + NL-1 [Room #2]"  # For carers\n'
        "      - 10:00-10:15 break                   [Garden]\n"
        '      - {at: 10:15-10:45, title: "A visit", method: plenary, practice: 0.0 %, trainers: [BG-1], room: "Hall"}'
        "  # BG-1 to be confirmed\n"
    )


def test_a_pin_stands_at_the_end_of_its_line() -> None:
    written = agenda(
        [["09:00-09:30 opening @ BG-1 + NL-2 (pinned)", "09:30-10:00 break (pinned)", "10:00-10:40 talk @ BG-1 + NL-2"]]
    )
    assert agenda_yaml(written, programme()).endswith(
        "      - 09:00-09:30 opening @ BG-1 + NL-2 (pinned)  # Opening\n"
        "      - 09:30-10:00 break                 (pinned)\n"
        "      - 10:00-10:40 talk    @ BG-1 + NL-2           # A talk\n"
    )


def titles() -> st.SearchStrategy[str]:
    free = st.text(min_size=1, max_size=40).map(lambda text: " ".join(text.split()))
    return st.one_of(st.sampled_from(NASTY), free).filter(
        lambda text: text and text.isprintable() and text == text.strip()
    )


def rooms() -> st.SearchStrategy[str]:
    return titles().map(lambda title: re.sub(r"[\[\]]", "", title).strip()).filter(bool)


@st.composite
def items(draw: st.DrawFn, start: int, number: int) -> AgendaItem:
    end = start + draw(st.integers(1, 120))
    trainers = tuple(draw(st.permutations([one.id for one in programme().trainers])))[: draw(st.integers(0, 3))]
    kind = draw(st.sampled_from(["known", "own", "break", "lunch", "named break"]))
    where: dict[str, Any] = {"room": draw(st.none() | rooms()), "pinned": draw(st.booleans())}
    if kind in ("break", "lunch"):
        return AgendaItem(start=start, end=end, kind=kind, title=kind.capitalize(), trainers=trainers, **where)
    if kind == "named break":
        return AgendaItem(start=start, end=end, kind="break", title=draw(titles()), trainers=trainers, **where)
    if kind == "known":
        session = draw(st.sampled_from(programme().sessions()))
        return AgendaItem(start=start, end=end, title=session.title, session=session, trainers=trainers, **where)
    session = Session(
        id=f"unlisted-{number}",
        title=draw(titles()),
        minutes=Range(low=5, high=1440),
        method=draw(st.sampled_from(["lecture", "role play", "film"])),
        practice=draw(st.sampled_from([0.0, 0.5, 1.0, 1 / 3, 0.07])),
        care=draw(st.sampled_from(["none", "sensitive", "debrief", "restoring"])),
        level=draw(st.sampled_from(["plain", "complex"])),
        track=draw(st.sampled_from(["together", "law enforcement", "care"])),
    )
    return AgendaItem(start=start, end=end, title=session.title, session=session, trainers=trainers, **where)


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    days = []
    for number in range(draw(st.integers(1, 3))):
        several = draw(st.integers(0, 5))
        some = tuple(draw(items(480 + 125 * at, at)) for at in range(several))
        on = date(2025, 5, 1) + timedelta(number) if draw(st.booleans()) else None
        days.append(AgendaDay(number=number + 1, date=on, items=some))
    return Agenda(training="two-days", title="Two days", days=tuple(days))


def bare(one: Agenda) -> list[tuple[object, ...]]:
    """What an agenda says, without the places in a file."""
    return [
        (
            day.date,
            item.start,
            item.end,
            item.kind,
            item.title,
            item.trainers,
            item.room,
            item.pinned,
            item.session.model_copy(update={"id": item.session.id.partition("-")[0], "practice": None})
            if item.session and item.session.id.startswith("unlisted")
            else item.session,
            item.session and round(item.session.practice, 9),
        )
        for day in one.days
        for item in day.items
    ]


@settings(max_examples=draws(80, 20))
@given(agendas(), titles())
def test_it_is_read_back_as_it_was(written: Agenda, folder: str) -> None:
    text = agenda_yaml(written, programme(), programme_file=f"{folder}/programme.yaml")
    composed = compose(text, "agenda.yaml")
    source = Source("agenda.yaml", composed.data, (), composed.marks)
    again, _ = read_agenda(source, programme())
    assert bare(again) == bare(written)
    assert again.training == written.training
    assert isinstance(composed.data, dict)
    assert composed.data["programme"] == f"{folder}/programme.yaml"


@settings(max_examples=draws(50, 12))
@given(st.text(max_size=60))
def test_no_title_reaches_the_file_as_anything_but_a_title(title: str) -> None:
    """Not even one that no reader lets through."""
    item = AgendaItem(start=540, end=570, kind="break", title=title)
    hostile = Agenda(training="two-days", title=title, days=(AgendaDay(number=1, items=(item,)),))
    text = agenda_yaml(hostile, programme())
    assert not unsafe_characters(text)
    assert [line for line in text.split("\n") if line.startswith("training:")] == ["training: two-days"]
    assert len(text.split("\n")) == len(agenda_yaml(dataless(hostile), programme()).split("\n"))


def dataless(one: Agenda) -> Agenda:
    day = one.days[0]
    plain = day.items[0].model_copy(update={"title": "plain"})
    return one.model_copy(update={"title": "plain", "days": (day.model_copy(update={"items": (plain,)}),)})
