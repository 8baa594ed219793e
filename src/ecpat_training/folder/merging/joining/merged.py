"""What becomes of the folders."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ecpat_training.core.finding import Finding
from ecpat_training.folder.merging.joining.table import JoinedSheet, SheetVersions
from ecpat_training.folder.merging.model.memory import MergeMemory, Question
from ecpat_training.folder.merging.model.values import comparable_text
from ecpat_training.folder.merging.model.votes import KEPT, PAIR, Address, Ballot
from ecpat_training.folder.merging.tables.codes import code_in, new_id
from ecpat_training.folder.merging.tables.identity import BY_CONTENT, CODED, digest
from ecpat_training.folder.merging.tables.rows import KnownRows, open_pairs
from ecpat_training.folder.merging.texts.tree import PATH_SEPARATOR

KEY = "k:"


@dataclass
class Merged:
    """Files by their paths, everything that was said of them, the sheets that were joined, files that are new, with
    the folders that have them, and remarks."""

    files: dict[str, bytes] = field(default_factory=dict)
    ballot: Ballot = field(default_factory=Ballot)
    sheets: list[tuple[JoinedSheet, SheetVersions]] = field(default_factory=list)
    new: list[tuple[str, list[str]]] = field(default_factory=list)
    carried: dict[Address, tuple[str, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def gone(self) -> set[Address]:
        """The rows that were taken out."""
        return {
            Address(joined_sheet.file, joined_sheet.part, id_)
            for joined_sheet, _ in self.sheets
            for id_ in joined_sheet.gone
        }

    @property
    def questions(self) -> list[Question]:
        """The questions for a person, by file, sheet and row."""
        questions, removed_rows, waiting_rows = [], self.gone, self._waiting
        for address in sorted(self.ballot.votes):
            settlement = self.ballot.settle(address)
            if (
                settlement.choices
                and address not in waiting_rows
                and not (address.column and address._replace(column="") in removed_rows)
            ):
                questions.append(Question(address, (*settlement.choices, *self._sent_out(address, settlement.choices))))
        return questions

    @property
    def _waiting(self) -> set[Address]:
        """Rows of which is asked first whether another row is the same: whether they stay follows from that."""
        return {
            Address(joined_sheet.file, joined_sheet.part, id_)
            for joined_sheet, _ in self.sheets
            for pair in open_pairs(self.ballot, joined_sheet.file, joined_sheet.part)
            for id_ in (pair.row, pair.column.removeprefix(PAIR))
        }

    def _sent_out(self, address: Address, choices: Sequence[str]) -> list[str]:
        """What was sent out, where the value may stay that: not whether a row is there, which has its own word."""
        base = self.ballot.base.get(address)
        return [base] if base is not None and base not in choices else []

    @property
    def taken(self) -> list[Address]:
        """The values that were taken without a question or by a person's decision: one folder changed them, or
        several in the same way."""
        removed_rows, held_addresses = (
            self.gone,
            {address for joined_sheet, _ in self.sheets for address in joined_sheet.held},
        )
        addresses = sorted({*self.ballot.votes, *self.ballot.decisions})
        changes = [
            self.row_of(address)
            for address in addresses
            if not address.column.startswith(PAIR)
            and address not in held_addresses
            and self.ballot.settle(address).taken
            and not (address.column and address._replace(column="") in removed_rows)
        ]
        return [*dict.fromkeys(changes)]

    def row_of(self, address: Address) -> Address:
        """The address of the row where the row is new, so that it is told once; else that of the cell."""
        return address._replace(column="") if address.column and self.is_new(address) else address

    def is_new(self, address: Address) -> bool:
        """Whether a row, or that of a cell, wasn't sent out."""
        return address.row in self._new_rows.get((address.file, address.part), ())

    def who_has(self, address: Address) -> list[str]:
        """The folders that have a row."""
        rows = [
            versions
            for joined_sheet, versions in self.sheets
            if (joined_sheet.file, joined_sheet.part) == (address.file, address.part)
        ]
        return sorted(
            label
            for versions in rows
            for label, folder_rows in versions.folders.items()
            if address.row in folder_rows.ids
        )

    @cached_property
    def _new_rows(self) -> dict[tuple[str, str | None], set[str]]:
        return {
            (joined_sheet.file, joined_sheet.part): set(joined_sheet.rows) - set(versions.base.ids)
            for joined_sheet, versions in self.sheets
        }

    def place(self, address: Address) -> str:
        """Where a row stands, by its code, its key, or its place in the file that has it."""
        id_ = address.row
        if id_.startswith(CODED) and not self._shares_code(address):
            return code_in(id_)
        if id_.startswith(KEY):
            return id_.removeprefix(KEY).replace(PATH_SEPARATOR, " > ")
        for joined_sheet, versions in self.sheets:
            if (joined_sheet.file, joined_sheet.part) == (address.file, address.part):
                for label, rows in (("", versions.base), *sorted(versions.folders.items())):
                    if id_ in rows.ids and rows.sheet.table:
                        row_place = rows.sheet.table.location_of(rows.sheet.at[rows.ids.index(id_)]).place_in_file
                        labelled_place = f"{row_place} of {label}" if label else row_place
                        return f"{code_in(id_)} ({labelled_place})" if code_in(id_) else labelled_place
        return code_in(id_)

    def _shares_code(self, address: Address) -> bool:
        """Whether another row had the same code when it was first known."""
        return (address.file, address.part, code_in(address.row)) in self._shared_codes

    @cached_property
    def _shared_codes(self) -> set[tuple[str, str | None, str]]:
        shared_codes: set[tuple[str, str | None, str]] = set()
        for joined_sheet, versions in self.sheets:
            ids = {
                id_ for rows in (versions.base, *versions.folders.values()) for id_ in rows.ids if id_.startswith(CODED)
            }
            times = Counter(map(code_in, ids))
            shared_codes |= {
                (joined_sheet.file, joined_sheet.part, code) for code, number in times.items() if number > 1
            }
        return shared_codes

    @property
    def memory(self) -> MergeMemory:
        """What the next merge has to know and the files don't show."""
        memory = MergeMemory(dict(self.carried))
        memory.decisions = {decision for decisions in self.ballot.decisions.values() for decision in decisions}
        for question in self.questions:
            memory.asked[question.key] = question
        held_addresses = {cell for joined_sheet, _ in self.sheets for cell in joined_sheet.held}
        for address, tokens in self.ballot.votes.items():
            open_tokens = tuple(sorted(token for token in tokens if address.column or not token.startswith(KEPT)))
            # What is settled shows in the files; only what they do not show has to be remembered beside them.
            if open_tokens and (address in held_addresses or self.ballot.settle(address).choices):
                memory.votes[address] = open_tokens
        for joined_sheet, versions in self.sheets:
            names = {
                new_name: old_name
                for old_name, new_name in zip(joined_sheet.columns, joined_sheet.headers, strict=True)
                if old_name != new_name
            }
            if names:
                memory.renames[joined_sheet.file, joined_sheet.part] = names
            rows = _kept_rows(joined_sheet, versions.base)
            if rows:
                memory.rows[joined_sheet.file, joined_sheet.part] = rows
        return memory


def _kept_rows(joined_sheet: JoinedSheet, base: KnownRows) -> dict[str, str]:
    """What rows are known by of which what stands in them doesn't say it, by their content, and by the code and who it
    is that stand there now."""
    sent_rows = base.by_id
    codes = {id_: comparable_text(row.get(base.code or "", "")) for id_, row in joined_sheet.rows.items()}
    times = Counter(codes.values())
    rows = {}
    for id_, row in joined_sheet.rows.items():
        if id_.startswith(BY_CONTENT):
            if row != sent_rows.get(id_) and f"{BY_CONTENT}{digest(row)}#1" != id_:
                rows[digest(row)] = id_
        elif id_.startswith(CODED) and (code := codes[id_]) != "" and id_ not in sent_rows:
            natural = new_id(code, row, people=base.people)
            if natural != id_:
                rows |= {natural: id_, digest(row): id_}
        if id_.startswith(CODED) and (times[codes[id_]] > 1 or not codes[id_]):
            rows[digest(row)] = id_
    return rows
