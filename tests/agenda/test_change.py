"""A line of an agenda changed by hand: nothing else moves, and the person's file stays theirs."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.model.edit import Edit, LinePlace, apply_edit, swap_items
from ecpat_training.agenda.report.change import spoken_summary
from ecpat_training.agenda.workflows.agenda_file import open_agenda
from ecpat_training.agenda.workflows.agenda_text import AgendaText, agenda_text
from ecpat_training.agenda.workflows.plan_change import change_agenda, line_named, parse_line_change
from ecpat_training.core.errors import UsageError
from tests.agenda.cases import agenda

PROGRAMME = Path(__file__).parent / "programme.yaml"
WRITTEN = """\
# Agreed with Sofia on the phone. Do not send yet!
training: two-days
programme: {programme}  # ours
days:
  # Day 1
  - date: 2025-03-29
    items:
      - 09:00-09:30 opening @ BG-1 + NL-2   # Mila opens
      - 15 min pre-test @ NL-2 + BG-1
      # the judge can only come before ten
      - 09:45-10:25 talk @ BG-1 + NL-2  # A talk
      - 10:25-10:40 break
      - at: 10:40-11:40
        title: A visit   # to the shelter
        method: exercise
        trainers: [NL-2]
      - {{at: 11:40-12:00, title: "Coming back #2", method: reflection}}
  # Day 2
  - date: 2025-03-30
    items:
    - 09:00-09:15 recap @ BG-1 + NL-2
    - 60 min exercise @ BG-1 + NL-2
    - 20 min closing @ BG-1 + NL-2
# the end
"""


def opened(folder: Path, text: str = WRITTEN, *, newline: str = "") -> AgendaText:
    path = folder / "agenda.yaml"
    path.write_text(text.format(programme=PROGRAMME), encoding="utf-8", newline=newline)
    return agenda_text(path)


def changed(was: AgendaText, line: str, **asked: object) -> ChangedAgenda:
    words = parse_line_change(line, **asked)  # type: ignore[arg-type]
    return change_agenda(was, line_named(was.opened.agenda, line), words.edit, was.path)


def only(was: AgendaText, now: ChangedAgenda) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that are new."""
    before, after = was.text.splitlines(), now.text.splitlines()
    return [one for one in before if one not in after], [one for one in after if one not in before]


def test_one_line_changes_and_every_remark_stays(tmp_path: Path) -> None:
    was = opened(tmp_path)
    now = changed(was, "talk", minutes=30, room="Hall", pin=True)
    assert now.kept
    gone, new = only(was, now)
    assert gone == ["      - 09:45-10:25 talk @ BG-1 + NL-2  # A talk"]
    assert [" ".join(one.split()) for one in new] == [
        "version: 2",
        "- 09:45-10:15 talk @ BG-1 + NL-2 [Hall] (pinned) # A talk",
    ]


def test_a_line_takes_the_remark_above_it_along(tmp_path: Path) -> None:
    now = changed(opened(tmp_path), "talk", day=2, start="10:35")
    lines = [" ".join(one.split()) for one in now.text.splitlines()]
    at = lines.index("# the judge can only come before ten")
    assert lines[at - 1 : at + 3] == [
        "- 20 min closing @ BG-1 + NL-2",
        "# the judge can only come before ten",
        "- 10:35-11:15 talk @ BG-1 + NL-2 # A talk",
        "# the end",
    ]


def test_a_persons_own_remark_stays_on_its_line_and_ours_follows_the_change(tmp_path: Path) -> None:
    now = changed(opened(tmp_path), "opening", trainers="NL-2 + BG-1")
    assert "- 09:00-09:30 opening  @ NL-2 + BG-1" in now.text
    assert now.text.count("# Mila opens") == 1


def test_remarks_within_an_entry_of_several_lines_stay_with_it(tmp_path: Path) -> None:
    now = changed(opened(tmp_path), "A visit", minutes=45)
    assert now.text.count("# to the shelter") == 1
    item = now.check.planned.agenda.days[0].items[4]
    assert (item.title, item.minutes, item.trainers) == ("A visit", 45, ("NL-2",))
    assert item.session is not None
    assert item.session.method == "exercise"


