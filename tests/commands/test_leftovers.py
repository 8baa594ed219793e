"""Whatever command runs next in a programme's folder leaves nothing there of a run that was killed elsewhere in it."""

from pathlib import Path

import pytest

from ecpat_training.core.file_set import HIDDEN_PREFIX
from ecpat_training.files.writing import PeopleBytes, write_all
from tests.commands.conftest import Ecpat
from tests.commands.kills import Kill
from tests.folder.material import base

PLACES = ("trainings/al-1/pack/badges/of/names", "papers/for/the/office", ".ecpat/undo", "trainings/bg-1")
NEXT = {
    "that names the programme": ("plan", "check", "-p", "programme.yaml", "nothing-here.yaml"),
    "that reads a list below": ("roster", "check", "papers/list.csv"),
    "that writes below and reads from outside": ("roster", "map", "../outside.csv", "-o", "papers/map.yaml"),
    "of the board": ("status",),
    "that names a file by its whole path": ("roster", "check", "{folder}/list.csv"),
}


@pytest.mark.parametrize("command", NEXT.values(), ids=NEXT)
def test_the_next_command_removes_what_was_left_anywhere(ecpat: Ecpat, folder: Path, command: tuple[str, ...]) -> None:
    base(folder)
    for place in (folder / "papers" / "list.csv", folder / "list.csv", folder.parent / "outside.csv"):
        place.parent.mkdir(exist_ok=True)
        place.write_text("Name,Organisation,Stakeholder\nAna Kola,Police of Tirana,GO\n", encoding="utf-8")
    for place in PLACES:
        (folder / place).mkdir(parents=True, exist_ok=True)
        with Kill(3)():
            write_all({folder / place / "names.csv": PeopleBytes(b"Ana Kola\n" * 9)})
    assert len([*folder.rglob(f"{HIDDEN_PREFIX}*")]) == len(PLACES)
    ecpat(*(part.format(folder=folder) for part in command))
    assert [*folder.rglob(f"{HIDDEN_PREFIX}*")] == []


def test_what_another_program_hides_and_what_a_link_leads_to_is_left_alone(ecpat: Ecpat, folder: Path) -> None:
    base(folder)
    away = folder.parent / "away"
    places = (folder / ".git", away)
    for place in places:
        place.mkdir()
        with Kill(3)():
            write_all({place / "names.csv": b"Ana Kola\n"})
    (folder / "link").symlink_to(away)
    ecpat("status")
    assert [len([*place.glob(f"{HIDDEN_PREFIX}*")]) for place in places] == [1, 1]
