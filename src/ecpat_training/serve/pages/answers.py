"""The answers of a training: which there are, what was found in each, and what a person has to say about their columns
and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import (
    FOLLOW_UPS,
    POST,
    PRE,
    TrainingFile,
    files_that_count,
    newest_versions,
    versions,
)
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.documents.document import Document
from ecpat_training.files.mapping import MappingPart
from ecpat_training.files.mapping_place import find_mapping_beside, mapping_place
from ecpat_training.serve.safety.inside import require_inside
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.showing.line_group import LineGroup, choices_made
from ecpat_training.serve.visits.answers import example_seen, instrument_of
from ecpat_training.serve.visits.training import file_of, place_of_training, training_of
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import list_taken_out, replace_file, version, writing
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.report.choices import describe_choices, words_about
from ecpat_training.survey.workflows.inspect import inspect_surveys
from ecpat_training.survey.workflows.map import decided_survey, words_of_survey
from ecpat_training.survey.workflows.read import SurveyFile, read_answers
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

_ADDRESS = "/trainings/{training}/answers"
_LATER = {3: marked("Three months later"), 6: marked("Six months later"), 12: marked("Twelve months later")}
ANSWER_FILE_KINDS: dict[str, tuple[TrainingFile, Wave, str]] = {
    "pre": (PRE, "pre", marked("Before the training")),
    "post": (POST, "post", marked("At the end of the training")),
    **{f"follow-up-{months}": (FOLLOW_UPS[months], "follow-up", label) for months, label in _LATER.items()},
}
"""The files of answers by the last part of their address: the wave that they hold, and what the page calls them."""
_PART_LABELS = {
    "columns": marked("What the columns are"),
    "waves": marked("Words for before and after"),
    "rows": marked("Rows that may be nobody's answers"),
    "codes": marked("Codes that may be one person's"),
}


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """A file as it was looked at: how many answered, how many questions of the questionnaire are in it, what was noted,
    what its columns and words are read as."""

    people: int | None
    platform: str
    questions: int
    findings: Sequence[Finding]
    lines: Sequence[LineGroup]
    report: Document | None

    @property
    def open(self) -> int:
        """How many lines wait for a person."""
        return sum(len(group.open) for group in self.lines)


def show(visit: Visit) -> "Response":
    """The files, each with what was found in it."""
    training, instrument = training_of(visit), instrument_of(visit)
    folder = place_of_training(visit)
    files = []
    for name, (file_kind, wave, label) in ANSWER_FILE_KINDS.items():
        newest_files = newest_versions(folder, file_kind)
        path = require_inside(visit.desk.site.folder, newest_files[-1]) if newest_files else None
        answer_inspection = None if path is None else _cached_answers(visit, path, wave, instrument)
        fragment = (
            visit.render_document(answer_inspection.report, key=name)
            if answer_inspection and answer_inspection.report
            else None
        )
        other_names = [other_path.name for other_path in newest_files[:-1]]
        mapping = mapping_place(path) if path else None
        mapping_version = version(mapping) if mapping else ""
        earlier_versions = [
            earlier_path.name for _, earlier_path in versions(folder, file_kind) if earlier_path not in newest_files
        ]
        file_version = version(path) if path else ""
        files.append(
            (
                name,
                label,
                path,
                answer_inspection,
                fragment,
                other_names,
                mapping,
                mapping_version,
                earlier_versions,
                file_version,
            )
        )
    return visit.page(
        "answers", training=training, files=files, instrument=_title(instrument), saved=visit.asked.get("saved", ""),
        example=example_seen(visit), taken=_list_answer_files(visit),
        address=visit.address, any_answers=any(row[2] for row in files),
        stems={name: training_file.stem for name, (training_file, _, _) in ANSWER_FILE_KINDS.items()},
        counts=[counts_file.name for counts_file in files_that_count(folder)],
    )  # fmt: skip


def _list_answer_files(visit: Visit) -> list[tuple[str, str, str, str]]:
    """What was taken out and is kept: of which kind, its name, its version, and when it was taken out."""
    stems = sorted(
        ((file_kind.stem, name) for name, (file_kind, _, _) in ANSWER_FILE_KINDS.items()),
        key=lambda stem: -len(stem[0]),
    )
    kept_versions = []
    for line in list_taken_out(visit.desk.site, place_of_training(visit)):
        name = line.file.rpartition("/")[2]
        kind_name = next((kind_name for stem, kind_name in stems if name.casefold().startswith(stem)), None)
        if kind_name is not None:
            kept_versions.append((kind_name, name, line.before, line.time[:10]))
    return kept_versions


def save_words(visit: Visit) -> "Response":
    """Saves what a person has said on a file's columns and words beside the file.

    Raises:
        MissingError: the training has no such file of answers, or no questionnaire.
    """
    answer_kind = ANSWER_FILE_KINDS.get(visit.parts["kind"])
    instrument = instrument_of(visit)
    path = file_of(visit, answer_kind[0]) if answer_kind else None
    if path is None or instrument is None:
        raise MissingError
    site, mapping_path = visit.desk.site, mapping_place(path)
    with writing(site), TemporaryDirectory(prefix="ecpat-") as trial_folder:
        text = decided_survey(path, instrument, choices_made(visit.form), Path(trial_folder) / mapping_path.name)
        replace_file(site, mapping_path, text, visit.form.get("seen", ""))
    return visit.go(f"/trainings/{visit.parts['training']}/answers?saved={visit.parts['kind']}")


def _title(instrument: Path | None) -> str:
    """What the questionnaire is called; "" where there is none."""
    try:
        return read_instrument(instrument)[0].instrument if instrument else ""
    except EcpatError:  # each file says why it can't be read
        return instrument.name if instrument else ""


def _cached_answers(visit: Visit, path: Path, wave: Wave, instrument: Path | None) -> AnswersFile:
    key = ("answers", str(path), wave)
    return visit.desk.known.of(visit.desk.site.folder, key, lambda: _looked(path, wave, instrument))


def _looked(path: Path, wave: Wave, instrument: Path | None) -> AnswersFile:
    """A file that can't be read says why, and the others are shown all the same."""
    captured, findings = CapturedDelivery(), list[Finding]()
    lines: list[LineGroup] = []
    people, platform, questions = None, "", 0
    try:
        inspect_surveys([path], captured, instrument=instrument)
        if instrument is not None:
            questionnaire, _ = read_instrument(instrument)
            words = words_of_survey(path, instrument)
            lines, platform = (
                [_lines(name, mapping_part, questionnaire) for name, mapping_part in words.named],
                words.platform,
            )
            questions = _questions(words.named, questionnaire)
            survey_waves = read_answers(SurveyFile(path, wave, mapping=find_mapping_beside(path)), instrument)
            people, findings = (
                sum(len(wave_answers.answers) for wave_answers in survey_waves.waves),
                [*survey_waves.findings],
            )
    except EcpatError as error:
        findings = [*error.findings]
    remarks = [finding for finding in findings if finding.severity is not Severity.NOTE]
    return AnswersFile(
        people, platform, questions, remarks, lines, captured.documents[0] if captured.documents else None
    )


def _questions(mapping_parts: Sequence[tuple[str, MappingPart]], instrument: Instrument) -> int:
    """How many questions of the questionnaire the columns are read as, or may be."""
    ids = {item.id for scale in instrument.scales for item in scale.items}
    meanings = {
        entry.means.removesuffix("?")
        for name, mapping_part in mapping_parts
        if name == "columns"
        for entry in mapping_part.entries
    }
    return len(ids & meanings)


def _lines(name: str, mapping_part: MappingPart, instrument: Instrument) -> LineGroup:
    part_label = _PART_LABELS.get(name) or words_about(mapping_part.name, instrument)
    return LineGroup(name, part_label, mapping_part.entries, describe_choices(mapping_part, instrument))


page = Page(
    ways=(
        Endpoint(path=_ADDRESS, do=show, of_training=marked("Answers")),
        Endpoint(path=f"{_ADDRESS}/{{kind}}/words", do=save_words, posts=True),
    )
)
