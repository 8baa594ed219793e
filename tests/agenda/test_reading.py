"""The agenda file as people write it: every way of saying when, what and who; every problem at once, each with its
place; and agendas that were really held, minute by minute."""

from pathlib import Path
from typing import Any

import pytest

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.core.errors import ContentError
from ecpat_training.documents.wording import languages, wording
from ecpat_training.files.yaml.file import Source, read_yaml
from ecpat_training.programme.model.translation import ProgrammeTranslation, SessionTexts
from tests.agenda.cases import programme

PROGRAMME = (Path(__file__).parent / "programme.yaml").read_text("utf-8")


def read(tmp_path: Path, text: str) -> tuple[Agenda, list[str]]:
    path = tmp_path / "agenda.yaml"
    path.write_text(text, encoding="utf-8")
    agenda, findings = read_agenda(read_yaml(path), programme())
    return agenda, [f"{one.where.line if one.where else 0}: {one.severity}: {one.message}" for one in findings]


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, text)
    found = caught.value.findings
    assert all(one.where is not None and one.where.line and one.where.column for one in found)
    return [f"{one.where.line}: {one.message} {one.hint or ''}".strip() for one in found if one.where]


def test_a_line_says_when_what_and_who(tmp_path: Path) -> None:
    agenda, findings = read(
        tmp_path,
        """\
training: two-days
days:
  - date: 2025-03-29
    items:
      - 09:00-09:30  opening    @ BG-1 + NL-2   # pinned
      - 9:30-10:10 a  TALK @BG-1
      - 10:10:00-10:25:00 coffee break
      - 45 min heavy @ BG-1, NL-2
      - 10 min debrief
      - 60 minutes lunch
""",
    )
    assert not findings
    (day,) = agenda.days
    assert [(one.start, one.end, one.kind, one.title, one.trainers) for one in day.items] == [
        (540, 570, "session", "Opening", ("BG-1", "NL-2")),
        (570, 610, "session", "A talk", ("BG-1",)),
        (610, 625, "break", "Coffee break", ()),
        (625, 670, "session", "Hard to hear", ("BG-1", "NL-2")),
        (670, 680, "session", "Coming back", ()),
        (680, 740, "lunch", "Lunch", ()),
    ]
    assert day.items[1].session == programme().sessions()[6]
    assert str(day.items[3].where).endswith("agenda.yaml:8:9")


def test_an_item_is_pinned_at_the_end_of_its_line_or_by_a_key(tmp_path: Path) -> None:
    agenda, findings = read(
        tmp_path,
        """\
training: two-days
days:
  - items:
      - 09:00-09:30 opening @ BG-1 + NL-2 (pinned)
      - 30 min a talk (Pinned)
      - 10:00-10:15 break   (pinned)
      - {at: 10:15-11:00, title: A visit, pinned: yes}
      - {at: 11:00-11:45, title: heavy, pinned: no}
      - 11:45-12:00 debrief @ BG-1 + NL-2
""",
    )
    assert not findings
    items = agenda.days[0].items
    assert [one.pinned for one in items] == [True, True, True, True, False, False]
    assert [one.title for one in items[:3]] == ["Opening", "A talk", "Break"]
    assert items[0].trainers == ("BG-1", "NL-2")
    said = problems(
        tmp_path, "training: two-days\ndays: [{items: [{minutes: 5, title: A, pinned: perhaps}, (pinned)]}]"
    )
    assert len(said) == 2
    assert "pinned" in said[0]


def test_an_item_of_ones_own_says_all_of_itself(tmp_path: Path) -> None:
    agenda, _ = read(
        tmp_path,
        """\
training: two-days
days:
  - start: 08:30
    items:
      - {minutes: 30, title: "Stress: signs and symptoms", method: role play, practice: 10 min, care: sensitive,
         trainers: [BG-1]}
      - {at: 09:00-10:00, title: On, practice: 25 %}
      - {at: 10:00-10:20, title: Tea, kind: break}
      - {at: 10:20-11:00, title: a talk}
      - {at: 11:00-12:00, title: A talk, method: discussion}
""",
    )
    stress, on, tea, known, other = agenda.days[0].items
    assert (stress.start, stress.end, stress.title) == (510, 540, "Stress: signs and symptoms")
    assert stress.session is not None
    assert (stress.session.method, stress.session.care) == ("role play", "sensitive")
    assert stress.session.practice == pytest.approx(1 / 3)
    assert on.session is not None
    assert (on.title, on.session.method, on.session.practice) == ("On", "plenary", 0.25)
    assert (tea.kind, tea.session) == ("break", None)
    assert known.session is not None
    assert other.session is not None
    assert (known.session.id, other.session.method) == ("talk", "discussion")
    assert other.session.id != "talk"


