"""`merge.json`: what an earlier merge kept, checked as any file that somebody sends."""

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from ecpat_training.documents.formats.json import canonical
from ecpat_training.merging.model.memory import Memory, Question
from ecpat_training.merging.model.values import value_of
from ecpat_training.merging.model.votes import Address, Decision

_VERSION = 1


def _inside(path: str) -> str:
    """A path within the folder.

    Raises:
        ValueError: it leads out of it.
    """
    # The file came by mail: a path with `..` or a drive would let it write outside of the merged folder.
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or "\\" in path or ":" in path or PurePosixPath(path).is_absolute():
        raise ValueError("this path leads out of the folder")
    return path


def _known(token: str) -> str:
    value_of(token)
    return token


_File = Annotated[str, AfterValidator(_inside)]
_Token = Annotated[str, AfterValidator(_known)]


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Value(_Kept):
    file: _File
    part: str | None
    row: str
    column: str

    @property
    def address(self) -> Address:
        return Address(self.file, self.part, self.row, self.column)


class _Votes(_Value):
    said: list[_Token]


class _Decided(_Value):
    instead: list[_Token]
    chosen: _Token
    round: int


class _Asked(_Value):
    choices: list[_Token]


class _Names(_Kept):
    file: _File
    part: str
    names: dict[str, str]


class _Whole(_Kept):
    merge: int
    open: list[_Votes]
    decided: list[_Decided]
    asked: list[_Asked]
    renamed: list[_Names]
    rows: list[_Names]


def read_memory(data: bytes) -> Memory:
    """What was kept.

    Raises:
        ValueError: the bytes are no `merge.json` of this version, or were changed.
    """
    read = _Whole.model_validate_json(data)
    if read.merge != _VERSION:
        raise ValueError("this is of another version")
    asked = [Question(one.address, tuple(one.choices)) for one in read.asked]
    return Memory(
        {one.address: tuple(one.said) for one in read.open},
        {Decision(one.address, tuple(one.instead), one.chosen, one.round) for one in read.decided},
        {(one.file, one.part): one.names for one in read.renamed},
        {(one.file, one.part): one.names for one in read.rows},
        {one.key: one for one in asked},
    )


def memory_bytes(memory: Memory) -> bytes:
    """The memory as the bytes of `merge.json`; the same memory gives the same bytes."""
    decided = sorted(
        memory.decisions, key=lambda one: (tuple(map(str, one.address)), one.round, one.chosen, one.instead)
    )
    return canonical(
        {
            "merge": _VERSION,
            "open": [{**at._asdict(), "said": memory.votes[at]} for at in sorted(memory.votes)],
            "decided": [
                {**one.address._asdict(), "instead": one.instead, "chosen": one.chosen, "round": one.round}
                for one in decided
            ],
            "asked": [
                {**one.address._asdict(), "choices": one.choices}
                for one in sorted(memory.asked.values(), key=lambda one: (tuple(map(str, one.address)), one.choices))
            ],
            "renamed": _names(memory.renames),
            "rows": _names(memory.rows),
        }
    )


def _names(kept: dict[tuple[str, str], dict[str, str]]) -> list[dict[str, object]]:
    return [
        {"file": file, "part": part, "names": dict(sorted(kept[file, part].items()))} for file, part in sorted(kept)
    ]
