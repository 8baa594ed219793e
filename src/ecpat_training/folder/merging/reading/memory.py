"""`merge.json`: what an earlier merge kept, checked as any file that somebody sends."""

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from ecpat_training.documents.formats.json import canonical
from ecpat_training.folder.merging.model.memory import MergeMemory, Question
from ecpat_training.folder.merging.model.values import value_of
from ecpat_training.folder.merging.model.votes import Address, Vote

_VERSION = 1


def _inside(path: str) -> str:
    """A path within the folder.

    Raises:
        ValueError: it leads out of it.
    """
    # The file came by mail: a path with `..` or a drive would let it write outside of the merged folder.
    path_parts = PurePosixPath(path).parts
    if not path_parts or ".." in path_parts or "\\" in path or ":" in path or PurePosixPath(path).is_absolute():
        raise ValueError("this path leads out of the folder")
    return path


def _validate_token(token: str) -> str:
    value_of(token)
    return token


_File = Annotated[str, AfterValidator(_inside)]
_Token = Annotated[str, AfterValidator(_validate_token)]


class _MemoryModel(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Value(_MemoryModel):
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


class _Names(_MemoryModel):
    file: _File
    part: str
    names: dict[str, str]


class _MemoryFile(_MemoryModel):
    merge: int
    open: list[_Votes]
    decided: list[_Decided]
    asked: list[_Asked]
    renamed: list[_Names]
    rows: list[_Names]


def read_memory(data: bytes) -> MergeMemory:
    """What was kept.

    Raises:
        ValueError: the bytes are no `merge.json` of this version, or were changed.
    """
    memory_file = _MemoryFile.model_validate_json(data)
    if memory_file.merge != _VERSION:
        raise ValueError("this is of another version")
    questions = [Question(question.address, tuple(question.choices)) for question in memory_file.asked]
    return MergeMemory(
        {vote.address: tuple(vote.said) for vote in memory_file.open},
        {
            Vote(decision.address, tuple(decision.instead), decision.chosen, decision.round)
            for decision in memory_file.decided
        },
        {(naming.file, naming.part): naming.names for naming in memory_file.renamed},
        {(naming.file, naming.part): naming.names for naming in memory_file.rows},
        {question.key: question for question in questions},
    )


def memory_bytes(memory: MergeMemory) -> bytes:
    """The memory as the bytes of `merge.json`; the same memory gives the same bytes."""
    decision_entries = sorted(
        memory.decisions,
        key=lambda decision: (tuple(map(str, decision.address)), decision.round, decision.chosen, decision.instead),
    )
    return canonical(
        {
            "merge": _VERSION,
            "open": [{**address._asdict(), "said": memory.votes[address]} for address in sorted(memory.votes)],
            "decided": [
                {
                    **decision.address._asdict(),
                    "instead": decision.instead,
                    "chosen": decision.chosen,
                    "round": decision.round,
                }
                for decision in decision_entries
            ],
            "asked": [
                {**question.address._asdict(), "choices": question.choices}
                for question in sorted(
                    memory.asked.values(), key=lambda question: (tuple(map(str, question.address)), question.choices)
                )
            ],
            "renamed": _names(memory.renames),
            "rows": _names(memory.rows),
        }
    )


def _names(names_by_sheet: dict[tuple[str, str], dict[str, str]]) -> list[dict[str, object]]:
    return [
        {"file": file, "part": sheet_name, "names": dict(sorted(names_by_sheet[file, sheet_name].items()))}
        for file, sheet_name in sorted(names_by_sheet)
    ]