def test_a_line_ends_in_its_room(tmp_path: Path) -> None:
    agenda, findings = read(
        tmp_path,
        """\
training: two-days
days:
  - items:
      - 09:00-09:30 police-talk @ BG-1 + NL-2 [Blue room]
      - 09:00-09:30 care-talk [  Room  2 ]   # a remark
      - 15 min coffee [Foyer]
      - {at: 09:45-10:00, title: Apart, track: care, room: "Hall: left"}
""",
    )
    assert not findings
    assert [(one.room, one.track, one.trainers) for one in agenda.days[0].items] == [
        ("Blue room", "law enforcement", ("BG-1", "NL-2")),
        ("Room  2", "care", ()),
        ("Foyer", "together", ()),
        ("Hall: left", "care", ()),
    ]


def test_a_room_that_the_training_does_not_have_is_asked_back(tmp_path: Path) -> None:
    agenda, _ = read(tmp_path, "training: one-room\ndays:\n  - items: ['09:00-09:30 opening [hall]']\n")
    assert agenda.days[0].items[0].room == "Hall"
    text = "training: one-room\ndays:\n  - items: ['09:00-09:30 opening [Hal]', '09:30-10:00 talk []', {}]\n"
    item = "{at: 10:00-10:30, title: A talk, room: Garden}"
    room, empty, other = problems(tmp_path, text.format(item))
    assert room == "3: the programme has no room `Hal` for this training. Did you mean `Hall`?"
    assert "write a room of up to 60 letters in the brackets" in empty
    assert other == "3: the programme has no room `Garden` for this training. There are: Hall."


def test_every_problem_is_told_with_its_place(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        """\
training: two-day
days:
  - date: 2025-03-29
    items:
      - 09:00-09:30 openning
      - 09.30-10.00 talk
      - 09:30-10:00 talk @ NL-9
      - 09:30-10:00 talk @ N\u041b-1
      - 09:30-10:00 talk @ BG-1 +
      - 10:00-09:30 talk
      - 09:00-09:30 Stress: signs
      - {at: 09:00-09:30, title: A visit, metod: film}
      - {title: A visit}
      - 0 min talk
      - [talk]
""",
    )
    assert [one.partition(":")[0] for one in found] == [
        "1",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
    ]
    assert "Did you mean `two-days`?" in found[0]
    assert "no session `openning`. Did you mean `opening`?" in found[1]
    assert "write when and what" in found[2]
    assert "no trainer `NL-9`. Did you mean `NL-" in found[3]
    assert "no trainer `N\u041b-1`" in found[4]
    assert "codes behind the `@`" in found[5]
    assert "it ends (09:30) before it starts (10:00)" in found[6]
    assert "holds a colon: put it in quotes" in found[7]
    assert "Did you mean `method`?" in found[8]
    assert "either `at: 11:00-11:45` or `minutes: 45`" in found[9]
    assert "from 1 to 720 minutes" in found[10]


def test_letters_of_another_script_are_named(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "training: two-days\ndays:\n  - items: [09:00-09:30 opening @ \u0412G-1]\n")
    assert "It looks like `BG-1`" in found
    assert "U+0412" in found


def test_problems_of_the_file_and_of_its_items_come_together(tmp_path: Path) -> None:
    found = problems(tmp_path, "training: two-days\ndais: []\ndays:\n  - date: 30/3/2025\n    items: [nothing]\n")
    assert len(found) == 3
    assert "Did you mean `days`?" in found[0]


def test_an_unknown_training_is_told_beside_problems_of_the_file(tmp_path: Path) -> None:
    text = "training: {}\ndays:\n  - date: 30/3/2025\n    items: [nothing]\n"
    training, date, item = problems(tmp_path, text.format("three-days"))
    assert "the programme has no training `three-days`" in training
    assert "days.1.date" in date
    assert "write when and what" in item
    (training, *_) = problems(tmp_path, text.format('"two days"'))
    assert "a short name" in training


def test_a_title_that_two_sessions_have_asks_for_an_id(tmp_path: Path) -> None:
    text = PROGRAMME.replace("title: Another talk", "title: A  talk")
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "agenda.yaml").write_text(
        "training: two-days\nprogramme: programme.yaml\ndays:\n  - items: [09:00-09:40 A talk]\n", encoding="utf-8"
    )
    with pytest.raises(ContentError, match="write the id of the one that is meant: `talk` and `talk-2`"):
        check_agenda(tmp_path / "agenda.yaml")


def test_a_time_that_no_clock_shows_is_a_warning(tmp_path: Path) -> None:
    text = "training: two-days\ndays:\n  - date: 2025-03-30\n    items: [03:15-03:45 opening, 04:00-04:40 talk]\n"
    _, findings = read(tmp_path, text)
    assert findings == [
        "4: warning: 03:15 does not exist on 2025-03-30 in Europe/Sofia: clocks go forward.",
        "4: warning: 03:45 does not exist on 2025-03-30 in Europe/Sofia: clocks go forward.",
    ]


