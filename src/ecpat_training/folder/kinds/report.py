"""Effect reports, which know what they were made from."""

import json
import shlex
from datetime import date
from pathlib import Path

from ecpat_training.commands.report_places import INTERNAL, PLACES, PUBLISHED
from ecpat_training.commands.training_files import POST, PRE
from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.files.opening import display_name, read_bytes
from ecpat_training.folder.kind_parts.kind import Column, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import WEEK, StepProgress, after, step
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.words.catalogue.message import Command, phrase

_MAX_BYTES = 64 << 20  # bytes
_DIGEST = 64  # digits of a SHA-256
_REPORT = 28  # days after a training by which its effect is reported


def report_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether there is an effect report that was made from the answers as they are now."""
    window, id_ = after(contents.end, WEEK, _REPORT), contents.training.id
    instruction: str = phrase("{command:run}", command=_command(f"--training {id_}", id_))
    answers = {found_file.digest for file_kind, found_file in contents.files.items() if file_kind in (PRE, POST)}
    counts = [f"trainings/{id_}/{found_file.name}" for found_file in contents.counts] if not answers else []
    if counts:
        instruction = phrase("{command:run}", command=_command(shlex.join(counts), id_))
        answers = {found_file.digest for found_file in contents.counts}
    evaluated_reports = [found_file for found_file in contents.reports if found_file.facts.inputs]
    if any(answers and answers <= set(found_file.facts.inputs) for found_file in evaluated_reports):
        return step("report", window, board_date, StepProgress(True, True, "of the answers at hand"))
    if evaluated_reports:
        return step(
            "report",
            window,
            board_date,
            StepProgress(False, True, "made from other answers than are here now", instruction),
        )
    if contents.reports or contents.other_reports:
        summary = "files in reports, none of which says what it was made from"
        return step("report", window, board_date, StepProgress(False, True, summary, instruction))
    if not counts and (PRE not in contents.files or POST not in contents.files):
        instruction = "the answers from before and after come first"
    return step("report", window, board_date, StepProgress(False, False, "no report", instruction))


def _command(answer_arguments: str, id_: str) -> Command:
    """The command that makes a training's internal report of what it is to read."""
    stem = f"trainings/{id_}/{INTERNAL}/effect"
    return Command("evaluate", f"{answer_arguments} --out {stem}.json --out {stem}.docx")


class Report(TrainingFileKind):
    """A report as data; it keeps its name, beside others."""

    name = "report"
    place = 110
    endings = (".json",)
    order = 10
    looked_for = "an effect report"
    choices = ()
    columns = (Column("report", 100, "Report", report_step),)

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """By its schema, and the hashes of the answers that it was made from."""
        if _inputs(file.path) is None:
            return None
        return RecognisedFile("report", "it is an effect report with the hashes of its answers")

    def kept_in(self, file: Path) -> tuple[str, ...]:
        """Among the published reports where it says that it is one, else among the internal; where it is already, it
        stays."""
        content = json.loads(read_bytes(file, _MAX_BYTES))
        first_place = PUBLISHED if content.get("published") is True else INTERNAL
        return (first_place, *(place for place in PLACES if place != first_place))

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """The hashes of the files that it was made from."""
        inputs = _inputs(path)
        if inputs is None:
            message = "this is no effect report, so nothing says what it was made from."
            hint = phrase(
                "Write it again with {command}, or take the file away.",
                command=Command("evaluate", f"--training ID --out {INTERNAL}/effect.json"),
            )
            raise ContentError.because("folder.no-report", message, location=Location(display_name(path)), hint=hint)
        return FileFacts(inputs=inputs)


def _inputs(path: Path) -> tuple[str, ...] | None:
    """The hashes of the files from which an effect report was made; None for any other file.

    Raises:
        InputError, RefusedError: the file can't be opened.
    """
    try:
        data = json.loads(read_bytes(path, _MAX_BYTES))
        if not str(data["schema"]).startswith("ecpat-effect/"):
            return None
        digests = [input_file["sha256"] for input_file in data["provenance"]["inputs"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return tuple(digest for digest in digests if isinstance(digest, str) and len(digest) == _DIGEST)


kind = Report()
