"""The rubric's file."""

from pathlib import Path

from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.opening import is_folder
from ecpat_training.files.yaml.file import Source, build, read_yaml

FILE_NAME = "rubric.yaml"


def rubric_file(path: Path) -> Path:
    """The path of the rubric's file; of a folder, that of the file in it."""
    return path / FILE_NAME if is_folder(path) else path


def read_rubric(path: Path) -> tuple[Rubric, Source]:
    """(the rubric, its source with the place of everything and with warnings).

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: parts of the rubric don't fit; each is among the findings.
    """
    source = read_yaml(rubric_file(path))
    refuse_other_kind(source.data, "rubric", source.location_of())
    return build(source, Rubric), source