def test_the_clock_is_that_of_the_training_s_country(tmp_path: Path) -> None:
    path = tmp_path / "agenda.yaml"
    days = "[{date: 2025-03-30, items: [02:15-02:45 opening, 03:15-03:45 talk]}]"
    path.write_text(f"training: two-days\ndays: {days}\n", encoding="utf-8")
    of_many_countries = programme().model_copy(update={"timezone": "Europe/Amsterdam"})
    _, findings = read_agenda(read_yaml(path), of_many_countries)
    assert [one.message.partition(" does")[0] for one in findings] == ["03:15", "03:45"]
    assert all("in Europe/Sofia" in one.message for one in findings)


def test_a_programme_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "agenda.yaml").write_text("training: x\nprogramme: gone.yaml\ndays: []\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"agenda\.yaml:2:12: error: the agenda names the programme `gone.yaml`"):
        check_agenda(tmp_path / "agenda.yaml")


# -- agendas that were really held: titles, minutes and order are facts --


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("12:00-12:30 OPENNING", "Did you mean `opening`?"),
        ("12:00-12:30 opening @ bgg-1", "Did you mean `BG-1`?"),
    ],
)
def test_other_words_and_other_letters_are_asked_back(written: str, hint: str) -> None:
    source = Source("agenda.yaml", {"training": "two-days", "days": [{"items": [written]}]})
    with pytest.raises(ContentError) as caught:
        read_agenda(source, programme())
    assert [one.hint for one in caught.value.findings] == [hint]


def test_an_id_in_other_capitals_is_that_of_the_session() -> None:
    """A session is never asked back for its capitals: `Pre-Test` can mean nothing else."""
    source = Source("agenda.yaml", {"training": "two-days", "days": [{"items": ["09:00-09:15 Pre-Test @ BG-1"]}]})
    (item,) = read_agenda(source, programme())[0].sessions()
    assert item.session == programme().sessions()[1]


@pytest.mark.parametrize(
    ("written", "kind"),
    [("Mittagessen", "lunch"), ("Déjeuner", "lunch"), ("Pause", "break"), ("кофе-брейк", "break"), ("drekë", "lunch")],
)
def test_breaks_in_other_languages_are_read_as_the_files_own(written: str, kind: str) -> None:
    source = Source("agenda.yaml", {"training": "two-days", "days": [{"items": [f"12:00-13:00 {written}"]}]})
    (item,) = read_agenda(source, programme())[0].days[0].items
    assert (item.kind, item.session) == (kind, None)


def test_a_break_in_other_words_is_one_where_nobody_leads_it() -> None:
    items = ["10:00-10:15 pauza de cafea", "10:15-10:30 Coffe break", "12:00-13:00 lunch at the hotel"]
    agenda, said = read_agenda(Source("a.yaml", {"training": "two-days", "days": [{"items": items}]}), programme())
    assert [(item.kind, item.title) for item in agenda.days[0].items] == [
        ("break", "Pauza de cafea"), ("break", "Coffe break"), ("lunch", "Lunch at the hotel"),
    ]  # fmt: skip
    assert [one.message for one in said] == [
        "`Coffe break` was read as a break.", "`lunch at the hotel` was read as lunch.",
    ]  # fmt: skip
    for written in ("working lunch @ BG-1", "team"):
        source = Source("a.yaml", {"training": "two-days", "days": [{"items": [f"12:00-13:00 {written}"]}]})
        with pytest.raises(ContentError, match=f"the programme has no session `{written.partition(' @')[0]}`"):
            read_agenda(source, programme())


@pytest.mark.parametrize("language", languages())
def test_breaks_are_read_in_the_words_that_agendas_print(language: str) -> None:
    for kind in ("break", "lunch"):
        items = [f"12:00-13:00 {wording(language).say(kind)}"]
        source = Source("agenda.yaml", {"training": "two-days", "days": [{"items": items}]})
        assert read_agenda(source, programme())[0].days[0].items[0].kind == kind


def test_a_session_is_known_by_its_title_in_any_language_of_the_programme() -> None:
    texts = {"sq": ProgrammeTranslation(sessions={"opening": SessionTexts(title="Hapja")})}
    translated = programme().model_copy(update={"translations": texts})
    source = Source("agenda.yaml", {"training": "two-days", "days": [{"items": ["09:00-09:30 HAPJA @ BG-1"]}]})
    (item,) = read_agenda(source, translated)[0].days[0].items
    assert item.session is not None
    assert (item.session.id, item.title) == ("opening", "Opening")


@pytest.mark.parametrize("between", [" + ", "+", ", ", " and ", " & "])
def test_two_trainers_are_joined_as_people_write(between: str) -> None:
    items: list[Any] = [f"09:00-09:30 opening @ BG-1{between}NL-1"]
    agenda, _ = read_agenda(Source("agenda.yaml", {"training": "two-days", "days": [{"items": items}]}), programme())
    assert agenda.sessions()[0].trainers == ("BG-1", "NL-1")
