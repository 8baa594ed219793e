"""All files of all folders, each in its own way."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.opendocument import is_opendocument
from ecpat_training.folder.merging.joining.file_kinds import as_workbooks, kept_beside
from ecpat_training.folder.merging.joining.merged import Merged
from ecpat_training.folder.merging.joining.remarks import (
    find_missing_columns,
    find_other_encodings,
    struck_rows,
    unreadable_cells,
    unreadable_tables,
)
from ecpat_training.folder.merging.joining.table import (
    JoinedSheet,
    SheetVersions,
    cast_votes,
    changed_cells,
    join_sheet,
    shows,
)
from ecpat_training.folder.merging.joining.text import key_lines, text_of
from ecpat_training.folder.merging.joining.whole_file import digest_token, join_whole, variant
from ecpat_training.folder.merging.model.memory import Folder
from ecpat_training.folder.merging.model.votes import Address, Ballot, Vote
from ecpat_training.folder.merging.people.proposed import proposed_pairs
from ecpat_training.folder.merging.tables.edited import edited
from ecpat_training.folder.merging.tables.identity import code_column, of_people, renamed
from ecpat_training.folder.merging.tables.looks import find_changed_looks
from ecpat_training.folder.merging.tables.rows import KnownRows, ask_codes, ask_pairs, drop_pairs, identify_rows
from ecpat_training.folder.merging.tables.sheet import CSV, WORKBOOK, Sheet, Tables, sheet_of, tables_of
from ecpat_training.folder.merging.tables.written import csv_bytes, workbook_bytes
from ecpat_training.folder.merging.tables.zeros import restore_zeros
from ecpat_training.words.catalogue.message import phrase

_YAML = (".yaml", ".yml")
_ANSWERS = re.compile(r"(?:pre|post|before|after|follow-up|commitments|network|waiting)\b[^/]*\.(?:csv|xlsx)", re.I)
"""How exports of answers are called in a programme's folder."""

Joined = tuple[JoinedSheet, SheetVersions]


def merge_folders(
    base: Mapping[str, bytes],
    folders: Iterable[Folder],
    decisions: Iterable[Vote] = (),
    encoding: str | None = None,
) -> Merged:
    """The folders as one, three ways against what was sent out. Neither the folders' order nor an earlier merge of
    some of them changes any file.

    Args:
        base: what was sent out, by paths.
        folders: each with a label of its own.
        decisions: what a person answered, besides what earlier merges keep.
        encoding: what .csv files are in that aren't UTF-8.
    """
    decisions = [*decisions]
    prepared = as_workbooks(base, sorted(folders, key=lambda folder: folder.label), decisions)
    merging = _Merging(prepared.base, prepared.folders, encoding)
    merging.done.findings += prepared.findings
    merging.done.ballot.decide(decisions)
    return merging.all()


