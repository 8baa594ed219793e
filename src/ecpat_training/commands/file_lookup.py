"""A programme, a questionnaire, a training's list that a line doesn't name: from the environment, else the file of its
name where one stands or in a folder above; of a training its own in the programme's folder. Whichever it is, is said
before anything is read of it."""

import os
import shlex
import stat
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.commands.questionnaires import (
    FILE,
    STILL_EXAMPLE_TEXT,
    example_of,
    find_own_instrument,
    is_untouched_example,
    programme_instrument,
)
from ecpat_training.commands.training_files import (
    FOLLOW_UPS,
    MONTHS,
    POST,
    PRE,
    TRAININGS,
    TrainingFile,
    files_that_count,
    folder_of,
    newest_versions,
)
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, visible
from ecpat_training.words.catalogue.message import Command, Option, names_hint, phrase

if TYPE_CHECKING:  # requests know what may be found, and need no Typer
    import typer
    from typer._click.core import Context

_FOUND_FILES = "what was found without being named"


class FileKind(NamedTuple):
    """What may be found: what it is called, the name of its file, and the variable of the environment."""

    noun: str
    file: str
    variable: str


PROGRAMME = FileKind("programme", "programme.yaml", "ECPAT_PROGRAMME")
INSTRUMENT = FileKind("instrument", FILE, "ECPAT_INSTRUMENT")
LANGUAGE = "ECPAT_LANGUAGE"
"""The variable that says in which language people read."""


def find_callback(
    file_kind: FileKind | TrainingFile,
    advice: str,
    unless: Collection[str] = (),
    *,
    is_needed: bool = True,
    exclusive: bool = False,
) -> "Callable[[typer.Context, typer.CallbackParam, object], object]":
    """What Typer calls where an option or an argument may be left out; `advice` says what else to write. Nothing is
    looked for where the line gives one of the fields `unless`. With `exclusive`, a training and a file at once are
    refused.

    The function raises UsageError where there is nothing and the command can't do without.
    """

    import typer

    def find(ctx: typer.Context, param: typer.CallbackParam, value: object) -> object:
        if ctx.resilient_parsing:  # only help is wanted
            return value
        spared = any(ctx.params.get(name) not in (None, "", ()) for name in unless)  # what a line gives is read first
        if isinstance(file_kind, TrainingFile):
            is_given = spared or (value is not None and not exclusive)
            return value if is_given else _find_own_file(ctx, file_kind, advice, value)
        if value is not None:
            source = ctx.get_parameter_source(param.name or "")
            if source is not None and source.name == "ENVIRONMENT":
                if spared:
                    return None
                ctx.meta.setdefault(_FOUND_FILES, []).append(_describe_environment_file(file_kind, value))
            return value
        if spared:
            return None
        path, line, example = _instrument_of_line(ctx) if file_kind is INSTRUMENT else _look_up_nearest(file_kind)
        if line:
            ctx.meta.setdefault(_FOUND_FILES, []).append(line)
        if path is None and is_needed:
            raise missing_file_error(file_kind, advice, example)
        return path

    return find


class _Lookup(NamedTuple):
    """The file that was found, what is told of it, and the untouched example that was passed over."""

    path: Path | None = None
    line: str = ""
    example: Path | None = None


def _instrument_of_line(ctx: "Context") -> _Lookup:
    """The questionnaire that the training of the line has for itself, else that of the programme which the line names,
    else the one in this folder or above."""
    named_programme = ctx.params.get("programme")
    training, programme = ctx.params.get("training"), find_programme(named_programme)
    if programme and isinstance(training, str) and (path := find_own_instrument(programme, training)):
        return _Lookup(path, _of_reason(path, "the training's own"))
    if isinstance(named_programme, Path | str) and (path := programme_instrument(Path(named_programme))):
        return _Lookup(path, _of_reason(path, "found beside the programme"))
    nearest_instrument = _look_up_nearest(INSTRUMENT)
    example = example_of(programme, str(training or "")) if programme else None
    if nearest_instrument.path is not None and is_untouched_example(nearest_instrument.path):
        example = nearest_instrument.path
    elif nearest_instrument.path is not None:
        return nearest_instrument
    return _Lookup(None, _of_reason(example, STILL_EXAMPLE_TEXT), example) if example else nearest_instrument


