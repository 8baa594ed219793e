"""The board of 44 trainings with all their files: read for the first time, and again when nothing has changed, against
the floor of starting, reading the programme and hashing every file."""

import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from benchmarks.process import measure, show
from ecpat_training.programme.reading.programme import read_programme
from tests.folder.material import agenda, answers, base, people

FLOOR = """
import hashlib, pathlib, sys
import pydantic, rich.console, rich.table, yaml
folder = pathlib.Path(sys.argv[1])
yaml.load((folder / "programme.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
for path in folder.rglob("*"):
    if path.is_file():
        hashlib.sha256(path.read_bytes()).hexdigest()
"""
FORGET = """
import runpy, shutil, sys
shutil.rmtree(sys.argv.pop(1) + "/.ecpat", ignore_errors=True)
runpy.run_module("ecpat_training", run_name="__main__")
"""
_ON = "2006-12-01"


def folder_of(many: Path) -> int:
    """Writes four trainings for each country, and the other events; twenty people each, and every file. Returns how
    many trainings there are."""
    base(many)
    file = many / "programme.yaml"
    file.write_text(file.read_text("utf-8").replace("per country: 2", "per country: 4"), "utf-8")
    programme, _ = read_programme(many)
    trainings, rows, day = programme.list_trainings(), [], date(2005, 9, 6)
    for training in trainings:
        if training.start is None:
            rows.append(f"{training.id},{day},")
        start, day = training.start or day, day + timedelta(7)
        _files_of(many / "trainings" / training.id, training.id, start)
    (many / "series.csv").write_text("Training,First day,Trainers\n" + "\n".join(rows) + "\n", "utf-8")
    return len(trainings)


def _files_of(folder: Path, id_: str, start: date) -> None:
    folder.mkdir(parents=True)
    head, *rows = people(id_)
    (folder / "participants.csv").write_text(
        "\n".join([f"{head};Status", *(f"{row};Invited" for row in rows)]), "utf-8"
    )
    lines = [f"{head};Day 1 AM;Day 1 PM", *(f"{row};x;x" for row in rows)]
    (folder / "attendance.csv").write_text("\n".join(lines), "utf-8")
    (folder / "agenda.yaml").write_text(agenda().replace("training: al-1", f"training: {id_}"), "utf-8")
    for stem, days in (("pre", -3), ("post", 1), ("follow-up-3-months", 92), ("follow-up-6-months", 184)):
        text = answers(f"{id_} {stem}", start + timedelta(days), 18)
        (folder / f"{stem}.csv").write_text(text, "utf-8")
    (folder / "debrief.txt").write_text("We learnt that prosecutors stay if they lead a session. " * 4, "utf-8")


def main() -> None:
    """The board on the terminal and as a page."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "programme"
        many = folder_of(folder)
        fresh = Path(place) / "fresh"
        shutil.copytree(folder, fresh)
        command = [sys.executable, "-m", "ecpat_training", "status", str(folder), "--on", _ON]
        page = ["--out", str(Path(place) / "board.html"), "--force", "--quiet"]
        commands = {
            "floor: start, programme, hashes": [sys.executable, "-c", FLOOR, str(folder)],
            "ecpat status, first time": [sys.executable, "-c", FORGET, str(fresh), "status", str(fresh), "--on", _ON],
            "ecpat status, again": command,
            "ecpat status, again, as a page": [*command, *page],
        }
        files = sum(path.is_file() for path in (folder / "trainings").rglob("*"))
        title = f"The board of {many} trainings, {files} files"
        show(title, measure(commands), "floor: start, programme, hashes")


if __name__ == "__main__":
    main()
