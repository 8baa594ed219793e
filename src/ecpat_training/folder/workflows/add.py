"""`ecpat add`: new files told apart by what they hold, and copied to their places."""

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.commands.found import PROGRAMME, from_here
from ecpat_training.commands.training_files import (
    ATTENDANCE,
    COUNTS,
    PARTICIPANTS,
    POST,
    PRE,
    TRAININGS,
    TrainingFile,
    folder_of,
    versions,
)
from ecpat_training.core.errors import EcpatError, Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, name_meant, visible
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import is_file, too_large
from ecpat_training.folder.model.added import Addition
from ecpat_training.folder.reading.contents import INSTRUMENT, starts
from ecpat_training.folder.reading.given import MOST, Given, given
from ecpat_training.folder.reading.placing import PLACES, Dated, Placed, folder_for, placed, report_target, target
from ecpat_training.folder.reading.recognising import Seen, seen
from ecpat_training.folder.reading.versions import changes
from ecpat_training.folder.report.add import added_document, headline
from ecpat_training.folder.report.for_machines.add import result
from ecpat_training.programme.reading.programme import programme_file, read_programme

_MOST_SHOWN = 40  # trainings that a message offers


class AddRequested(NamedTuple):
    """What a person says of all the files: their training and what they are; whether to copy them, or only to say
    where they belong; and the encoding of texts that aren't Unicode."""

    training: str | None = None
    as_: str | None = None
    copy: bool = True
    encoding: str | None = None


def add_files(files: Sequence[Path], folder: Path, delivery: Delivery, asked: AddRequested) -> Outcome:
    """Tells every file apart and copies those whose place is known; nothing that is there is overwritten. The exit
    code is 1 where a file has to be asked for, or can't be read.

    Raises:
        UsageError: the programme has no such training, no file is called so, or there is no such encoding.
        OutputError: a file can't be written.
    """
    with given(files, asked.encoding) as readable:
        return _add(readable, files, folder, delivery, asked)


def _add(
    readable: Sequence[Given], files: Sequence[Path], folder: Path, delivery: Delivery, asked: AddRequested
) -> Outcome:
    programme = programme_file(folder)
    delivery.check([*files, programme])
    trainings = _trainings(programme)
    wanted = _said(trainings, asked)
    instrument = programme.parent / INSTRUMENT
    additions: list[Addition] = []
    findings: list[Finding] = []
    taken: dict[Path, Path] = {}
    whats = [_seen(one.path, instrument if is_file(instrument) else None) for one in readable]
    trainings = _with_answers(trainings, zip(readable, whats, strict=True), asked.training, wanted)
    for one, file, what in zip(readable, files, whats, strict=True):
        try:
            if isinstance(what, EcpatError):
                raise what
            found = _addition(
                one,
                what,
                placed(one.path, what, trainings, asked.training, wanted),
                programme,
                taken,
                as_said=bool(wanted),
            )
            if found.place and not found.there:
                if one.path.stat().st_size > MOST:
                    raise too_large(MOST, one.name)
                taken[found.place] = one.path
        except EcpatError as failure:
            found = Addition(one.name, "not read", "", None, failure.findings[0].message.rstrip("."))
            findings += failure.findings
        else:
            findings += [_question(found, file, folder, asked)] if found.place is None else []
        additions.append(found)
    delivery.findings(findings)
    if asked.copy and taken:
        delivery.files(taken, private=[*taken])
    made = provenance("ecpat add", [programme])
    delivery.document(added_document(additions, programme.parent, made, copied=asked.copy))
    delivery.data(lambda: result(additions, programme.parent, copied=asked.copy), findings, made)
    return Outcome(Exit.FINDINGS if findings else Exit.CLEAN, headline(additions, copied=asked.copy))


def _seen(path: Path, instrument: Path | None) -> Seen | EcpatError:
    try:
        return seen(path, instrument)
    except EcpatError as failure:
        return failure


def _with_answers(
    trainings: Sequence[Dated],
    files: Iterable[tuple[Given, Seen | EcpatError]],
    training: str | None,
    wanted: TrainingFile | None,
) -> list[Dated]:
    """The trainings, where those of which answers come now have answers too, in whatever order the files are named."""
    places = [placed(one.path, what, trainings, training, wanted) for one, what in files if isinstance(what, Seen)]
    now = {one.training for one in places if one.wanted in (PRE, POST)}
    return [one._replace(answered=one.answered or one.id in now) for one in trainings]


def _trainings(programme: Path) -> list[Dated]:
    read, source = read_programme(programme)
    planned = starts(read, source, programme)
    found = []
    for one in read.all_trainings():
        start = one.start or planned.get(one.id)
        end = one.date_of(one.days) if one.start else None
        if start and end is None:
            end = type(start).fromordinal(start.toordinal() + one.days - 1)
        folder = folder_of(programme, one.id)
        answered = bool(versions(folder, PRE) or versions(folder, POST))
        found.append(Dated(one.id, one.participants, start, end, answered))
    return found