def _look_up_nearest(file_kind: FileKind) -> _Lookup:
    path = nearest_file(file_kind.file)
    return _Lookup(path, "" if path is None else _describe_folder_file(file_kind, path))


def _of_reason(instrument: Path, reason: str) -> str:
    return f"{_capitalise_first(INSTRUMENT.noun)}: {visible(str(instrument))}, {reason}."


def _find_own_file(ctx: "Context", file_kind: TrainingFile, advice: str, named_path: object) -> object:
    """The file of the training that the line names, unless the line names a file."""
    training = ctx.params.get("training")
    if named_path is not None:
        if training:
            message = phrase("a {noun} is named, and a training whose own should be read.", noun=file_kind.noun)
            hint = phrase("Leave out {training_option}, or the file.", training_option=Option("--training"))
            raise UsageError.because("usage.training-and-file", message, hint=hint)
        return named_path
    path = training_file(file_kind, training, ctx.params.get("programme"), advice)
    ctx.meta.setdefault(_FOUND_FILES, []).append(f"{_capitalise_first(file_kind.noun)}: {visible(str(path))}.")
    return path


def missing_file_error(file_kind: FileKind, advice: str, example: Path | None = None) -> EcpatError:
    """The error that a line names nothing, and nothing is here but the untouched `example`; `advice` says what else to
    write."""
    hint = phrase("{advice}, or set {variable}.", advice=advice, variable=file_kind.variable)
    return UsageError.because("usage.not-found", search_description(file_kind, example), hint=hint)


def search_description(file_kind: FileKind, example: Path | None = None) -> str:
    """That a line names nothing, and nothing is here, or only the example that a new folder begins with."""
    if example is None and file_kind is INSTRUMENT:
        path = nearest_file(file_kind.file)
        example = path if path and is_untouched_example(path) else None
    if example is not None:
        return phrase(
            "no {noun} is named, and {file} is still the example that a new folder begins with, which counts as none.",
            noun=file_kind.noun,
            file=visible(str(example)),
        )
    message = "no {noun} is named, and there is no {file} in this folder or above it."
    return phrase(message, noun=file_kind.noun, file=file_kind.file)


def report_lookups(ctx: "Context") -> None:
    """Tells on standard error what was found, unless quiet is asked for."""
    if not ctx.params.get("quiet"):
        for line in ctx.meta.get(_FOUND_FILES, ()):
            sys.stderr.write(f"{line}\n")


def nearest_file(file: str, folder: Path | None = None) -> Path | None:
    """The file of this name in a folder (None: where one stands), else in the nearest one above it; as one would type
    it. A folder above in which everybody may write, as /tmp, isn't looked into: anybody could have put it there."""
    start = Path(folder or ".")
    if (start / file).is_file():
        return start / file
    try:
        absolute = start.resolve()
    except (OSError, RuntimeError):
        return None
    for parent in absolute.parents:
        # A programme says where files are read and written: one that a stranger left in /tmp must not be taken.
        if (parent / file).is_file() and not _is_shared_folder(parent):
            if folder is not None:
                return parent / file
            return Path(*[".."] * (len(absolute.parts) - len(parent.parts)), file)
    return None


def _is_shared_folder(folder: Path) -> bool:
    if sys.platform == "win32":  # whose modes say nothing
        return False
    try:
        return bool(folder.stat().st_mode & stat.S_IWOTH)
    except OSError:
        return True


def programme_is_here() -> bool:
    """Whether there is a programme that a line need not name."""
    return bool(os.environ.get(PROGRAMME.variable)) or nearest_file(PROGRAMME.file) is not None


