"""How values, rows and choices are called where a person reads of them."""

import json

from ecpat_training.core.text import listing
from ecpat_training.files.cell import as_text
from ecpat_training.folder.merging.joining.merged import KEY, Merged
from ecpat_training.folder.merging.joining.table import ABOVE
from ecpat_training.folder.merging.joining.whole_file import variant
from ecpat_training.folder.merging.model.memory import Question
from ecpat_training.folder.merging.model.values import UNREADABLE, value_of
from ecpat_training.folder.merging.model.votes import ANOTHER_CODE, PAIR, REMOVED, SAME, Address
from ecpat_training.folder.merging.tables.identity import is_personal

AS_SENT = "as it was sent out"
_MAX_VALUE_LENGTH = 300


def row_of(address: Address, merged: Merged) -> str:
    """The row of a value, or both rows of a pair."""
    if address.column.startswith(PAIR):
        second_row = merged.place(address._replace(row=address.column.removeprefix(PAIR)))
        return f"{merged.place(address)} and {second_row}"
    return "" if address.row in ("", ABOVE) else merged.place(address)


def describe_address(address: Address) -> str:
    """The part of a file that an address names, in words: its column, else whether a row stays, the order of
    columns, the file as a whole."""
    if address.part is None:
        return "the file as a whole"
    if address.row == ABOVE:
        return "the lines above the table"
    if address.column.startswith(PAIR):
        return "whether these rows are the same"
    if address.row and not address.column:
        return "whether the row stays"
    if address.row.startswith(KEY):
        return "what is written there"
    if not address.row:
        return f"what the column {address.column} is called" if address.column else "the order of columns"
    return address.column


def choice_of(question: Question, token: str, merged: Merged) -> str:
    """A choice in words. Values that say who somebody is stay in the lists: who has them is said instead."""
    address = question.address
    names = listing([label for label in merged.ballot.who(address, token) if label]) or "an earlier merge"
    is_as_sent = merged.ballot.base.get(address) == token
    if address.column.startswith(PAIR):
        if token.startswith(ANOTHER_CODE):
            gets = merged.place(address._replace(row=token.removeprefix(ANOTHER_CODE)))
            return f"not the same: keep two rows, and give {gets} another code"
        return "the same: make them one row" if token == SAME else "not the same: keep two rows"
    if address.part is None:
        return AS_SENT if is_as_sent else f"as in {names}: {variant(address.file, token)}"
    if address.row == ABOVE:
        return AS_SENT if is_as_sent else f"as in {names}"
    if address.row and not address.column:
        return "take the row out" if token == REMOVED else "keep the row, with its changes"
    if not address.row and not address.column:
        return ", ".join(json.loads(token[1:]))
    if token == UNREADABLE:
        return f"an empty cell: what stands there in {names} can't be read"
    if is_personal(address.column) and address.row:
        return AS_SENT if is_as_sent else f"as in {names}"
    return readable_value(token)


def readable_value(token: str) -> str:
    """A value as a person reads it, a long one cut."""
    text = as_text(value_of(token)) if token[:1] != "t" else token[1:].strip()
    return f"{text[:_MAX_VALUE_LENGTH]} ..." if len(text) > _MAX_VALUE_LENGTH else text or "(empty)"
