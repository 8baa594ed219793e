"""The envelope of a merged folder: what was changed or lost on the way is named."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.commands.running import Ran, run_here
from tests.folder.merging.material import lay

ROOMS = "Code,Room\n1,A\n2,B\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("sent", "al", "ro"):
        lay(Path(folder), {"rooms.csv": ROOMS, "trainings/al-1/letter.txt": "Dear all"})
    lay(Path("al"), {"rooms.csv": ROOMS.replace("A", "Hall")})
    merge("al", "ro", "--out", "merged")


def merge(*line: str, base: str = "sent") -> Ran:
    return run_here(["merge", *line, "--base", base])


def test_the_envelope_holds_the_hash_of_each_file() -> None:
    package = json.loads(Path("merged/datapackage.json").read_text("utf-8"))
    assert [one["path"] for one in package["resources"]] == ["rooms.csv", "trainings/al-1/letter.txt"]
    for one in package["resources"]:
        data = Path("merged", one["path"]).read_bytes()
        assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert one["bytes"] == len(data)
    assert len({one["name"] for one in package["resources"]}) == 2


def test_a_sound_folder_is_not_remarked() -> None:
    assert "merge.envelope" not in merge("merged", "ro").stderr


def test_a_file_that_changed_on_the_way_is_named_and_one_that_is_gone() -> None:
    path = Path("merged/rooms.csv")
    path.write_bytes(path.read_bytes()[:-4])
    Path("merged/trainings/al-1/letter.txt").unlink()
    said = merge("merged", "ro").stderr
    assert "1 file is not as when this folder was written: rooms.csv" in said
    assert "1 file is missing" in said


def test_what_partners_change_in_a_folder_that_was_sent_out_with_its_envelope_is_no_damage() -> None:
    for name in ("bg", "md"):
        for path in (one for one in Path("merged").rglob("*") if one.is_file()):
            lay(Path(name), {path.relative_to("merged").as_posix(): path.read_bytes()})
    lay(Path("bg"), {"rooms.csv": ROOMS.replace("B", "Attic")})
    Path("md/trainings/al-1/letter.txt").unlink()
    said = merge("bg", "md", base="merged").stderr
    assert "not as" not in said
    assert "md/datapackage.json" in said


@pytest.mark.parametrize("data", ["[]", "{}", '{"name": "other", "resources": []}', "\0", "[" * 5000])
def test_a_file_of_that_name_that_is_not_ours_is_a_file_as_any_other(data: str) -> None:
    lay(Path("al"), {"datapackage.json": data})
    assert merge("al", "ro", "--out", "other").exit_code == 0
    assert Path("other/datapackage.json").read_text("utf-8") == data