class _Merging:
    """One merge: each file adds to what becomes of all."""

    def __init__(self, base: Mapping[str, bytes], folders: Sequence[Folder], encoding: str | None) -> None:
        self.base, self.folders, self.done, self.encoding = base, folders, Merged(), encoding
        for folder in folders:
            self.done.ballot.decide(folder.memory.decisions)
        contents = [*base.values(), *(data for source in folders for data in source.files.values())]
        self.contents = {digest_token(data): data for data in contents}

    def all(self) -> Merged:
        """Every file of every folder."""
        asked_files = {
            (address.file, token)
            for folder in self.folders
            for address, tokens in folder.memory.votes.items()
            for token in tokens
            if address.part is None
        }
        paths = {*self.base, *(path for folder in self.folders for path in folder.files)}
        # Versions that an earlier merge laid beside a file belong to its question, and are no files of their own.
        paths -= {variant(file, token) for file, token in asked_files}
        for path in sorted(paths | {file for file, _ in asked_files}):
            self._file(path, {folder.label: folder.files[path] for folder in self.folders if path in folder.files})
        return self.done

    def _file(self, path: str, versions: dict[str, bytes]) -> None:
        base = self.base.get(path)
        has_memory = any(folder.memory.has_file(path) for folder in self.folders)
        changed_versions = {data for data in versions.values() if data != base}
        # Nobody changed it: the bytes that were sent out, not a table written anew, which would differ in its details.
        if base is not None and not has_memory and not changed_versions:
            self.done.files[path] = base
        elif base is None and not has_memory and len(changed_versions) == 1:
            self.done.files[path] = next(iter(changed_versions))
            self.done.new.append((path, sorted(versions)))
            self.done.findings += kept_beside(path, sorted(versions), self.base, self.folders)
        elif self._was_joined_whole(path):
            self._join_whole_file(path, versions)
        elif path.lower().endswith((CSV, WORKBOOK)):
            self._table(path, versions)
        elif path.lower().endswith(_YAML):
            self._text(path, versions)
        else:
            self._join_whole_file(path, versions)

    def _was_joined_whole(self, path: str) -> bool:
        """Whether an earlier merge asked about the file as a whole, or somebody decided it so."""
        address = Address(path)
        return address in self.done.ballot.decisions or any(address in folder.memory.votes for folder in self.folders)

    def _join_whole_file(self, path: str, versions: dict[str, bytes], *, must_ask: bool = False) -> None:
        """As it is, or `must_ask` even where one folder alone has another; cells that are asked about since an earlier
        merge stay so."""
        ballot = self.done.ballot.of_file(path)
        address = Address(path)
        base = self.base.get(path)
        if base is not None:
            ballot.base[address] = digest_token(base)
        for folder in self.folders:
            file_tokens = folder.memory.votes.get(address, ())
            must_ask = must_ask or len(file_tokens) == 1
            for token in file_tokens:
                ballot.vote(address, token, folder.label)
            for cell_address, tokens in folder.memory.votes.items():
                if cell_address.file == path and cell_address != address:
                    self.done.carried[cell_address] = tuple(sorted({*self.done.carried.get(cell_address, ()), *tokens}))
        ballot.alone |= {address} if must_ask else set()
        self.done.files |= join_whole(ballot, path, base, versions, self.contents)
        self.done.ballot.absorb(ballot)

    def _table(self, path: str, versions: dict[str, bytes]) -> None:
        """Cell by cell, or as a whole where some version can't be read so."""
        base = self.base.get(path)
        sent_tables = tables_of(path, base, self.encoding) if base is not None else Tables({})
        sent_sheets = sent_tables.by_sheet
        tables_by_label = {label: tables_of(path, data, self.encoding, sent_sheets) for label, data in versions.items()}
        tables = {label: version.by_sheet for label, version in tables_by_label.items() if version.by_sheet is not None}
        # One version that can't be read would otherwise look as if that partner had deleted every row.
        if sent_sheets is None or len(tables) < len(tables_by_label) or not (sent_sheets or tables):
            sound = bool(sent_sheets)  # where what was sent out is no table either, nobody damaged it
            if sent_tables.why and sent_tables.why.code == "csv.encoding":
                self.done.findings += unreadable_tables({f"{path} as it was sent out": sent_tables})
            if sound:
                self.done.findings += unreadable_tables(
                    {f"{label}/{path}": version for label, version in tables_by_label.items() if label not in tables}
                )
            self._join_whole_file(path, versions, must_ask=sound)
            return
        self.done.findings += find_other_encodings(
            {f"{label}/{path}": version.encoding for label, version in tables_by_label.items() if version.encoding}
        )
        ballot = self.done.ballot.of_file(path)
        sheet_names = [
            *sent_sheets,
            *sorted(
                {sheet_name for table_by_sheet in tables.values() for sheet_name in table_by_sheet} - {*sent_sheets}
            ),
        ]
        sheets = [self._sheet(ballot, path, sheet_name, sent_sheets, tables) for sheet_name in sheet_names]
        if base is not None:
            self._report_changed_looks(path, base, versions, [sheet_versions for _, sheet_versions in sheets])
        if base is not None and all(joined_sheet.same for joined_sheet, _ in sheets) and not is_opendocument(base):
            self.done.files[path] = base
        elif path.lower().endswith(CSV):
            sent_table = sent_sheets.get("")
            delimiter = sent_table.delimiter if sent_table else ","
            has_bom = sent_table.encoding == "utf-8-sig" if sent_table else False
            output_encoding = sent_table.encoding if sent_table and base and not base.isascii() else "utf-8"
            self.done.files[path] = csv_bytes(sheets[0][0].grid, delimiter or ",", output_encoding, with_bom=has_bom)
        else:
            self.done.files[path] = self._workbook(path, sheets)
        self.done.sheets += sheets
        self.done.ballot.absorb(ballot)

    def _report_changed_looks(
        self, path: str, base: bytes, versions: Mapping[str, bytes], sheets: Sequence[SheetVersions]
    ) -> None:
        """Colours and comments that a partner changed: no value says them."""
        for label, data in versions.items():
            if not path.lower().endswith(WORKBOOK) or data == base or is_opendocument(base) or is_opendocument(data):
                continue
            rows_by_part = {
                sheet.part: (sheet.base, sheet.folders[label]) for sheet in sheets if label in sheet.folders
            }
            compared_sizes = {
                sheet_name: _count_sent(sent_rows)
                for sheet_name, (sent_rows, returned) in rows_by_part.items()
                if _is_order_kept(sent_rows, returned)
            }
            looks = find_changed_looks(base, data, compared_sizes)
            first_cell = next(iter((*looks.commented, *looks.coloured)), None)
            if first_cell:
                differences = [
                    f"{_cells_have(len(cells))} {difference}"
                    for cells, difference in ((looks.commented, "another comment"), (looks.coloured, "another colour"))
                    if cells
                ]
                message = phrase(
                    "{differences} than what was sent out: the merge compares values alone.",
                    differences=listing(differences),
                )
                hint = "Please look what the partner means by that, and write it into a cell."
                location = Location(f"{label}/{path}", sheet=first_cell[0], cell=first_cell[1])
                self.done.findings.append(Finding("merge.looks", Severity.NOTE, message, location, hint))

    def _workbook(self, path: str, sheets: Sequence[Joined]) -> bytes:
        """The workbook that was sent out with the cells that changed, where nothing else did; else a new one with the
        values alone."""
        base = self.base.get(path)
        changes = [changed_cells(*sheet) for sheet in sheets]
        if base is not None and None not in changes:
            workbook = edited(
                base,
                {merged_sheet.part: cells for (merged_sheet, _), cells in zip(sheets, changes, strict=True) if cells},
            )
            # Read again before it is trusted: a workbook of an unusual make may be edited in a place that Excel
            # ignores.
            if workbook and _is_result_right(workbook, path, sheets):
                return workbook
        message = "this workbook is written anew with its values; formulas, colours and hidden sheets are left behind."
        if any(
            sheet_versions.base.sheet.table and sheet_versions.base.sheet.table.formulas for _, sheet_versions in sheets
        ):
            message += " Where formulas stood, their results are those that were sent out."
        hint = "They are still in the file that was sent out, and in those that came back."
        self.done.findings.append(Finding("merge.written-anew", Severity.NOTE, message, Location(path), hint))
        return workbook_bytes({joined_sheet.part: joined_sheet.grid for joined_sheet, _ in sheets})

    def _sheet(
        self,
        ballot: Ballot,
        path: str,
        sheet_name: str,
        sent_sheets: Mapping[str, CellTable],
        tables: Mapping[str, Mapping[str, CellTable]],
    ) -> Joined:
        base = sheet_of(sent_sheets[sheet_name]) if sheet_name in sent_sheets else None
        sheets: dict[str, Sheet] = {}
        renames_by_label: dict[str, Mapping[str, str]] = {}
        for folder in self.folders:
            if sheet_name in tables.get(folder.label, {}):
                sheet = sheet_of(tables[folder.label][sheet_name])
                renames = folder.memory.renames.get((path, sheet_name), {})
                sheets[folder.label] = renamed_sheet = renamed(base, sheet, renames) if base else sheet
                renames_by_label[folder.label] = _renamed_columns(sheet, renamed_sheet)
        self._restore_zeros(path, base, sheets)
        earlier_ids = {source.label: source.memory.rows.get((path, sheet_name), {}) for source in self.folders}
        sent_rows, folders = identify_rows(base, sheets, earlier_ids)
        self.done.findings += find_missing_columns(path, base, sheets)
        self.done.findings += struck_rows(path, sent_rows, folders)
        self.done.findings += unreadable_cells(path, sent_rows, folders)
        return self._join_sheets(ballot, path, sheet_name, sent_rows, folders, renames_by_label)

    def _restore_zeros(self, path: str, base: Sheet | None, sheets: dict[str, Sheet]) -> None:
        """Gives codes and numbers the zeros back that a spreadsheet dropped, and says so."""
        all_sheets = [*([base] if base else []), *sheets.values()]
        column = code_column(base, sheets.values(), people=of_people(all_sheets))
        if base is None or column is None:
            return
        for label, sheet in sheets.items():
            restored = restore_zeros(base, sheet, column)
            if restored.at and sheet.table:
                sheets[label] = restored.sheet
                restored_counts = listing(
                    [
                        count(number, noun)
                        for number, noun in ((restored.codes, "code"), (restored.cells, "value"))
                        if number
                    ]
                )
                message = phrase(
                    "{lost} came back without the zeros in front, and count as they were sent out.",
                    lost=restored_counts,
                )
                hint = "Excel drops them when it opens a .csv file; please look whether that is what happened."
                location = replace(sheet.table.location_of(restored.at[0]), file=f"{label}/{path}")
                self.done.findings.append(Finding("merge.zeros", Severity.WARNING, message, location, hint))

    def _join_sheets(
        self,
        ballot: Ballot,
        path: str,
        sheet_name: str,
        base: KnownRows,
        folders: Mapping[str, KnownRows],
        renames_by_label: Mapping[str, Mapping[str, str]],
    ) -> Joined:
        appended = bool(_ANSWERS.fullmatch(path.rpartition("/")[2]))
        memories = {folder.label: folder.memory for folder in self.folders}
        versions = SheetVersions(path, sheet_name, base, folders, renames_by_label, memories, appended)
        cast_votes(ballot, versions)
        if not appended:
            ask_codes(ballot, path, sheet_name, base, folders)
            ask_pairs(ballot, path, sheet_name, proposed_pairs(base, folders))
            ids_by_label = {label: rows.ids for label, rows in folders.items()}
            drop_pairs(
                ballot, path, sheet_name, ids_by_label, {label: {*memory.votes} for label, memory in memories.items()}
            )
        return join_sheet(ballot, versions), versions

    def _text(self, path: str, versions: dict[str, bytes]) -> None:
        """Key by key, or as a whole where a version isn't plainly made of keys, or the merged one is no YAML."""
        base = self.base.get(path)
        sent_rows = key_lines(base) if base is not None else None
        keyed_rows = {label: key_lines(data) for label, data in versions.items()}
        folders = {label: rows for label, rows in keyed_rows.items() if rows is not None}
        if base is None or sent_rows is None or len(folders) < len(keyed_rows):
            self._join_whole_file(path, versions)
            return
        ballot = self.done.ballot.of_file(path)
        joined_text, joining = self._join_sheets(ballot, path, "", sent_rows, folders, {})
        text = text_of(joined_text, sent_rows, ballot)
        if text is None:
            self._join_whole_file(path, versions)
            return
        self.done.files[path] = base if joined_text.same else text
        self.done.sheets.append((joined_text, joining))
        self.done.ballot.absorb(ballot)


