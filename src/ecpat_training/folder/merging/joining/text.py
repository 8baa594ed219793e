"""A YAML file of all folders, by its keys."""

from collections.abc import Mapping

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.yaml.events import compose
from ecpat_training.folder.merging.joining.table import JoinedSheet
from ecpat_training.folder.merging.model.values import EMPTY
from ecpat_training.folder.merging.model.votes import Address, Ballot
from ecpat_training.folder.merging.tables.rows import KnownRows
from ecpat_training.folder.merging.tables.sheet import Sheet
from ecpat_training.folder.merging.texts.tree import PATH_SEPARATOR, nodes, parents

TEXT, KEY = "text", "k:"
_END = "~end"


def key_lines(data: bytes) -> KnownRows | None:
    """The keys of a YAML file as rows of one column; None where the file has no plain structure of keys, or isn't
    UTF-8."""
    try:
        text = data.decode()
        compose(text, "")
    except (UnicodeDecodeError, EcpatError):
        return None
    lines_by_path = nodes(text)
    rows = tuple({TEXT: f"t{lines}"} for lines in lines_by_path.values())
    return KnownRows(Sheet((TEXT,), rows), tuple(f"{KEY}{path}" for path in lines_by_path)) if lines_by_path else None


def text_of(joined_sheet: JoinedSheet, base: KnownRows, ballot: Ballot) -> bytes | None:
    """The merged file: keys in their order, new ones at the end of the key in which they stand. None where the
    result is no YAML."""
    sent_rows = base.by_id
    lines = {id_.removeprefix(KEY): row.get(TEXT, EMPTY)[1:] for id_, row in joined_sheet.rows.items() if row.get(TEXT)}
    order = [path for id_ in base.ids if (path := id_.removeprefix(KEY)) in lines or _has_child_keys(path, lines)]
    for path in order:  # what holds a key that stays is kept with it
        if path not in lines:
            lines[path] = sent_rows[f"{KEY}{path}"][TEXT][1:]
            joined_sheet.held.add(Address(joined_sheet.file, joined_sheet.part, f"{KEY}{path}"))
    _drop_orphans(joined_sheet, lines, ballot)
    order = [path for path in order if path in lines]
    # Parents before children, so that each new key finds the one that it stands in.
    for path in sorted(set(lines) - set(order), key=lambda key_path: (key_path.count(PATH_SEPARATOR), key_path)):
        order.insert(_place(order, path), path)
    text = ""
    for path in order:
        text += ("\n" if text and not text.endswith("\n") else "") + lines[path]
    try:
        # Lines of two partners may be sound each and not together, as with another indentation.
        compose(text, "")
    except EcpatError:
        return None
    return text.encode()


def _has_child_keys(path: str, lines: Mapping[str, str]) -> bool:
    return any(key_path.startswith(f"{path}{PATH_SEPARATOR}") for key_path in lines)


def _drop_orphans(joined_sheet: JoinedSheet, lines: dict[str, str], ballot: Ballot) -> None:
    """New keys within one that is asked about wait with it."""
    for path in [*lines]:
        if any(parent not in lines for parent in parents(path)):
            del lines[path]
            id_ = f"{KEY}{path}"
            joined_sheet.held |= {
                address
                for address in ballot.votes
                if (address.file, address.row) == (joined_sheet.file, id_) and address.column
            }


def _place(order: list[str], path: str) -> int:
    """Behind everything in the key that it stands in, and before what ends that."""
    parent_keys = parents(path)
    start = f"{parent_keys[-1]}{PATH_SEPARATOR}" if parent_keys else ""
    child_positions = [
        index
        for index, key_path in enumerate(order)
        if key_path.startswith(start) or (parent_keys and key_path == parent_keys[-1])
    ]
    next_position = child_positions[-1] + 1 if child_positions else len(order)
    return next_position - 1 if next_position and order[next_position - 1] == f"{start}{_END}" else next_position