def _said(trainings: Sequence[Dated], asked: AddRequested) -> TrainingFile | None:
    """What --as says, once the training is known to be one."""
    ids = [one.id for one in trainings]
    if asked.training is not None and asked.training not in ids:
        meant = name_meant(asked.training, ids)
        hint = f"Did you mean `{meant}`?" if meant else f"There are: {listing(ids, 40)}."
        what = f"this programme has no training `{visible(asked.training)}`."
        raise UsageError.because("add.training", what, hint=hint)
    if asked.as_ is not None and asked.as_ not in PLACES:
        what = f"no file of a training is called `{visible(asked.as_)}`."
        raise UsageError.because("add.as", what, hint=f"There are: {listing([*PLACES], len(PLACES))}.")
    return PLACES[asked.as_] if asked.as_ else None


def _addition(
    given_: Given, what: Seen, one: Placed, programme: Path, taken: dict[Path, Path], *, as_said: bool
) -> Addition:
    name, file = given_
    because = "; ".join(part for part in (what.because, one.because) if part)
    if what.kind == "report" and one.training:
        place = report_target(programme, one.training, file)
        same = is_file(place) and sha256(place) == sha256(file)
        clash = is_file(place) and not same
        asked = f"{place.name} is among its reports already; give the file another name" if clash else ""
        return Addition(name, what.kind, because, None if clash else place, asked, same)
    if what.kind in ("programme", "instrument"):
        return Addition(name, what.kind, because, None, f"it belongs beside {TRAININGS}, where there is one already")
    ending = ""
    if one.wanted and file.suffix.lower() not in one.wanted.endings:
        ending = f"{one.wanted.stem} can't end in {visible(file.suffix)}; save it as {one.wanted.endings[0]}"
    if one.asked or ending or one.wanted is None:
        asked = "; ".join(part for part in (one.asked, ending) if part)
        return Addition(name, what.kind, because, None, asked, say=_options(one), choices=_choices(one))
    there = versions(folder_for(programme, one), one.wanted)
    place, same = target(programme, one, file, sha256(file), {path: sha256(path) for _, path in there})
    if one.wanted == COUNTS and there and not same and not as_said:
        asked = (
            f"{there[-1][1].name} is there already. Where another partner counted, call the new file "
            "counted-PARTNER.json and both are added up; where the same answers are counted again, add it with "
            "`--as counted`"
        )
        return Addition(name, what.kind, because, None, asked)
    if place in taken:
        of = one.training or "the programme"
        asked = f"another file of this line is to be {place.name} of {of} already; add them one by one"
        return Addition(name, what.kind, because, None, asked)
    compared = None
    if there and not same and one.wanted in (PARTICIPANTS, ATTENDANCE, PLACES["applicants"]):
        try:
            compared = changes(there[-1][1], file)
        except EcpatError:  # the one before can't be read; the new one may be
            compared = None
    return Addition(name, one.wanted.noun, because, place, "", same, compared)


def _options(one: Placed) -> tuple[str, ...]:
    return (*(("--training ID",) if one.trainings else ()), *(("--as NAME",) if one.names else ()))


def _choices(one: Placed) -> str:
    """What may stand for ID and NAME."""
    said = [f"ID is one of {_few(one.trainings)}"] if one.trainings else []
    return listing([*said, *([f"NAME is one of {', '.join(one.names)}"] if one.names else [])])


def _few(values: Sequence[str]) -> str:
    more = f" and {len(values) - _MOST_SHOWN} more" if len(values) > _MOST_SHOWN else ""
    return f"{', '.join(values[:_MOST_SHOWN])}{more}"


def _question(one: Addition, file: Path, folder: Path, asked: AddRequested) -> Finding:
    """What is asked of a file, with one line that answers all of it."""
    hint = "It was not copied."
    if one.say:
        here = from_here(PROGRAMME.file)
        elsewhere = here is None or programme_file(here) != programme_file(folder)
        said = {"--training": asked.training, "--as": asked.as_, "--encoding": asked.encoding}
        said["--programme"] = str(folder) if elsewhere else None
        given_ = [f"{option} {shlex.quote(visible(value))}" for option, value in said.items() if value]
        line = " ".join(("ecpat add", shlex.quote(visible(str(file))), *one.say, *given_))
        hint += f" To answer, type `{line}`, where {one.choices}."
    return Finding("add.doubtful", Severity.ERROR, f"its place isn't known: {one.asked}.", Location(one.file), hint)
