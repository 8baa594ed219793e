"""The training that a page's address names, and the files in its folder."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.training_files import TrainingFile, folder_of, newest_versions
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.documents.wording import wording
from ecpat_training.files.mapping_place import mapping_place
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.training_named import titled
from ecpat_training.serve.safety.inside import require_inside, resolve_inside
from ecpat_training.serve.visits.visit import MissingError, Visit
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.catalogue.speech import current_speech


def programme_of(visit: Visit) -> Programme:
    """The programme that is served."""
    site = visit.desk.site
    return visit.desk.known.of(site.programme, "programme", lambda: read_programme(site.programme))[0]


def training_of(visit: Visit) -> Training:
    """The training of the address, with its title in the language that is spoken.

    Raises:
        MissingError: the programme has none of this name.
    """
    for training in programme_of(visit).list_trainings():
        if training.id == visit.parts["training"]:
            return translate_title(training)
    raise MissingError


def translate_title(training: Training) -> Training:
    """A training with its title in the language that is spoken."""
    return titled(wording(current_speech().tag.partition("-")[0]), training)


def place_of_training(visit: Visit) -> Path:
    """The folder of the training, whether it is there yet or not.

    Raises:
        MissingError: the programme has no such training.
        RefusedError: a link leads out of the programme's folder.
    """
    return resolve_inside(visit.desk.site.folder, *folder_of(Path(), training_of(visit).id).parts)


def file_of(visit: Visit, file_kind: TrainingFile) -> Path | None:
    """The newest file of this kind; the one that `?file=` names where several are as new. None where there is none yet.

    Raises:
        MissingError: the programme has no such training, or no such file.
        RefusedError: a link leads out of the programme's folder.
        UsageError: several are as new as each other.
    """
    files = newest_versions(place_of_training(visit), file_kind)
    if name := visit.asked.get("file") or visit.form.get("file"):
        files = [candidate for candidate in files if candidate.name == name]
        if not files:
            raise MissingError
    path = find_only_file(files)
    if path is None:
        return None
    require_inside(visit.desk.site.folder, mapping_place(path))  # read with the list, unasked
    return require_inside(visit.desk.site.folder, path)


def find_only_file(files: Sequence[Path]) -> Path | None:
    """The file that counts, of the newest ones; None where there is none yet.

    Raises:
        UsageError: there are several, and nobody says which counts.
    """
    if len(files) > 1:
        message = phrase(
            "{files} are of the same version, and nobody says which counts.",
            files=listing([visible(path.name) for path in files]),
        )
        hint = "Please put all but one of them elsewhere."
        raise UsageError.because("serve.several", message, hint=hint)
    return files[0] if files else None
