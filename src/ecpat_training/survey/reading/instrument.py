"""The instrument file: items, scales, key."""

from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.opening import is_folder
from ecpat_training.files.yaml.file import Source, build, read_yaml
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.reading.decisions import move_unscored, nothing_scored_findings, open_decisions

FILE_NAME = "instrument.yaml"


def instrument_file(path: Path) -> Path:
    """The path of the questionnaire's file; of a folder, `instrument.yaml` in it."""
    return path / FILE_NAME if is_folder(path) else path


def read_instrument(path: Path | str) -> tuple[Instrument, Source]:
    """Reads a questionnaire, from its file or from the folder that holds `instrument.yaml`; the source tells the place
    of everything and carries warnings.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: parts of the file don't fit or are still to be decided by a person; each is among the findings.
    """
    source = read_yaml(instrument_file(Path(path)))
    refuse_other_kind(source.data, "instrument", source.location_of())
    if open_findings := open_decisions(source):
        raise ContentError([*source.findings, *open_findings])
    source = move_unscored(source)
    if unscored_findings := nothing_scored_findings(source):
        raise ContentError([*source.findings, *unscored_findings])
    return build(source, Instrument), source
