"""What a list's file is called, where that says that its people are others than those who take part, or contradicts its
length, is asked at the door."""

from datetime import date
from pathlib import Path

import pytest

from ecpat_training.commands.training_files import APPLICANTS, PARTICIPANTS
from ecpat_training.folder.kind_parts.kind import Dated
from ecpat_training.folder.kind_parts.looked_file import RecognisedFile
from ecpat_training.folder.kinds.people_list import kind
from tests.commands.running import run_here
from tests.folder.material import base, people


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("waitlist.csv", "waitlist"),  # seen in IMOCamp/IMOCamp.github.io
        ("speakers.csv", "speakers"),  # seen in AnnaHollandSmith/wwk
        ("liste_d'attente.csv", "liste d'attente"),
        ("Warteliste.csv", "Warteliste"),
        ("declined.csv", "declined"),
        ("al-1 waitlist.csv", "waitlist"),
        ("Tirana_Warteliste-v2.csv", "Warteliste"),
        ("al-1 cancelled.csv", "cancelled"),
    ],
)
def test_a_name_that_says_that_they_are_others_is_asked(
    name: str, called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("\n".join(people("al-1")), encoding="utf-8")
    ran = run_here(["add", name, "--training", "al-1"])
    assert ran.exit_code == 1
    assert f"its name says `{called}`" in ran.said
    assert not list(tmp_path.glob("trainings/**/*.csv"))


@pytest.mark.parametrize(
    ("name", "number", "file", "reason"),
    [
        # seen in cforgaci/isurf-analysis, sdss/meeting-2025 and fzenoni/SotM2018-report: taken for applicants
        ("participants.csv", 36, None, "its name says participants"),
        ("attendees.csv", 408, None, "its name says participants"),
        ("Teilnehmende Tirana.xlsx", 36, None, "its name says participants"),
        ("učesnici.xlsx", 36, None, "its name says participants"),
        ("participants.csv", 22, PARTICIPANTS, ""),
        ("list.csv", 36, APPLICANTS, "more people than the 20 seats"),
        ("Trainers' course Tirana.csv", 18, PARTICIPANTS, ""),
    ],
)
def test_a_name_that_says_participants_of_more_than_the_seats_is_asked(
    name: str, number: int, file: object, reason: str
) -> None:
    recognised = RecognisedFile("list", "", people=number)
    place, because = kind.target(Path(name), recognised, Dated("al-1", 20, date(2006, 2, 7), None))
    assert place == file
    assert reason in because