def programme_here(*, quiet: bool) -> Path | None:
    """The programme for commands that can do without: of the environment, else of this folder or above, else none."""
    environment_value, nearest = os.environ.get(PROGRAMME.variable), nearest_file(PROGRAMME.file)
    if not environment_value and nearest is None:
        return None
    if not quiet:
        line = (
            _describe_environment_file(PROGRAMME, environment_value)
            if environment_value
            else _describe_folder_file(PROGRAMME, nearest or Path())
        )
        sys.stderr.write(f"{line}\n")
    return Path(environment_value) if environment_value else nearest


def find_programme(named_programme: object = None) -> Path | None:
    """The programme by whose folder a training's files are found: as named, else of the environment, else above."""
    if isinstance(named_programme, Path | str):
        return Path(named_programme)
    variable = os.environ.get(PROGRAMME.variable)
    return Path(variable) if variable else nearest_file(PROGRAMME.file)


def training_file(file_kind: TrainingFile, training: object, programme: object, advice: str) -> Path:
    """A training's own file in the programme's folder.

    Raises:
        UsageError: no training is named; there is no folder of a programme, or no such file in it; or there are
            several.
    """
    if not isinstance(training, str):
        message = phrase("no {noun} is named.", noun=file_kind.noun)
        hint = phrase(
            "{advice}; in a programme's folder {training_option} finds it.",
            advice=advice,
            training_option=Option("--training", "ID"),
        )
        raise UsageError.because("usage.no-file-named", message, hint=hint)
    folder = training_folder(training, programme, advice)
    files = newest_versions(folder, file_kind)
    if not files:
        message = phrase(
            "there is no {noun} of {training}: no {stem} in {folder}.",
            noun=file_kind.noun,
            training=visible(training),
            stem=file_kind.stem,
            folder=visible(str(folder)),
        )
        hint = phrase("{advice}, or put the file there; {command} does.", advice=advice, command=Command("add", "FILE"))
        raise UsageError.because("usage.not-there", message, hint=hint)
    if len(files) > 1:
        raise _several_files_error(training, file_kind.stem, files, advice)
    return files[0]


def find_training_file(
    file_kind: TrainingFile, training: str, programme: Path, advice: str, *, quiet: bool
) -> Path | None:
    """A training's own file in the programme's folder, for commands that can do without; it is told. None where there
    is none.

    Raises:
        UsageError: there are several.
    """
    if Path(training).name != training or training.startswith("."):
        return None
    files = newest_versions(folder_of(programme, training), file_kind)
    if len(files) > 1:
        raise _several_files_error(training, file_kind.stem, files, advice)
    if files and not quiet:
        sys.stderr.write(f"{_capitalise_first(file_kind.noun)}: {visible(str(files[0]))}.\n")
    return files[0] if files else None


def find_questionnaire(training: str, programme: Path, *, quiet: bool) -> Path | None:
    """The questionnaire in the folder of a training, else that beside the programme, for commands that can do without;
    it is told. None where there is none, or only the example that a new folder begins with: nobody chose that, which is
    told as well."""
    own = find_own_instrument(programme, training)
    file = own or programme_instrument(programme)
    example = example_of(programme, training) if file is None else None
    if not quiet and (path := file or example):
        reason = STILL_EXAMPLE_TEXT if example else "the training's own" if own else "found beside the programme"
        sys.stderr.write(f"{_of_reason(path, reason)}\n")
    return file


