"""The programme file."""

from dataclasses import replace
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.opening import is_folder
from ecpat_training.files.yaml.file import Source, build, read_yaml
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.references import reference_problems
from ecpat_training.programme.reading.break_titles import break_titles
from ecpat_training.programme.reading.ids import ids_of
from ecpat_training.programme.reading.remarks import programme_remarks

FILE_NAME = "programme.yaml"


def programme_file(path: Path) -> Path:
    """The file itself, where a folder is given."""
    return path / FILE_NAME if is_folder(path) else path


def read_programme(path: Path | str) -> tuple[Programme, Source]:
    """Reads a programme from its file, or from the folder that holds `programme.yaml`; the source tells the place of
    everything and carries warnings.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: with everything in it that doesn't fit.
    """
    source = read_yaml(programme_file(Path(path)))
    refuse_other_kind(source.data, "programme", source.where())
    programme = build(source, Programme, lambda data: reference_problems(ids_of(data)))
    if wrong := [*break_titles(programme, source)]:
        raise ContentError([*source.findings, *wrong])
    return programme, replace(source, findings=(*source.findings, *programme_remarks(programme, source)))
