"""The files of one training, read and linked as `ecpat evaluate` does it; why they give no figure."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.across.model import reasons
from ecpat_training.across.model.training_effect import Asked, NoEffect
from ecpat_training.across.reading.same_file import told
from ecpat_training.commands.training_files import FOLLOW_UPS, MONTHS, POST, PRE, newest
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.comparing.comparing import evaluation_data
from ecpat_training.effect.comparing.comparison_group import split_comparison_group, with_background
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.linking.sent_twice import sent_once
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.report import asked_for
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.hashing import sha256
from ecpat_training.files.mapping_place import mapping_beside
from ecpat_training.files.opening import display_name
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.mapping import NO_MAPPING
from ecpat_training.survey.reading.mapping_files import read_mappings
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.words.catalogue.ours import later


def none(asked: Asked, why: str) -> NoEffect:
    """The training as one without a figure, with the reason."""
    return NoEffect(asked.training.id, asked.title, asked.training.country, why, Location(display_name(asked.folder)))


def unreadable(asked: Asked, failure: EcpatError) -> NoEffect:
    """The training as one without a figure because a file can't be read."""
    first = failure.findings[0]
    name = f" ({visible(first.where.file)})" if first.where else ""
    return none(asked, later(reasons.UNREADABLE, file=name, command=f"ecpat help {first.code}"))


def doubtful(asked: Asked, found: Sequence[Sequence[Path]]) -> NoEffect | None:
    """The training as one without a figure, where several files of a wave leave a choice, or one file stands for two
    waves or two trainings; None where its files are clear."""
    if several := _several(asked, found):
        return several
    known = dict[str, Path]()
    for file in (one for files in found for one in files):
        same = known.setdefault(told(file, asked.encoding), file)
        if same != file:
            return none(asked, _alike(file, same))
    if asked.same_as:
        return none(asked, later(reasons.SAME_AS, trainings=listing(list(asked.same_as))))
    return None


def doubtful_follow_up(asked: Asked, months: int) -> NoEffect | None:
    """The training as one without a follow-up, where files of the follow-up leave a choice; None where they are
    clear. The effect from before to after keeps its figure."""
    found = newest(asked.folder, FOLLOW_UPS[months])
    if several := _several(asked, [found]):
        return several
    others = [PRE, POST, *(FOLLOW_UPS[one] for one in MONTHS if one != months)]
    for own in found:
        digest = told(own, asked.encoding)
        for other in (file for wanted in others for file in newest(asked.folder, wanted)):
            if told(other, asked.encoding) == digest:
                return none(asked, _alike(own, other))
    return None


def _several(asked: Asked, found: Sequence[Sequence[Path]]) -> NoEffect | None:
    for files in found:
        if len(files) > 1:
            return none(asked, later(reasons.SEVERAL_FILES, files=listing([visible(one.name) for one in files])))
    return None


def _alike(one: Path, other: Path) -> str:
    how = reasons.SAME_FILE if sha256(one) == sha256(other) else reasons.SAME_ROWS
    return later(how, file=visible(one.name), other=visible(other.name))


def shared(folders: Mapping[str, Path], encoding: str | None) -> dict[str, list[str]]:
    """By training, the other trainings whose folders hold the same file of answers from before or after. A
    follow-up's files are no matter: people of it are recognised by those answers."""
    holders = dict[str, set[str]]()
    for training, folder in folders.items():
        for file in (one for wanted in (PRE, POST) for one in newest(folder, wanted)):
            holders.setdefault(told(file, encoding), set()).add(training)
    return {
        training: sorted({other for of in holders.values() if training in of for other in of} - {training})
        for training in folders
    }


def read_training(asked: Asked, pre: Path | None, post: Path | None, later: Path | None) -> EvaluationData:
    """The training's people linked; its files are parts of one training.

    Raises:
        EcpatError: a file can't be read.
    """
    request = Request(
        pre=pre,
        post=post,
        follow_up=(later,) if later else (),
        instrument=asked.instrument,
        mapping=asked.mapping,
        encoding=asked.encoding,
        sites="one",
        quiet=True,
    )
    ready = asked_for(request)
    read = read_files(ready.request, asked.instrument, ready.tables, ready.comparison)
    split = split_comparison_group(read.instrument, read.waves, ready.comparison, read.waiting)
    return evaluation_data(read.instrument, split.trained, None)


def read_before(
    file: Path, instrument: Path, encoding: str | None, mapping: Sequence[str], background: str = ""
) -> tuple[Instrument, WaveResponses]:
    """(the questionnaire, the answers) of one file from before a training, each form once; with the column
    `background`.

    Raises:
        EcpatError: the file can't be read, or holds answers of another wave.
    """
    asked, _ = read_instrument(instrument)
    beside = [] if mapping else [mapping_beside(file)]
    decided = read_mappings([*map(Path, mapping), *beside], asked)
    known = with_background(asked, None, background)
    table = read_table(file, encoding=encoding, long=True)
    found, _ = survey_of(table, known, "pre", next(iter(decided.values()), NO_MAPPING))
    (wave,), _ = sent_once(found[:1])
    return known, wave
