"""Starts a programme folder from what the tool ships."""

import shlex
from pathlib import Path

from ecpat_training.cli.for_machines.init import InitResult
from ecpat_training.cli.schema import SCHEMAS, schema_text
from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import Exit
from ecpat_training.core.shipped import shipped
from ecpat_training.core.text import visible

START = {
    "programme.yaml": "multi-stakeholder-2005.yaml",
    "instrument.yaml": "instruments/nine-chapters-two-forms.yaml",
}


def init_folder(folder: Path, *, force: bool, quiet: bool) -> int:
    """Writes `programme.yaml`, `instrument.yaml` and their schemas into a folder; returns the exit code.

    The first line of each YAML file tells editors where the schema is, so that they complete and check as one types.

    Raises:
        OutputError: a file is there already and `force` is not set.
    """
    files = {}
    for name, source in START.items():
        noun = name.partition(".")[0]
        text = (shipped("programmes") / source).read_text(encoding="utf-8")
        modeline = f"# yaml-language-server: $schema=schema/{noun}.schema.json\n"
        files[folder / name] = (modeline + text).encode()
    for noun in SCHEMAS:
        files[folder / "schema" / f"{noun}.schema.json"] = schema_text(noun).encode()
    delivery = Delivery(force=force, quiet=quiet)
    delivery.files(files)
    delivery.data(lambda: InitResult(visible(str(folder))), ())
    delivery.say(
        f"{folder}: a programme to change to your own.\n"
        f"  programme.yaml   partners, trainings, sessions, trainers, rules\n"
        f"  instrument.yaml  the questionnaire\n"
        f"Next: change programme.yaml in a text editor, then `ecpat plan {shlex.quote(str(folder))}`."
    )
    return Exit.CLEAN