def answers_of(training: str, programme: Path, *, quiet: bool) -> tuple[Path | None, Path | None, Path | None]:
    """Returns the answers of a training from before, from after and from its last follow-up; tells which files they
    are.

    Each is None where the training has none.

    Raises:
        UsageError: the training has no folder, no answers in it, or several files of one kind.
    """
    advice = "Name the files of answers"
    folder = training_folder(training, programme, advice)
    after = [newest_versions(folder, FOLLOW_UPS[months]) for months in reversed(MONTHS)]
    answer_files = [newest_versions(folder, PRE), newest_versions(folder, POST), next(filter(None, after), [])]
    if not any(answer_files):
        message = phrase(
            "there are no answers of {training}: no pre, post or follow-up in {folder}.",
            training=visible(training),
            folder=visible(str(folder)),
        )
        counts = [shlex.quote(visible(str(path))) for path in files_that_count(folder)]
        hint = phrase("{advice}, or put them there; {command} does.", advice=advice, command=Command("add", "FILE"))
        if counts:
            evaluate = Command("evaluate", " ".join(counts))
            hint = phrase("Its answers were counted at home: {command} makes their report.", command=evaluate)
        raise UsageError.because("usage.not-there", message, hint=hint)
    for files in answer_files:
        if len(files) > 1:
            raise _several_files_error(training, files[0].stem, files, advice)
    pre_answers, post_answers, follow_up_answers = (files[0] if files else None for files in answer_files)
    if not quiet:
        for path in filter(None, (pre_answers, post_answers, follow_up_answers)):
            sys.stderr.write(f"Answers: {visible(str(path))}.\n")
    return pre_answers, post_answers, follow_up_answers


def programme_level_file(file_kind: TrainingFile, programme: Path, advice: str, *, quiet: bool) -> Path | None:
    """A file of the whole programme, in the folder of the programme's file; None where there is none. It is told.

    Raises:
        UsageError: there are several.
    """
    files = newest_versions(programme if programme.is_dir() else programme.parent, file_kind)
    if len(files) > 1:
        raise _several_files_error("The programme", file_kind.stem, files, advice)
    if files and not quiet:
        noun = _capitalise_first(file_kind.noun)
        sys.stderr.write(f"{noun}: {visible(str(files[0]))}, found beside the programme.\n")
    return files[0] if files else None


def _several_files_error(training: str, stem: str, files: Sequence[Path], advice: str) -> UsageError:
    message = phrase(
        "{training} has several files called {stem}: {files}.",
        training=visible(training),
        stem=visible(stem),
        files=listing([file.name for file in files]),
    )
    hint = phrase("{advice}, or take one of them away.", advice=advice)
    return UsageError([Finding("usage.several-files", Severity.ERROR, message, None, hint)])


def training_folder(training: str, programme: object, advice: str) -> Path:
    """The folder of a training that a line names.

    Raises:
        UsageError: there is no programme beside which it could be, or no folder of that name.
    """
    programme_path = find_programme(programme)
    if programme_path is None:
        message = phrase(
            "there is no {file} in this folder or above it, beside which {folder} could be.",
            file=PROGRAMME.file,
            folder=TRAININGS,
        )
        hint = phrase("{advice}, or go to the programme's folder.", advice=advice)
        raise UsageError.because("usage.no-folder", message, hint=hint)
    folder = folder_of(programme_path, training)
    # The id is part of a path here: `../x` or a hidden name must lead nowhere.
    if Path(training).name != training or training.startswith(".") or not folder.is_dir():
        try:
            names = sorted(path.name for path in folder_of(programme_path, "x").parent.iterdir() if path.is_dir())
        except OSError:
            names = []
        message = phrase("{folder} has no folder `{training}`.", folder=TRAININGS, training=visible(training))
        hint = names_hint(None, map(visible, names), 40) if names else phrase("{advice}.", advice=advice)
        raise UsageError.because("usage.no-folder", message, hint=hint)
    return folder


def _capitalise_first(noun: str) -> str:
    return noun[:1].upper() + noun[1:]


def _describe_environment_file(file_kind: FileKind, value: object) -> str:
    return f"{_capitalise_first(file_kind.noun)}: {visible(str(value))}, as {file_kind.variable} says."


def _describe_folder_file(file_kind: FileKind, path: Path) -> str:
    place = "in this folder" if path == Path(file_kind.file) else "above this folder"
    return f"{_capitalise_first(file_kind.noun)}: {visible(str(path))}, found {place}."
