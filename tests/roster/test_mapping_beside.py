"""Each partner's list is read in its own words by every command of a folder, once its mapping lies beside it."""

import json
from pathlib import Path

import pytest

from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.roster.reading.file import ListFile
from tests.commands.conftest import Ecpat, ecpat, folder
from tests.commands.running import Ran
from tests.event.certificates.material import PROGRAMME

__all__ = ["ecpat", "folder"]

HOME = Path("trainings/al-1")
LIST = "STT,Họ và tên,Đơn vị,Giới tính,Loại\n1,Nguyễn Thị Lan,Công an tỉnh,Nữ,Nhà nước\n2,Lê Hà,Blue Dragon,Nữ,NGO\n"
WORDS = """\
header row: 1
columns: {column 1: number, column 2: full name, column 3: organisation, column 4: gender, column 5: stakeholder type}
values:
  gender: {Nữ: female}
  stakeholder type: {Nhà nước: GO}
"""


@pytest.fixture(autouse=True)
def _programme(folder: Path) -> None:
    (folder / HOME).mkdir(parents=True)
    (folder / "programme.yaml").write_text(PROGRAMME, "utf-8")
    (folder / HOME / "participants.csv").write_text(LIST, "utf-8")


def kinds(ecpat: Ecpat) -> dict[str, int]:
    """How many signed, by stakeholder: of the attendance list, which takes them from the participant list."""
    ran = ecpat("event", "attendance", "al-1", "--check", "--json")
    return {one["group"]: one["attended"] for one in json.loads(ran.stdout)["result"]["groups"]}


def shown(ran: Ran) -> str:
    """What was printed, however its lines are broken."""
    return " ".join(ran.stdout.split())


def test_every_command_reads_the_list_by_the_mapping_beside_it(ecpat: Ecpat) -> None:
    assert "participants.csv (`ecpat help roster.no-header` explains)" in shown(ecpat("status", "--funnel"))
    (HOME / "participants-map.yaml").write_text(WORDS, "utf-8")
    assert "can't be read" not in shown(ecpat("status", "--funnel"))  # what was remembered of the list was read without
    ran = ecpat("roster", "check", "--training", "al-1", "--programme", "programme.yaml")
    assert ran.stderr.count("[mapping.beside]") == 1
    assert ecpat("event", "attendance", "al-1").exit_code == 0
    marks = "Name,Day 1 AM,Day 1 PM,Day 2 AM,Day 2 PM\nNguyễn Thị Lan,x,x,x,x\nLê Hà,x,x,x,x\n"
    (HOME / "attendance.xlsx").unlink()
    (HOME / "attendance.csv").write_text(marks, "utf-8")
    assert kinds(ecpat) == {"GO": 1, "NGO": 1, "All": 2}
    assert "2 persons took part 2 times" in shown(ecpat("donor", "--donor", "eea", "--programme", "programme.yaml"))


def test_it_is_of_later_versions_too_and_what_is_named_goes_before_it(ecpat: Ecpat) -> None:
    (HOME / "participants-map.yaml").write_text(WORDS, "utf-8")
    (HOME / "participants-v2.csv").write_text(f"{LIST}3,Trần Minh,IOM,Nữ,Nhà nước\n", "utf-8")
    ran = ecpat("roster", "check", "--training", "al-1", "--json")
    assert ran.stderr.count("[mapping.beside]") == 1
    assert "participants-map.yaml" in json.dumps(json.loads(ran.stdout)["made"])
    other = Path("other.yaml")
    other.write_text(WORDS.replace("Nữ: female", "Nữ: male"), "utf-8")
    ran = ecpat("roster", "check", "--training", "al-1", "--mapping", str(other))
    assert "mapping.beside" not in ran.stderr


def test_a_list_is_no_mapping_of_itself(tmp_path: Path) -> None:
    (tmp_path / "participants-map.yaml").write_text(WORDS, "utf-8")
    assert find_mapping_beside(tmp_path / "applicants.csv") is None
    assert find_mapping_beside(tmp_path / "participants-v12.ods") == tmp_path / "participants-map.yaml"
    assert ListFile(Path("-")).words is None


def test_a_mapping_beside_the_list_is_written_anew_by_force_and_keeps_what_was_decided(ecpat: Ecpat) -> None:
    words, roster = HOME / "participants-map.yaml", HOME / "participants.csv"
    words.write_text(WORDS, "utf-8")
    roster.write_text(f"{LIST}3,Trần Mai,Hội Phụ nữ,Nam,NGO\n", "utf-8")
    command = ("roster", "map", str(roster), "--out", str(words))
    ran = ecpat(*command)
    assert (ran.exit_code, "[output.exists]" in ran.stderr, words.read_text("utf-8")) == (5, True, WORDS)
    assert ecpat(*command, "--force").exit_code == 0
    written = words.read_text("utf-8")
    assert '"Nữ": female' in written
    assert '"Nhà nước": GO' in written
    assert '"Nữ": female' in written
    assert "[output.input]" in ecpat("roster", "map", str(roster), "--out", str(roster), "--force").stderr
