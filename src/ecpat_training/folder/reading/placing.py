"""Which training a file is of, and its place there. What can't be told is asked, never guessed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import TrainingFile, folder_of, versions
from ecpat_training.core.text import listing
from ecpat_training.folder.kind_parts.kind import UNKNOWN, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import RecognisedFile
from ecpat_training.folder.reading.of_training import TrainingChoice, TrainingFinder
from ecpat_training.folder.reading.table import KIND_BY_NAME, PLACES
from ecpat_training.words.catalogue.message import Option, phrase, sentences

_MAX_STRANGERS_NAMED = 4


class Placement(NamedTuple):
    """A place with its reasons; `further` is what else the file is in the training. `question` is what can't be told,
    all of it; a person says it with --training where there are `trainings` to choose from, and with --as where there
    are `names`."""

    training: str = ""
    file_kind: TrainingFile | None = None
    because: str = ""
    question: str = ""
    trainings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    further: tuple[TrainingFile, ...] = ()


def placement_of(
    file: Path,
    recognised: RecognisedFile,
    finder: TrainingFinder,
    training: str | None,
    requested_kind: TrainingFile | None,
) -> Placement:
    """Where a recognised file belongs: what a person says holds; else the evidence for and against each training. Where
    its training isn't known, what it is is asked at once, if any training that it may be of leaves that open."""
    kind = KIND_BY_NAME.get(recognised.kind)
    if kind and not training and not requested_kind and (programme_placement := kind.beside_programme(file)):
        known_ids = {dated.id for dated in finder.trainings}
        strangers = [training_id for training_id in recognised.trainings if training_id not in known_ids]
        if len(strangers) * 2 > len(recognised.trainings):
            return Placement(
                "", None, "", f"it names {listing(strangers[:_MAX_STRANGERS_NAMED])}, which the programme doesn't have"
            )
        return Placement("", *programme_placement)
    id_, training_reason, possible_ids = (
        TrainingChoice(training, phrase("as {option} says", option=Option("--training")))
        if training
        else finder.training_of(file, recognised)
    )
    candidates = [dated for dated in finder.trainings if dated.id in ((id_,) if id_ else possible_ids)]
    places = [
        (requested_kind, phrase("as {option} says", option=Option("--as")))
        if requested_kind
        else kind.target(file, recognised, dated)
        if kind
        else (None, _kind_question(recognised))
        for dated in candidates
    ]
    file_kind, reason = next((place for place in places if place[0] is None), places[0])
    choices = _choices(kind, recognised)
    names = () if file_kind else tuple(choice.stem for choice in choices)
    if not id_:
        question = "; ".join((f"which training it is of isn't known{training_reason}", *([reason] if names else [])))
        common_kind = file_kind if len({place for place, _ in places}) == 1 else None
        return Placement("", common_kind, "", question, possible_ids, names)
    if file_kind is None:
        return Placement(id_, None, training_reason, reason, (), names)
    further_kinds = kind.further(recognised) if kind and not requested_kind else ()
    return Placement(
        id_, file_kind, sentences(*filter(None, (training_reason, reason)), sign="; "), further=further_kinds
    )


def _kind_question(recognised_file: RecognisedFile) -> str:
    """What is asked of a file whose kind isn't certain."""
    nouns = [KIND_BY_NAME[name].looked_for or name for name in recognised_file.rivals]
    return f"{UNKNOWN}: perhaps {' or '.join(nouns)}" if nouns else UNKNOWN


def _choices(kind: TrainingFileKind | None, recognised_file: RecognisedFile) -> Iterable[TrainingFile]:
    """The files among which a person says what one is: those of the kinds that it may be, else all."""
    kinds = [KIND_BY_NAME[name] for name in recognised_file.rivals] or ([kind] if kind else [])
    if not kinds or any(rival.choices is None for rival in kinds):
        return PLACES.values()
    return [file for rival in kinds for file in rival.choices or ()]


def target(
    programme: Path, placement: Placement, file: Path, digest: str, digests: Mapping[Path, str]
) -> tuple[Path, bool]:
    """(path that the file gets, beside earlier versions; whether this very file is there already)."""
    assert placement.file_kind is not None
    folder = folder_for(programme, placement)
    existing = versions(folder, placement.file_kind)
    for _, path in existing:
        if digests.get(path) == digest:
            return path, True
    ending = file.suffix.lower()
    if not existing:
        return folder / f"{placement.file_kind.stem}{ending}", False
    return folder / f"{placement.file_kind.stem}-v{existing[-1][0] + 1}{ending}", False


def folder_for(programme: Path, placement: Placement) -> Path:
    """The folder of the training; of answers at a step, which are of no training, that of the programme's file."""
    return folder_of(programme, placement.training) if placement.training else programme.parent
