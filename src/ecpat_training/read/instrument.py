"""The instrument file: items, scales, key."""

from pathlib import Path

from ecpat_training.model.instrument import Instrument
from ecpat_training.read.file_kind import refuse_other_kind
from ecpat_training.read.yaml.file import Source, build, read_yaml


def read_instrument(path: Path | str) -> tuple[Instrument, Source]:
    """Reads a questionnaire; the source tells the place of everything and carries warnings.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: with everything in it that doesn't fit.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "instrument", source.where())
    return build(source, Instrument), source
