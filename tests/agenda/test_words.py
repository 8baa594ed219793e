"""Requirement: what an agenda of another office calls by words that the programme doesn't have is asked once for each
word, with where it stands, and the answer is remembered beside the agenda; nobody is guessed."""

from pathlib import Path

import pytest
import yaml

from ecpat_training.agenda.reading.row_names import find_similar_trainer
from ecpat_training.agenda.workflows.agenda_file import open_agenda
from ecpat_training.agenda.workflows.map import agenda_questions, decided_agenda
from ecpat_training.core.errors import ContentError
from ecpat_training.programme.model.programme import Programme
from tests.agenda.agenda_files import word, workbook
from tests.agenda.edits import PROGRAMME

Rows = list[list[object]]
ENGLISH: Rows = [
    ["Time", "Session", "Method", "Speaker"],
    ["09:00-09:30", "Opening", None, "Dr. Ana Popescu"],
    ["09:30-10:10", "A talk", None, "Popescu Ana, BG1"],
    ["10:10-10:25", "Coffee break"],
    ["10:25-11:25", "An exercize", "exercise", "NL-22"],
    ["11:25-12:00", "Film and talk", "screening", "J. Smith (IOM) / Ana Popescu"],
]
ROMANIAN: Rows = [
    ["Ora", "Sesiune", "Formator"],
    ["09:00-09:30", "Opening", "dr. Ana Popescu"],
    ["09:30-10:10", "A talk", "BG-1 și Ana Popescu"],
]
GERMAN: Rows = [
    ["Day 1"],
    ["Zeit", "Thema", "Raum", "Referent"],
    ["9:00 – 9:30", "Opening", "Saal", "Popescu, BG-1"],
    ["9:30 – 10:10", "A talk", "Saal", "Popescu"],
]


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "programme.yaml"
    path.write_text(PROGRAMME, encoding="utf-8")
    return path