def _cells_have(number: int) -> str:
    return "1 cell has" if number == 1 else f"{number} cells have"


def _is_order_kept(old_known_rows: KnownRows, returned: KnownRows) -> bool:
    """Whether rows and columns stand where they were sent out, further ones behind them."""
    rows, columns = len(old_known_rows.ids), len(old_known_rows.sheet.columns)
    return (
        returned.ids[:rows] == old_known_rows.ids
        and returned.sheet.at[:rows] == old_known_rows.sheet.at
        and returned.sheet.columns[:columns] == (old_known_rows.sheet.columns)
    )


def _count_sent(old_known_rows: KnownRows) -> tuple[int, int]:
    """How many rows and columns of a sheet were sent out."""
    return (old_known_rows.sheet.at[-1] + 1 if old_known_rows.sheet.at else 0), len(old_known_rows.sheet.columns)


def _renamed_columns(sheet: Sheet, renamed_sheet: Sheet) -> dict[str, str]:
    """The names that columns got, by those that were sent out."""
    return {
        old_name: new_name
        for new_name, old_name in zip(sheet.columns, renamed_sheet.columns, strict=True)
        if old_name != new_name
    }


def _is_result_right(data: bytes, path: str, sheets: Sequence[Joined]) -> bool:
    """Whether a workbook, read again, holds the sheets as they were joined."""
    tables = tables_of(path, data).by_sheet or {}
    return all(
        joined_sheet.part in tables and shows(joined_sheet, sheet_of(tables[joined_sheet.part]))
        for joined_sheet, _ in sheets
    )
