"""What `ecpat add` asks: of each file what it is, and of all files together of which training they are."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.file_lookup import PROGRAMME, nearest_file
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.model.added import Addition
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.words.catalogue.message import phrase, sentences

_MOST_SHOWN = 40  # trainings that a message offers
_NOT_COPIED = "It was not copied."
_ANSWER = "To answer, type `{line}`, where {choices}."


class AddOptions(NamedTuple):
    """What a person says of all the files: their training and what they are; whether to copy them, or only to say
    where they belong; the encoding of texts that aren't Unicode; a name of the `step` with which they are taken back;
    and the training on whose `page` they were dropped, which is evidence where `training` is what holds."""

    training: str | None = None
    as_: str | None = None
    copy: bool = True
    encoding: str | None = None
    step: str = ""
    page: str | None = None


def questions(doubtful_files: Sequence[tuple[Addition, Path]], folder: Path, options: AddOptions) -> list[Finding]:
    """What is asked of files whose place isn't known; of which training they are, of all of them at once."""
    unplaced_additions = [
        (addition, file) for addition, file in doubtful_files if addition.trainings and addition.kind != UNUSED
    ]
    if len(unplaced_additions) < 2:
        return [_question(addition, file, folder, options) for addition, file in doubtful_files]
    remaining_additions = [
        (addition, file) for addition, file in doubtful_files if (addition, file) not in unplaced_additions
    ]
    single_questions = [_question(addition, file, folder, options) for addition, file in remaining_additions]
    return [_question_of_all(unplaced_additions, folder, options), *single_questions]


def _question_of_all(unplaced_additions: Sequence[tuple[Addition, Path]], folder: Path, options: AddOptions) -> Finding:
    """Which training several files are of: one line says it of all of them."""
    likely_trainings = dict.fromkeys(id_ for addition, _ in unplaced_additions for id_ in addition.trainings)
    common = [id_ for id_ in likely_trainings if all(id_ in addition.trainings for addition, _ in unplaced_additions)]
    line = _line([file for _, file in unplaced_additions], ("--training ID",), folder, options)
    message = phrase(
        "which training these {count} files are of isn't known: {files}.",
        count=len(unplaced_additions),
        files="; ".join(f"{visible(addition.file)}: {addition.asked}" for addition, _ in unplaced_additions),
    )
    hint = sentences(
        "None of them was copied.",
        phrase(
            "If all of these are of one training, type `{line}`, where {choices}; else add them one by one.",
            line=line,
            choices=f"ID is one of {_few(common or [*likely_trainings])}",
        ),
    )
    first_location, *further_locations = [Location(addition.file) for addition, _ in unplaced_additions]
    return Finding("add.doubtful", Severity.ERROR, message, first_location, hint, tuple(further_locations))


def _question(addition: Addition, file: Path, folder: Path, options: AddOptions) -> Finding:
    """What is asked of a file, with one line that answers all of it."""
    is_unused = addition.kind == UNUSED
    text = "it has no place here: {question}." if is_unused else "its place isn't known: {question}."
    message = phrase(text, question=addition.asked)
    hint = _NOT_COPIED
    missing_options = (*(("--training ID",) if addition.trainings else ()), *(("--as NAME",) if addition.names else ()))
    if missing_options:
        option_texts = [f"ID is one of {_few(addition.trainings)}"] if addition.trainings else []
        option_texts += [f"NAME is one of {', '.join(addition.names)}"] if addition.names else []
        line = _line([file], missing_options, folder, options)
        text = "If it is something else, type `{line}`, where {choices}." if is_unused else _ANSWER
        answer = phrase(text, line=line, choices=listing(option_texts))
        hint = sentences(_NOT_COPIED, answer)
    code = "add.unused" if is_unused else "add.doubtful"
    return Finding(code, Severity.ERROR, message, Location(addition.file), hint)


def _line(files: Sequence[Path], missing_options: Sequence[str], folder: Path, options: AddOptions) -> str:
    """The line that answers, with what was typed before."""
    nearby = nearest_file(PROGRAMME.file)
    needs_programme = nearby is None or programme_file(nearby) != programme_file(folder)
    given_options = {"--training": options.training, "--as": options.as_, "--encoding": options.encoding}
    given_options["--programme"] = str(folder) if needs_programme else None
    typed_options = [f"{option} {shlex.quote(visible(value))}" for option, value in given_options.items() if value]
    return " ".join(
        ("ecpat add", *(shlex.quote(visible(str(file))) for file in files), *missing_options, *typed_options)
    )


def _few(values: Sequence[str]) -> str:
    suffix = f" and {len(values) - _MOST_SHOWN} more" if len(values) > _MOST_SHOWN else ""
    return f"{', '.join(values[:_MOST_SHOWN])}{suffix}"