def asked(agenda: Path, programme: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """What is proposed for each word, and where it stands, by the part and the word."""
    mapping = agenda_questions(agenda, programme, "two-days").mapping
    return {part.name: {one.written: (one.means, one.remark) for one in part.entries} for part in mapping.parts}


def test_each_unknown_word_is_one_question_with_all_its_sessions(tmp_path: Path, programme: Path) -> None:
    path = workbook(tmp_path / "agenda.xlsx", {"Day 1": ENGLISH})
    assert asked(path, programme) == {
        "trainers": {
            "Dr. Ana Popescu": ("", 'D2, in "Opening", "A talk" and "Film and talk"'),
            "NL-22": ("NL-2?", 'D5, in "An exercize"'),
            "J. Smith": ("", 'D6, in "Film and talk"'),
        },
        "sessions": {"An exercize": ("exercise?", "B5"), "Film and talk": ("talk?", "B6")},
        "methods": {"screening": ("", 'C6, in "Film and talk"')},
    }


@pytest.mark.parametrize("rows", [ROMANIAN, GERMAN], ids=["Romanian", "German"])
def test_layouts_and_languages(tmp_path: Path, programme: Path, rows: Rows) -> None:
    for path in (workbook(tmp_path / "a.xlsx", {"1": rows}), word(tmp_path / "b.docx", rows)):
        (name,) = asked(path, programme)["trainers"]
        assert "Popescu" in name
        with pytest.raises(ContentError) as refused:
            open_agenda(path, programme, "two-days")
        assert [one.code for one in refused.value.findings if one.severity == "error"] == ["agenda.trainer"]
        assert "Popescu" not in str(refused.value), "names are quoted where the agenda itself is seen, not in messages"


def test_answers_are_remembered_for_the_agenda_and_its_later_versions(tmp_path: Path, programme: Path) -> None:
    path = workbook(tmp_path / "agenda.xlsx", {"Day 1": ENGLISH})
    questions = agenda_questions(path, programme, "two-days")
    choices = {
        ("trainers", "Dr. Ana Popescu"): "BG-1",
        ("trainers", "NL-22"): "NL-2",
        ("trainers", "J. Smith"): "somebody of outside",
        ("sessions", "An exercize"): "exercise",
        ("sessions", "Film and talk"): "a session of its own",
        ("methods", "screening"): "film",
    }
    assert questions.needed >= {key for key in choices if key[1] != "Film and talk"}
    (tmp_path / "agenda-map.yaml").write_bytes(decided_agenda(questions, choices, tmp_path / "trial.yaml"))
    later = workbook(tmp_path / "agenda-v2.xlsx", {"Day 1": ENGLISH})
    for agenda in (path, later):
        opened = open_agenda(agenda, programme, "two-days")
        said = {item.title: item.trainers for item in opened.agenda.sessions()}
        assert said == {
            "Opening": ("BG-1",), "A talk": ("BG-1",), "An exercise": ("NL-2",), "Film and talk": ("BG-1",),
        }  # fmt: skip
        assert [one.code for one in opened.findings if one.code.startswith("mapping")] == ["mapping.beside"]
        assert not agenda_questions(agenda, programme, "two-days").mapping.open
    film = next(item.session for item in opened.agenda.sessions() if item.title == "Film and talk")
    assert film is not None
    assert (film.method, film.practice) == ("film", 0)


def test_what_is_not_decided_counts_for_nothing(tmp_path: Path, programme: Path) -> None:
    path = workbook(tmp_path / "agenda.xlsx", {"Day 1": ENGLISH})
    questions = agenda_questions(path, programme, "two-days")
    (tmp_path / "agenda-map.yaml").write_bytes(decided_agenda(questions, {}, tmp_path / "trial.yaml"))
    assert agenda_questions(path, programme, "two-days").mapping == questions.mapping
    with pytest.raises(ContentError):
        open_agenda(path, programme, "two-days")


def test_a_yaml_agenda_is_asked_in_the_same_way(tmp_path: Path, programme: Path) -> None:
    path = tmp_path / "agenda.yaml"
    path.write_text(
        "training: two-days\ndays:\n  - items:\n    - 09:00-09:30 opening @ Ana Popescu + BG-1\n"
        "    - 09:30-10:10 A talkk @ Ana Popescu\n    - 10:10-10:40 Panel of judges @ BG-1\n",
        encoding="utf-8",
    )
    assert asked(path, programme) == {
        "trainers": {"Ana Popescu": ("", 'line 4, in "Opening"')},
        "sessions": {"A talkk": ("talk?", "line 5"), "Panel of judges": ("", "line 6")},
    }
    choices = {
        ("trainers", "Ana Popescu"): "somebody of outside",
        ("sessions", "A talkk"): "talk",
        ("sessions", "Panel of judges"): "a session of its own",
    }
    text = decided_agenda(agenda_questions(path, programme, "two-days"), choices, tmp_path / "trial.yaml")
    (tmp_path / "agenda-map.yaml").write_bytes(text)
    opened = open_agenda(path, programme, "two-days")
    said = [(item.title, item.trainers) for item in opened.agenda.sessions()]
    assert said == [("Opening", ("BG-1",)), ("A talk", ()), ("Panel of judges", ("BG-1",))]


def test_a_mapping_that_says_nonsense_is_told_with_its_line(tmp_path: Path, programme: Path) -> None:
    path = workbook(tmp_path / "agenda.xlsx", {"Day 1": ENGLISH})
    (tmp_path / "agenda-map.yaml").write_text("agenda: a\nwords:\n  trainers:\n    Ana Popescu: BG-9\n", "utf-8")
    with pytest.raises(ContentError, match=r"agenda-map.yaml:4:18: error: `BG-9` is no trainer. Did you mean `BG-1`?"):
        open_agenda(path, programme, "two-days")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("M. Ionescu", "RO-1"), ("Ionescu Maria", "RO-1"), ("Мария Ионеску", "RO-1"), ("Maria Ionesco", "RO-1"),
        ("IOM", "IT-1"), ("RO-11", "RO-1"), ("Maria", "RO-1"), ("Maria Popescu", None), ("Ana Popescu", None),
        ("UNODC", None), ("D. Ionescu", None),
    ],
)  # fmt: skip
def test_the_nearest_trainer_is_proposed_and_nobody_else(written: str, code: str | None) -> None:
    data = yaml.load(PROGRAMME, yaml.CBaseLoader)
    data["trainers"] = [
        {**data["trainers"][0], "id": "RO-1", "name": "Maria Ionescu", "names": "yes"},
        {**data["trainers"][1], "id": "IT-1", "organisation": "IOM"},
    ]
    assert find_similar_trainer(Programme.model_validate(data), written) == code
