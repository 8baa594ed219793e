"""Lists that came back as a file of another kind than was sent out. What LibreOffice saved (`.ods`) is read in place of
the workbook, and the merged list is a workbook; any other is kept beside what was sent out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.folder.merging.model.memory import Folder
from ecpat_training.folder.merging.model.votes import Address, Vote
from ecpat_training.folder.merging.tables.sheet import WORKBOOK, tables_of
from ecpat_training.words.catalogue.message import phrase

_TABLES = (".csv", ".xlsx", ".xlsm", ".xls", ".ods")  # what a spreadsheet saves a list as
_OPEN = ".ods"


class AsWorkbooks(NamedTuple):
    """What was sent out and what came back, each spreadsheet under the workbook's name that is merged as one, and what
    is to be said."""

    base: Mapping[str, bytes]
    folders: Sequence[Folder]
    findings: tuple[Finding, ...]


def as_workbooks(base: Mapping[str, bytes], folders: Sequence[Folder], decisions: Iterable[Vote] = ()) -> AsWorkbooks:
    """Gives spreadsheets the names of workbooks where one of both was sent out and another came back, or where several
    came back that differ. What can't be read as tables keeps its name, and so does what is asked as a whole file."""
    findings: list[Finding] = []
    decided_addresses = {decision.address for decision in decisions}
    for path in sorted({*base, *(path for folder in folders for path in folder.files)}):
        target = f"{path[: -len(_OPEN)]}{WORKBOOK}"
        if not path.lower().endswith(_OPEN) or not _may_merge_workbook(path, target, base, folders):
            continue
        is_whole = Address(target) in decided_addresses or any(
            Address(target) in folder.memory.votes for folder in folders
        )
        # All versions or none: merged with one that stays a spreadsheet, the list would stand there twice.
        if is_whole or not all(tables_of(target, data).by_sheet for data in _versions((path, target), base, folders)):
            continue
        findings += [_opendocument_note(folder.label, path, target) for folder in folders if path in folder.files]
        base = _renamed(base, path, target)
        folders = [replace(folder, files=_renamed(folder.files, path, target)) for folder in folders]
    return AsWorkbooks(base, folders, tuple(findings))


def _may_merge_workbook(path: str, target: str, base: Mapping[str, bytes], folders: Sequence[Folder]) -> bool:
    """Whether a spreadsheet is to be merged as a workbook; not where a folder has both."""
    if (path in base and target in base) or any(path in folder.files and target in folder.files for folder in folders):
        return False
    returned_bytes = {folder.files[path] for folder in folders if path in folder.files}
    if target in base:
        return bool(returned_bytes)
    target_returned = any(target in folder.files for folder in folders)
    return (
        target_returned or bool(returned_bytes - {base[path]})
        if path in base
        else len(returned_bytes) > 1 or (target_returned and bool(returned_bytes))
    )


def _versions(paths: Iterable[str], base: Mapping[str, bytes], folders: Sequence[Folder]) -> Iterator[bytes]:
    for path in paths:
        yield from (files[path] for files in (base, *(folder.files for folder in folders)) if path in files)


def _renamed(files: Mapping[str, bytes], path: str, target: str) -> dict[str, bytes]:
    return {target if name == path else name: data for name, data in files.items()}


def _opendocument_note(label: str, path: str, target: str) -> Finding:
    message = phrase("this spreadsheet was merged as {target}: the merged list is an Excel workbook.", target=target)
    hint = "If the partner works on, please send the merged workbook, not the spreadsheet."
    return Finding("merge.opendocument", Severity.NOTE, message, Location(f"{label}/{path}"), hint)


def kept_beside(
    path: str, labels: Iterable[str], base: Mapping[str, bytes], folders: Sequence[Folder]
) -> Iterator[Finding]:
    """A warning for each list that came back as another kind of file, text in place of a workbook or the other way
    round: changes in it would be missed."""
    stem, _, ending = path.rpartition(".")
    alike_files = [
        candidate for candidate in base if candidate.rpartition(".")[0] == stem and f".{ending.lower()}" in _TABLES
    ]
    sent_file = next((candidate for candidate in alike_files if candidate.lower().endswith(_TABLES)), None)
    for label in labels if sent_file else ():
        if any(folder.label == label and sent_file not in folder.files for folder in folders):
            message = phrase(
                "{sent} was sent out, and this came back in its place: it is kept beside it, and not merged.",
                sent=sent_file,
            )
            hint = phrase(
                "Please save it as {sent} in the partner's folder, with the codes as they were, and merge again.",
                sent=sent_file,
            )
            location = Location(f"{label}/{path}")
            yield Finding("merge.saved-otherwise", Severity.WARNING, message, location, hint)