def test_what_follows_by_its_minutes_alone_keeps_its_time(tmp_path: Path) -> None:
    was = opened(tmp_path)
    now = changed(was, "recap", minutes=10)
    times = [(item.start, item.end) for item in now.check.planned.agenda.days[1].items]
    assert times == [(540, 550), (555, 615), (615, 635)]
    assert "    - 20 min closing @ BG-1 + NL-2" in now.text.splitlines()  # still says the same


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    now = changed(opened(tmp_path, newline="\r\n"), "talk", day=2, start="10:35", pin=True)
    assert now.kept
    assert now.text.count("\r\n") == now.text.count("\n") == len(now.text.splitlines())


@pytest.mark.parametrize(
    "items",
    [
        "[09:00-09:30 opening @ BG-1 + NL-2, 09:30-09:45 pre-test @ BG-1 + NL-2]",
        "\n      - 09:00-09:30 opening @ BG-1 + NL-2  # Mila opens\n      - 09:30-09:45 pre-test\n  - items: []",
    ],
)
def test_a_file_that_cannot_be_kept_is_written_anew_with_its_remarks(tmp_path: Path, items: str) -> None:
    text = (
        f"# Two days\n# Agreed with Sofia.\ntraining: two-days\nprogramme: {{programme}}\ndays:\n  - items: {items}\n"
    )
    now = changed(opened(tmp_path, text), "pre-test", start="10:00")
    assert not now.kept
    assert "# Agreed with Sofia.\n" in now.text
    assert now.text.count("Two days") == 1
    assert ("Mila" in items) == ("# Mila opens" in now.text)
    assert now.check.planned.agenda.days[0].items[1].start == 600


def test_a_broken_rule_is_told_and_gone_again_when_it_is_mended(tmp_path: Path) -> None:
    was = opened(tmp_path)
    worse = changed(was, "pre-test", start="09:20")
    assert [(rule.rule, one.where.line if one.where else 0) for rule, one in worse.broken if rule.rule == "no overlap"]
    back = tmp_path / "agenda.yaml"
    back.write_text(worse.text, encoding="utf-8")
    better = changed(agenda_text(back), "pre-test", start="09:30")
    assert {rule.rule for rule, _ in better.mended} == {rule.rule for rule, _ in worse.broken}
    assert not better.broken


def test_a_workbook_becomes_a_file_of_lines(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (
        ("Time", "Session", "Trainers"),
        ("09:00-09:30", "Opening", "BG-1 + NL-2"),
        ("09:30-10:10", "A talk", "BG-1 + NL-2"),
    ):
        book.active.append(row)
    book.save(tmp_path / "agenda.xlsx")
    opened_ = open_agenda(tmp_path / "agenda.xlsx", PROGRAMME, "two-days")
    was = AgendaText(opened_, "", tmp_path / "agenda.xlsx")
    now = change_agenda(was, LinePlace(1, 1), Edit(pinned=True), tmp_path / "agenda.yaml")
    assert not now.kept
    assert "09:30-10:10 talk    @ BG-1 + NL-2 (pinned)" in now.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"day": 3}, "the agenda has no day 3."),
        ({"trainers": "BG-1 + BG-11"}, "the programme has no trainer `BG-11`."),
        ({"minutes": 900}, "900 minutes are not possible."),
        ({"start": "13:30", "minutes": 700}, "13:30 and 700 minutes don't end on the same day."),
        ({"room": "Hall]"}, "no room is called so."),
        ({"start": "soon"}, "`soon` is no start"),
        ({"pin": True, "unpin": True}, "a line can't be pinned and let go at once."),
        ({}, "it isn't said what is to change."),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, asked: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError) as refused:
        changed(opened(tmp_path), "talk", **asked)
    assert said in str(refused.value.findings[0].message)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Break", "1/10:25"), ("tlak", "Did you mean `talk`?"), ("zzz", "There are: opening, pre-test")],
)
def test_a_line_is_named_by_its_session_or_its_start(tmp_path: Path, name: str, said: str) -> None:
    was = opened(tmp_path, WRITTEN.replace("- 60 min exercise", "- 10 min break\n    - 60 min exercise")).opened.agenda
    assert line_named(was, "1/09:45") == line_named(was, "A TALK") == LinePlace(1, 2)
    with pytest.raises(UsageError) as refused:
        line_named(was, name)
    assert said in f"{refused.value.findings[0].message} {refused.value.findings[0].hint}"


