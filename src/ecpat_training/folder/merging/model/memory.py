"""What a merged folder keeps of its merge beside the files, so that merging it again loses nothing."""

import hashlib
import json
from dataclasses import dataclass, field

from ecpat_training.folder.merging.model.votes import Address, Vote


@dataclass(frozen=True, slots=True)
class Question:
    """A value of which a person has to say which one it is; the last choice is what was sent out, where it is one."""

    address: Address
    choices: tuple[str, ...]

    @property
    def key(self) -> str:
        """The id of the question, from its value and choices: with other choices it is another question."""
        return hashlib.sha256(json.dumps([self.address, self.choices]).encode()).hexdigest()[:16]


@dataclass
class MergeMemory:
    """What the files of a merged folder don't show.

    Attributes:
        votes: of each value that isn't settled, everything that folders said of it.
        decisions: what persons decided.
        renames: of a file's sheet, the names that columns got, with those that were sent out.
        asked: what was asked, by the keys of `merge.xlsx`: of which value, and the choices in their order.
        rows: of a file's sheet, what each row without a code is known by, by its content.
    """

    votes: dict[Address, tuple[str, ...]] = field(default_factory=dict)
    decisions: set[Vote] = field(default_factory=set)
    renames: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    rows: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    asked: dict[str, "Question"] = field(default_factory=dict)

    def has_file(self, file: str) -> bool:
        """Whether anything is kept of a file."""
        addresses = [*self.votes, *(decision.address for decision in self.decisions)]
        return any(address.file == file for address in addresses) or any(
            key[0] == file for sheet_memory in (self.renames, self.rows) for key in sheet_memory
        )


@dataclass
class Folder:
    """A folder: its files by their paths within it, with `/`; and what an earlier merge kept in it."""

    label: str
    files: dict[str, bytes]
    memory: MergeMemory = field(default_factory=MergeMemory)
