"""The table of kinds of files, which is what the modules of `folder/kinds/` offer: nothing lists them."""

from collections.abc import Mapping

from ecpat_training.commands.training_files import TrainingFile
from ecpat_training.core import registry
from ecpat_training.folder import kinds
from ecpat_training.folder.kind_parts.kind import Column, TrainingFileKind


def _load_kind(module: str) -> TrainingFileKind:
    kind = registry.load(kinds, module).kind
    if not isinstance(kind, TrainingFileKind):
        raise TypeError(f"`kind` of {module} is no TrainingFileKind")
    return kind


KINDS: tuple[TrainingFileKind, ...] = tuple(
    sorted(map(_load_kind, registry.members(kinds)), key=lambda kind: (kind.place, kind.name))
)
"""All kinds, as lists have them."""
KIND_BY_NAME: Mapping[str, TrainingFileKind] = {kind.name: kind for kind in KINDS}
PLACES: Mapping[str, TrainingFile] = {file.stem: file for kind in KINDS for file in kind.files}
"""What `--as` may say."""
KIND_BY_FILE: Mapping[TrainingFile, TrainingFileKind] = {file: kind for kind in KINDS for file in kind.files}
COLUMNS: tuple[Column, ...] = tuple(
    sorted((column for kind in KINDS for column in kind.columns), key=lambda column: (column.place, column.name))
)
"""The columns of the board in their order."""
