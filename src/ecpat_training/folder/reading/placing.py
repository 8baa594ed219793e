"""Which training a file is of, and its place there. What can't be told is asked, never guessed."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import (
    AGENDA,
    APPLICANTS,
    ATTENDANCE,
    CERTIFICATES,
    COMMITMENTS,
    COMMITMENTS_AFTER,
    COUNTS,
    DEBRIEF,
    DECISIONS,
    FOLLOW_UPS,
    NETWORKS,
    PARTICIPANTS,
    POST,
    PRE,
    PRE_EARLY,
    REPORTS,
    STEPS,
    TrainingFile,
    counts_called,
    folder_of,
    step_file,
    versions,
)
from ecpat_training.core.text import count, listing
from ecpat_training.folder.reading.recognising import RecognisedFile
from ecpat_training.words.catalogue.message import Option, phrase

PLACES: Mapping[str, TrainingFile] = {
    file_kind.stem: file_kind
    for file_kind in (
        APPLICANTS,
        PARTICIPANTS,
        AGENDA,
        ATTENDANCE,
        PRE,
        PRE_EARLY,
        POST,
        *FOLLOW_UPS.values(),
        COMMITMENTS,
        *COMMITMENTS_AFTER.values(),
        *NETWORKS.values(),
        CERTIFICATES,
        DEBRIEF,
        DECISIONS,
        COUNTS,
    )
}
"""What `--as` may say."""
_BEFORE, _AFTER = 30, 21  # days around a training in which its answers are sent
_AROUND_FOLLOW_UP = 45
_MONTH = 30.4375
_APPLICANTS = 1.25  # of the seats: a longer list is one of applicants
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_STEP = re.compile(r"step[-_ ]?([0-9]{1,2})(?:-v[0-9]+)?", re.IGNORECASE)


class Dated(NamedTuple):
    """A training by its id, with its seats, its first day and its last one, and whether answers of it are here, so that
    those of a follow-up may come."""

    id: str
    seats: int
    start: date | None
    end: date | None
    answered: bool = False


class Placement(NamedTuple):
    """A place with its reasons. `asked` is what can't be told, all of it; a person says it with --training where there
    are `trainings` to choose from, and with --as where there are `names`."""

    training: str = ""
    wanted: TrainingFile | None = None
    because: str = ""
    asked: str = ""
    trainings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def placement_of(
    file: Path, recognised: RecognisedFile, trainings: Sequence[Dated], training: str | None, as_: TrainingFile | None
) -> Placement:
    """Where a recognised file belongs: what a person says holds; else what it holds, its days, at last its name. Where
    its training isn't known, what it is is asked at once, if any training that it may be of leaves that open."""
    if recognised.kind == "answers" and not training and not as_ and (step := _step(file)):
        return Placement(
            "", step, "its name says that all countries answered it at this step; it belongs beside the programme"
        )
    id_, training_reason, may_be = (
        (training, phrase("as {option} says", option=Option("--training")), ())
        if training
        else _training(file, recognised, trainings)
    )
    candidates = [dated for dated in trainings if dated.id in ((id_,) if id_ else may_be)]
    kinds = [
        (as_, phrase("as {option} says", option=Option("--as"))) if as_ else _target_place(file, recognised, dated)
        for dated in candidates
    ]
    file_kind, reason = next((kind for kind in kinds if kind[0] is None), kinds[0])
    names = () if file_kind or recognised.kind == "report" else _names(recognised)
    if not id_:
        question = "; ".join((f"which training it is of isn't known{training_reason}", *([reason] if names else [])))
        common_kind = file_kind if len({kind for kind, _ in kinds}) == 1 else None
        return Placement("", common_kind, "", question, may_be, names)
    if file_kind is None:
        return Placement(id_, None, training_reason, reason, (), names)
    return Placement(id_, file_kind, "; ".join(part for part in (training_reason, reason) if part))


def target(
    programme: Path, placement: Placement, file: Path, digest: str, digests: Mapping[Path, str]
) -> tuple[Path, bool]:
    """(path that the file gets, beside earlier versions; whether this very file is there already)."""
    assert placement.wanted is not None
    folder = folder_for(programme, placement)
    existing = versions(folder, placement.wanted)
    for _, path in existing:
        if digests.get(path) == digest:
            return path, True
    ending = file.suffix.lower()
    if not existing:
        return folder / f"{placement.wanted.stem}{ending}", False
    return folder / f"{placement.wanted.stem}-v{existing[-1][0] + 1}{ending}", False


def folder_for(programme: Path, placement: Placement) -> Path:
    """The folder of the training; of answers at a step, which are of no training, that of the programme's file."""
    return folder_of(programme, placement.training) if placement.training else programme.parent


def _step(file: Path) -> TrainingFile | None:
    match = _STEP.fullmatch(file.stem)
    return step_file(int(match[1])) if match and int(match[1]) <= STEPS else None


def report_target(programme: Path, training: str, file: Path) -> Path:
    """Reports keep their names, in a folder of their own."""
    return folder_of(programme, training) / REPORTS / file.name


