"""Starts a programme folder from what the tool ships."""

import shlex
from contextlib import suppress
from pathlib import Path

from ecpat_training.cli.for_machines import InitResult
from ecpat_training.cli.schema import SCHEMAS, schema_text
from ecpat_training.commands.deliver import Delivery
from ecpat_training.commands.questionnaires import EXAMPLE
from ecpat_training.commands.training_files import TRAININGS
from ecpat_training.core.errors import Exit
from ecpat_training.core.shipped import shipped
from ecpat_training.core.text import visible
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.trainers.workflows.template import pool_workbook

START = {
    "programme.yaml": "multi-stakeholder-2005.yaml",
    "instrument.yaml": EXAMPLE,
}
CALENDAR = "calendar.csv"
TRAINERS = "trainers.xlsx"
SMALLEST_FILES = {"programme.yaml": "smallest.yaml"}
_CONTENTS_OF = {
    "programme.yaml": "partners, trainings, sessions, trainers, rules",
    "instrument.yaml": "the questionnaire",
    "trainers.xlsx": "the pool of trainers, to fill in",
    "calendar.csv": "public holidays that no library has",
    "trainings/": "a folder for each training's files; `ecpat add FILE` puts them there",
}
_WHAT_OF_SMALLEST = {"programme.yaml": "one training, five sessions, two trainers"}


def init_folder(folder: Path, *, empty: bool, force: bool, quiet: bool) -> int:
    """Writes `programme.yaml`, `instrument.yaml`, `trainers.xlsx`, `calendar.csv` and schemas into a folder, with an
    empty folder for each training; `empty` only the smallest programme with its schema. Returns the exit code.

    The first line of each YAML file tells editors where the schema is, so that they complete and check as one types.

    Raises:
        OutputError: a file is there already and `force` is not set.
    """
    files = {}
    start = SMALLEST_FILES if empty else START
    for name, source in start.items():
        noun = name.partition(".")[0]
        text = (shipped("programmes") / source).read_text(encoding="utf-8")
        modeline = f"# yaml-language-server: $schema=schema/{noun}.schema.json\n"
        files[folder / name] = (modeline + text).encode()
    for noun in [noun for noun in SCHEMAS if not empty or f"{noun}.yaml" in start]:
        files[folder / "schema" / f"{noun}.schema.json"] = schema_text(noun).encode()
    if not empty:
        files[folder / CALENDAR] = (shipped("programmes") / CALENDAR).read_bytes()
    programme, _ = read_programme(shipped("programmes") / start["programme.yaml"])
    if not empty:
        files[folder / TRAINERS] = pool_workbook(programme)
    delivery = Delivery(force=force, quiet=quiet)
    delivery.files(files)
    trainings = [training.id for training in programme.list_trainings()]
    with suppress(OSError):  # whoever puts a file there makes its folder
        for id_ in trainings:
            (folder / TRAININGS / id_).mkdir(parents=True, exist_ok=True)
    delivery.data(lambda: InitResult(visible(str(folder)), tuple(trainings)), ())
    contents = _WHAT_OF_SMALLEST if empty else _CONTENTS_OF
    delivery.say(
        f"{folder}: {'the smallest programme' if empty else 'a programme'} to change to your own.\n"
        + "".join(f"  {name:<15}  {description}\n" for name, description in contents.items())
        + f"Next: change programme.yaml in a text editor, then `ecpat plan {shlex.quote(str(folder))}`."
    )
    return Exit.CLEAN
