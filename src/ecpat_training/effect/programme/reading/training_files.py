"""The files of one training, read and linked as `ecpat evaluate` does it; why they give no figure."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.commands.training_files import FOLLOW_UPS, MONTHS, POST, PRE, newest_versions
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.comparing.comparing import evaluation_data
from ecpat_training.effect.comparing.comparison_group import split_comparison_group, with_background
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.linking.sent_twice import sent_once
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.training_effect import NoEffect, SurveyedTraining
from ecpat_training.effect.programme.reading.same_file import content_digest
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.report import checked_request
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.hashing import sha256
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.opening import display_name
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.mapping import NO_MAPPING
from ecpat_training.survey.reading.mapping_files import read_mappings
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.words.catalogue.message import Command, phrase


def no_effect(surveyed_training: SurveyedTraining, reason: str) -> NoEffect:
    """The training as one without a figure, with the reason."""
    return NoEffect(
        surveyed_training.training.id,
        surveyed_training.title,
        surveyed_training.training.country,
        reason,
        Location(display_name(surveyed_training.folder)),
    )


def unreadable(surveyed_training: SurveyedTraining, failure: EcpatError) -> NoEffect:
    """The training as one without a figure because a file can't be read."""
    first_finding = failure.findings[0]
    name = f" ({visible(first_finding.where.file)})" if first_finding.where else ""
    return no_effect(
        surveyed_training, phrase(reasons.UNREADABLE, file=name, command=Command("help", first_finding.code, sign=""))
    )


def no_effect_if_doubtful(surveyed_training: SurveyedTraining, wave_files: Sequence[Sequence[Path]]) -> NoEffect | None:
    """The training as one without a figure, where several files of a wave leave a choice, or one file stands for two
    waves or two trainings; None where its files are clear."""
    if doubt := _no_effect_if_several(surveyed_training, wave_files):
        return doubt
    file_by_digest = dict[str, Path]()
    for file in (path for files in wave_files for path in files):
        earlier_file = file_by_digest.setdefault(content_digest(file, surveyed_training.encoding), file)
        if earlier_file != file:
            return no_effect(surveyed_training, _sameness_reason(file, earlier_file))
    if surveyed_training.same_as:
        return no_effect(
            surveyed_training,
            phrase(reasons.FILE_OF_OTHER_TRAINING, trainings=listing(list(surveyed_training.same_as))),
        )
    return None


def doubtful_follow_up(surveyed_training: SurveyedTraining, months: int) -> NoEffect | None:
    """The training as one without a follow-up, where files of the follow-up leave a choice; None where they are
    clear. The effect from before to after keeps its figure."""
    files = newest_versions(surveyed_training.folder, FOLLOW_UPS[months])
    if doubt := _no_effect_if_several(surveyed_training, [files]):
        return doubt
    other_waves = [PRE, POST, *(FOLLOW_UPS[other_months] for other_months in MONTHS if other_months != months)]
    for follow_up in files:
        digest = content_digest(follow_up, surveyed_training.encoding)
        for other_file in (file for wave in other_waves for file in newest_versions(surveyed_training.folder, wave)):
            if content_digest(other_file, surveyed_training.encoding) == digest:
                return no_effect(surveyed_training, _sameness_reason(follow_up, other_file))
    return None


def _no_effect_if_several(surveyed_training: SurveyedTraining, wave_files: Sequence[Sequence[Path]]) -> NoEffect | None:
    for files in wave_files:
        if len(files) > 1:
            return no_effect(
                surveyed_training, phrase(reasons.SEVERAL_FILES, files=listing([visible(file.name) for file in files]))
            )
    return None


def _sameness_reason(first_file: Path, second_file: Path) -> str:
    reason = reasons.SAME_FILE if sha256(first_file) == sha256(second_file) else reasons.SAME_ROWS
    return phrase(reason, file=visible(first_file.name), other=visible(second_file.name))


def find_shared_files(folders: Mapping[str, Path], encoding: str | None) -> dict[str, list[str]]:
    """By training, the other trainings whose folders hold the same file of answers from before or after. A
    follow-up's files are no matter: people of it are recognised by those answers."""
    holders = dict[str, set[str]]()
    for training, folder in folders.items():
        for file in (path for wave in (PRE, POST) for path in newest_versions(folder, wave)):
            holders.setdefault(content_digest(file, encoding), set()).add(training)
    return {
        training: sorted(
            {other_training for sharers in holders.values() if training in sharers for other_training in sharers}
            - {training}
        )
        for training in folders
    }


def read_training(
    surveyed_training: SurveyedTraining, pre_file: Path | None, post_file: Path | None, later_file: Path | None
) -> EvaluationData:
    """The training's people linked; its files are parts of one training.

    Raises:
        EcpatError: a file can't be read.
    """
    request = Request(
        pre=pre_file,
        post=post_file,
        follow_up=(later_file,) if later_file else (),
        instrument=surveyed_training.instrument,
        mapping=surveyed_training.mapping,
        encoding=surveyed_training.encoding,
        sites="one",
        quiet=True,
    )
    ready = checked_request(request)
    files_read = read_files(ready.request, surveyed_training.instrument, ready.tables, ready.comparison)
    split_waves = split_comparison_group(
        files_read.instrument, files_read.waves, ready.comparison, files_read.waiting_responses
    )
    return evaluation_data(files_read.instrument, split_waves.trained, None)


def read_before(
    file: Path, instrument: Path, encoding: str | None, mapping: Sequence[str], background: str = ""
) -> tuple[Instrument, WaveResponses]:
    """(the questionnaire, the answers) of one file from before a training, each form once; with the column
    `background`.

    Raises:
        EcpatError: the file can't be read, or holds answers of another wave.
    """
    questionnaire, _ = read_instrument(instrument)
    default_mappings = [] if mapping else [find_mapping_beside(file)]
    decided_mappings = read_mappings([*map(Path, mapping), *default_mappings], questionnaire)
    extended_instrument = with_background(questionnaire, None, background)
    table = read_table(file, encoding=encoding, is_long=True)
    waves, _ = survey_of(table, extended_instrument, "pre", next(iter(decided_mappings.values()), NO_MAPPING))
    (wave,), _ = sent_once(waves[:1])
    return extended_instrument, wave