def _training(file: Path, recognised: RecognisedFile, trainings: Sequence[Dated]) -> tuple[str, str, tuple[str, ...]]:
    """The training and why; else why it isn't known, and those that it may be of."""
    ids = [dated.id for dated in trainings]
    if recognised.training in ids:
        return recognised.training, f"it says that it is of {recognised.training}", ()
    if len(ids) == 1:
        return ids[0], "the programme has one training", ()
    named = [id_ for id_ in ids if id_ in _WORD.findall(file.stem.casefold().replace("_", " "))]
    named += [
        id_
        for id_ in ids
        if id_ not in named and re.search(rf"(?<![a-z0-9]){re.escape(id_)}(?![0-9])", file.stem.casefold())
    ]
    fitting = [dated.id for dated in trainings if _days_fit(recognised, dated)] if recognised.kind == "answers" else []
    if len(named) == 1 and (not fitting or named[0] in fitting):
        return named[0], f"its name says {named[0]}", ()
    undated = sum(dated.start is None for dated in trainings)
    if len(fitting) == 1 and not named and undated:
        explanation = (
            f": its days fit {fitting[0]}, and {count(undated, 'training')} more may be on them, without a date yet"
        )
        return "", explanation, (fitting[0], *(dated.id for dated in trainings if dated.start is None))
    later = _follow_ups_fit(recognised, trainings) if recognised.kind == "answers" else []
    awaited = [dated.id for dated in trainings if dated.answered and dated.id in later and dated.id not in fitting]
    if len(fitting) == 1 and not named and awaited:
        explanation = f": its days fit {fitting[0]}, and a follow-up of {listing(awaited[:4])}"
        return "", explanation, (fitting[0], *awaited)
    if len(fitting) == 1 and not named:
        return fitting[0], f"its answers were sent {recognised.first_day[:10]} to {recognised.last_day[:10]}", ()
    likely = tuple(dict.fromkeys((*named, *fitting, *(later if fitting else ()))))
    if named and fitting:
        return "", f": its name says {listing(named)}, its days fit {listing(fitting[:4])}", likely
    return "", f": its days fit {listing(fitting[:4])}" if fitting else "", likely or tuple(ids)


def _follow_ups_fit(recognised: RecognisedFile, trainings: Sequence[Dated]) -> list[str]:
    """The trainings of which the days are those of a follow-up, where the answers don't say that they are of another
    wave."""
    if {"pre", "post"} & set(recognised.waves):
        return []
    return [dated.id for dated in trainings if _by_days(recognised, dated) in FOLLOW_UPS.values()]


def _days_fit(recognised: RecognisedFile, dated: Dated) -> bool:
    if not (recognised.first_day and recognised.last_day and dated.start and dated.end):
        return False
    first, last = date.fromisoformat(recognised.first_day[:10]), date.fromisoformat(recognised.last_day[:10])
    return dated.start - timedelta(_BEFORE) <= first and last <= dated.end + timedelta(_AFTER)


_ONE_PLACE = {"agenda": AGENDA, "attendance": ATTENDANCE, "decisions": DECISIONS}
"""Kinds of files of which a training has one."""


def _target_place(file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
    match recognised.kind:
        case "list":
            return _list(file, recognised, dated)
        case "commitments":
            return (COMMITMENTS_AFTER[int(recognised.waves[0])] if recognised.waves else COMMITMENTS), ""
        case "network":
            return NETWORKS[recognised.waves[0]], ""
        case "answers":
            return _wave(recognised, dated)
        case "counts":
            return counts_called(file.name), ""
    place = _ONE_PLACE.get(recognised.kind)
    return place, "" if place else "what it is isn't known"


def _list(file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
    """The list of applicants, by its name or its length, or that of participants."""
    name = file.stem.casefold()
    if "applicant" in name or "application" in name:
        return APPLICANTS, "its name says applicants"
    if "certificate" in name:
        return None, "whether it is the list of participants or of certificates isn't known"
    if recognised.people > dated.seats * _APPLICANTS:
        return APPLICANTS, f"more people than the {dated.seats} seats"
    return PARTICIPANTS, ""


def _wave(recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
    """The wave, by what the answers say and by their days; where these contradict each other, somebody is asked."""
    wave = recognised.waves[0] if len(recognised.waves) == 1 else ""
    if len(recognised.waves) > 1:
        return None, f"it holds answers of {listing(list(recognised.waves))}"
    by_days = _by_days(recognised, dated)
    if wave in ("pre", "post"):
        file_kind = PRE if wave == "pre" else POST
        if by_days and by_days != file_kind:
            return None, f"it says {wave}, and its days are those of {by_days.stem}"
        if file_kind == PRE and _long_before(recognised, dated):
            return None, "it says pre, long before the training: pre-early where these people waited, else pre"
        return file_kind, f"it says {wave}"
    if by_days:
        return by_days, "by the days on which it was answered"
    return None, "which wave it is isn't known"


def _long_before(recognised: RecognisedFile, dated: Dated) -> bool:
    return bool(
        recognised.last_day
        and dated.start
        and date.fromisoformat(recognised.last_day[:10]) < dated.start - timedelta(_BEFORE)
    )


def _by_days(recognised: RecognisedFile, dated: Dated) -> TrainingFile | None:
    if not (recognised.first_day and recognised.last_day and dated.start and dated.end):
        return None
    first, last = date.fromisoformat(recognised.first_day[:10]), date.fromisoformat(recognised.last_day[:10])
    if first == last == dated.start == dated.end:
        return None  # on the one day of a training people answer before it and after it
    if dated.start - timedelta(_BEFORE) <= first and last < dated.end:
        return PRE
    if first >= dated.end and last <= dated.end + timedelta(_AFTER):
        return POST
    for months, file_kind in FOLLOW_UPS.items():
        due = dated.end + timedelta(round(months * _MONTH))
        if abs(first - due) <= timedelta(_AROUND_FOLLOW_UP) and abs(last - due) <= timedelta(_AROUND_FOLLOW_UP):
            return file_kind
    return None


def _names(recognised: RecognisedFile) -> tuple[str, ...]:
    """What `--as` may say of such a file."""
    match recognised.kind:
        case "answers":
            return tuple(file_kind.stem for file_kind in (PRE, PRE_EARLY, POST, *FOLLOW_UPS.values()))
        case "list":
            return tuple(file_kind.stem for file_kind in (PARTICIPANTS, APPLICANTS, CERTIFICATES))
    return tuple(PLACES)
