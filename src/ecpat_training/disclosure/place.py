"""Where the ledger of published reports lies: one for a programme, whatever questionnaires its trainings have.

The programme's mean less the means of trainings that were published is the mean of the one that wasn't. So the reports
of a training with a questionnaire of its own stand in the same ledger as the programme's.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from ecpat_training.commands.file_lookup import PROGRAMME, nearest_file
from ecpat_training.commands.training_files import TRAININGS
from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.core.shipped import shipped
from ecpat_training.files.writing import STDOUT, place_of
from ecpat_training.words.catalogue.message import Option, phrase

NAME = "ecpat-published.yaml"


def ledger_of(instrument: Path, answers: Iterable[Path] = ()) -> Path:
    """The ledger of the programme in whose folder the instrument lies, or the first of the `answers` that lie in one.
    Without a programme it lies beside the instrument, which may be given as the folder it is in; of an instrument that
    comes with ecpat, in the current folder."""
    folder = instrument if instrument.is_dir() else instrument.parent
    if _is_shipped(folder):
        folder = Path()
    folders = dict.fromkeys((folder, *(path.parent for path in answers)))
    programmes = [path for candidate in folders if (path := nearest_file(PROGRAMME.file, candidate)) is not None]
    programme = next((path for path in programmes if not _is_shipped(path.parent)), None)
    if programme is None:
        return folder / NAME
    # Messages call it as one would type it.
    return (programme.parent if folder.is_absolute() else Path(os.path.relpath(programme.parent))) / NAME


def _is_shipped(folder: Path) -> bool:
    """Whether a folder is one of the examples and programmes that come with ecpat, where nobody's ledger lies."""
    enclosing_folders = (place_of(folder), *place_of(folder).parents)
    return any(place_of(shipped(kind)) in enclosing_folders for kind in ("programmes", "examples"))


def refuse_neighbours(ledger: Path, files: Iterable[Path]) -> None:
    """Refuses to publish where another ledger lies beside the files and there is none here yet, since the instrument
    may have been copied; and where one lies further down in this folder: earlier versions kept one for each training
    with a questionnaire of its own, of which this one knows nothing.

    Raises:
        ContentError: there is such a ledger.
    """
    folders = (Path(), *(path.parent for path in files if path != STDOUT))
    training_ledgers = sorted((ledger.parent / TRAININGS).glob(f"*/{NAME}"))
    for neighbour in dict.fromkeys((*(folder / NAME for folder in folders), *training_ledgers)):
        if place_of(neighbour) == place_of(ledger) or not neighbour.exists():
            continue
        if place_of(ledger).parent in place_of(neighbour).parents:
            raise ContentError.because(
                "publish.own-ledger",
                phrase(
                    "reports were published into this ledger of a training, which the programme's ledger, {ledger},"
                    " doesn't know; nothing was published.",
                    ledger=str(ledger),
                ),
                location=Location(str(neighbour)),
                hint=_two_ledgers_message(neighbour, ledger),
            )
        if not ledger.exists():
            raise ContentError.because(
                "publish.elsewhere",
                "there is a ledger of published reports here, and none beside the instrument, where a new one "
                "would be begun; nothing was published.",
                location=Location(str(neighbour)),
                hint=phrase(
                    "Add {neighbour} if these people's reports are in it; {new} begins a new one.",
                    neighbour=Option("--ledger", str(neighbour)),
                    new=Option("--ledger", str(ledger)),
                ),
            )


def _two_ledgers_message(own_ledger: Path, ledger: Path) -> str:
    """How a training's own ledger becomes part of the programme's."""
    key = own_ledger.with_suffix(".key").name
    if not ledger.exists():
        return phrase("Please move it and its key, {key}, into the programme's folder.", key=key)
    return phrase(
        "Please move it and its key, {key}, out of the programme's folder, and publish the reports that stand in it"
        " once more.",
        key=key,
    )