FULL = [
    ["09:00-09:30 opening @ BG-1 + NL-2", "09:30-10:10 talk @ BG-1 + NL-2", "10:10-10:30 break",
     "10:30-11:30 exercise @ BG-1 + NL-2", "11:30-11:45 pre-test @ BG-1 + NL-2"],
    ["09:00-09:15 recap @ BG-1 + NL-2", "09:15-10:00 heavy @ BG-1 + NL-2", "10:00-10:20 closing @ BG-1 + NL-2"],
]  # fmt: skip
LINES = [LinePlace(day + 1, line) for day, items in enumerate(FULL) for line in range(len(items))]


def minutes(of: Agenda) -> dict[str, int]:
    return {f"{day.number} {item.title}"[2:]: item.minutes for day in of.days for item in day.items}


@given(st.sampled_from(LINES), st.sampled_from(LINES))
def test_trading_places_leaves_neither_hole_nor_overlap_on_a_day(one: LinePlace, other: LinePlace) -> None:
    before = agenda(FULL)
    after = swap_items(before, one, other)
    assert minutes(after) == minutes(before)
    assert swap_items(after, one, other) == before  # and back again
    if one.day == other.day:
        for was, day in zip(before.days, after.days, strict=True):
            assert (day.items[0].start, day.items[-1].end) == (was.items[0].start, was.items[-1].end)
            assert all(first.end == second.start for first, second in pairwise(day.items))


@given(
    st.sampled_from(LINES),
    st.builds(
        Edit,
        day=st.none() | st.integers(1, 2),
        start=st.none() | st.integers(100, 230).map(lambda at: at * 5),
        minutes=st.none() | st.integers(1, 24).map(lambda at: at * 5),
        room=st.none() | st.sampled_from(["", "Hall", "Room: #2"]),
        trainers=st.none() | st.sampled_from([(), ("BG-1",), ("NL-2", "BG-1")]),
        pinned=st.none() | st.booleans(),
        trades=st.none() | st.sampled_from(LINES),
    ),
)
def test_the_file_reads_as_it_was_meant_and_the_rest_of_it_stays(
    tmp_path_factory: pytest.TempPathFactory, place: LinePlace, edit: Edit
) -> None:
    items = ["\n".join(f"      - {item}  # remark {day}{at}" for at, item in enumerate(FULL[day])) for day in (0, 1)]
    days = "".join(f"  - items:\n      # above {day}\n{text}\n" for day, text in enumerate(items))
    was = opened(tmp_path_factory.mktemp("changed"), f"training: two-days\nprogramme: {{programme}}\ndays:\n{days}")
    now = change_agenda(was, place, edit, was.path)
    assert now.kept
    for day, meant in zip(now.check.planned.agenda.days, apply_edit(was.opened.agenda, place, edit).days, strict=True):
        assert [one.model_copy(update={"where": None}) for one in day.items] == [
            one.model_copy(update={"where": None}) for one in meant.items
        ]
    for day, its in enumerate(FULL):
        assert all(now.text.count(f"# remark {day}{at}") == 1 for at in range(len(its)))
    assert now.text.count("# above") == 2


def test_wishes_that_give_way_are_no_broken_rules(tmp_path: Path) -> None:
    programme = tmp_path / "programme.yaml"
    wish = PROGRAMME.read_text("utf-8").partition("\nrules:")[0]
    programme.write_text(
        f"{wish}\nrules:\n  agenda:\n    - within hours: {{}}\n    - start on time: {{weight: 2}}\n", "utf-8"
    )
    (tmp_path / "agenda.yaml").write_text(WRITTEN.format(programme=programme), encoding="utf-8")
    was = agenda_text(tmp_path / "agenda.yaml")
    later = spoken_summary(changed(was, "opening", start="09:10", minutes=20))
    assert "This lets 3 wishes give way" in later
    assert "Gives way: session length, even days and start on time." in later
    assert "Broken" not in later
    early = spoken_summary(changed(was, "opening", start="05:00"))
    assert "This breaks " in early
    assert "within hours" in early.partition("Broken: ")[2].partition(".")[0]


def test_a_pin_is_told_though_nothing_moves(tmp_path: Path) -> None:
    was = opened(tmp_path)
    assert spoken_summary(changed(was, "talk", pin=True)).startswith("“A talk” is pinned. This breaks nothing.")


def test_a_room_is_told_where_there_was_none(tmp_path: Path) -> None:
    was = opened(tmp_path)
    assert spoken_summary(changed(was, "talk", room="Hall")).startswith("“A talk”: it is in Hall. ")


def test_nobody_is_lead_and_second_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="NL-2 can't be there twice"):
        changed(opened(tmp_path), "talk", trainers="NL-2 + NL-2")
