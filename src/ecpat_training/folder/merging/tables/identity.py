"""What rows and columns are known by in several files of the same table."""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from ecpat_training.core.text import fold
from ecpat_training.folder.merging.model.values import comparable_text
from ecpat_training.folder.merging.tables.sheet import Sheet
from ecpat_training.words.header_fields import field_of

_CODES = frozenset(
    ("code", "id", "no", "no.", "nr", "nr.", "training", "session", "_id", "_uuid", "uuid", "response id", "key")
)
_NAMES = ("name", "surname", "surname or middle name", "given name", "full name")
_PERSONAL = frozenset((*_NAMES, "e-mail", "phone"))
CODED, BY_CONTENT = "c:", "r:"


def of_people(sheets: Iterable[Sheet]) -> bool:
    """Whether a column says who somebody is."""
    return any(field_of(name) in (*_NAMES, "e-mail") for sheet in sheets for name in sheet.columns)


def identity(row: Mapping[str, str]) -> str:
    """Who a row is about, as a digest of its names, in whatever order, and its e-mail address; empty where it doesn't
    say. The same letter written in two ways (composed or not) is the same letter."""
    words = sorted(
        word for name, cell in row.items() if field_of(name) in _NAMES for word in fold(comparable_text(cell)).split()
    )
    mail = sorted(fold(comparable_text(cell)) for name, cell in row.items() if field_of(name) == "e-mail")
    identity = json.dumps([words, [address for address in mail if address]])
    return hashlib.sha256(identity.encode()).hexdigest()[:16] if words or any(mail) else ""


def is_personal(header: str) -> bool:
    """Whether a column says who somebody is, so that its values stay in the lists."""
    return field_of(header) in _PERSONAL


def code_column(base: Sheet | None, folders: Collection[Sheet], *, people: bool) -> str | None:
    """The column by whose codes rows are joined: the first of the first sheet that is headed so, and in which most rows
    have a code that no other row of the sheet has. Of `people` a code may stand on several in a folder, as after a
    merge of lists that gave one code twice."""
    all_sheets = [*([base] if base else []), *folders]
    for name in all_sheets[0].columns if all_sheets else ():
        if not (fold(name) in _CODES or field_of(name) == "id") or any(
            name not in sheet.columns for sheet in all_sheets
        ):
            continue
        if people and base:
            is_distinct = _is_identifying(base, name) and all(
                _is_identifying(sheet, name, with_identity=True) for sheet in folders
            )
        else:
            is_distinct = all(
                _is_identifying(sheet, name) for sheet in ([_join_all_rows(folders)] if people else all_sheets)
            )
        if is_distinct:
            return name
    return None


def _join_all_rows(sheets: Iterable[Sheet]) -> Sheet:
    """The different rows of several sheets."""
    return Sheet((), tuple({digest(row): row for sheet in sheets for row in sheet.rows}.values()))


def _is_identifying(sheet: Sheet, column: str, *, with_identity: bool = False) -> bool:
    codes = Counter(
        (comparable_text(row[column]), identity(row) if with_identity else "") for row in sheet.rows if column in row
    )
    unique_codes = sum(times == 1 for times in codes.values())
    return 2 * unique_codes >= len(sheet.rows)


def repeated_codes(sheets: Iterable[Sheet], column: str) -> set[str]:
    """The codes that some sheet has more than once, which therefore tell no rows apart."""
    return {
        code
        for sheet in sheets
        for code, times in Counter(comparable_text(row[column]) for row in sheet.rows if column in row).items()
        if times > 1
    }


def digest(row: Mapping[str, str]) -> str:
    """A row's content, whatever the order of its columns."""
    cells = sorted((name, comparable_text(cell)) for name, cell in row.items() if cell)
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()[:24]


def number_repeats(digests: Iterable[str]) -> list[str]:
    """Ids from digests of rows' content; equal rows get a number each."""
    occurrences: Counter[str] = Counter()
    ids = []
    for row_digest in digests:
        occurrences[row_digest] += 1
        ids.append(f"{BY_CONTENT}{row_digest}#{occurrences[row_digest]}")
    return ids


def renamed(base: Sheet, sheet: Sheet, renames: Mapping[str, str]) -> Sheet:
    """The sheet with columns called as they were sent out. A column has another name where one stands in the other's
    place and at least half of what stands in them is the same; `renames` are names that were found before."""
    names = {
        new_name: old_name
        for new_name, old_name in renames.items()
        if new_name in sheet.columns and old_name not in sheet.columns
    }
    missing_names = [name for name in base.columns if name not in sheet.columns and name not in names.values()]
    letters = {unicodedata.normalize("NFC", name): name for name in missing_names}
    for name in sheet.columns:
        old_name = letters.pop(unicodedata.normalize("NFC", name), "")
        if old_name and name not in base.columns and name not in names:
            names[name] = old_name
            missing_names.remove(old_name)
    new_names = [name for name in sheet.columns if name not in base.columns and name not in names]
    for new_name in new_names:
        matching_names = [
            old_name
            for old_name in missing_names
            if _is_same_place(base, sheet, old_name, new_name) and _share(base, sheet, old_name, new_name) >= 0.5
        ]
        if len(matching_names) == 1:
            names[new_name] = matching_names[0]
            missing_names.remove(matching_names[0])
    if not names:
        return sheet
    rows = tuple({names.get(name, name): cell for name, cell in row.items()} for row in sheet.rows)
    return Sheet(tuple(names.get(name, name) for name in sheet.columns), rows, sheet.above, sheet.at, sheet.table)


def _is_same_place(base: Sheet, sheet: Sheet, old_name: str, new_name: str) -> bool:
    return _neighbour_columns(base.columns, old_name, sheet.columns) == _neighbour_columns(
        sheet.columns, new_name, base.columns
    )


def _neighbour_columns(columns: Sequence[str], name: str, other_columns: Collection[str]) -> tuple[str, str]:
    """The nearest columns before and after one that the other sheet has as well."""
    position = columns.index(name)
    before = next((column for column in reversed(columns[:position]) if column in other_columns), "")
    return before, next((column for column in columns[position + 1 :] if column in other_columns), "")


def _share(base: Sheet, sheet: Sheet, old_name: str, new_name: str) -> float:
    were = Counter(comparable_text(row[old_name]) for row in base.rows if old_name in row)
    are = Counter(comparable_text(row[new_name]) for row in sheet.rows if new_name in row)
    return (were & are).total() / max(min(were.total(), are.total()), 1)
