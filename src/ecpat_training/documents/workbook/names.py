"""Names that a workbook takes: of sheets, of tables."""

import re

from ecpat_training.core.text import slug, squeeze

MAX_SHEET_NAME_LENGTH = 31


def sheet_name(wish: str, used_names: list[str]) -> str:
    """A name for a sheet, near to what is wished: no `[]:*?/\\`, no quote at an end, at most 31 characters, and not
    one of those that are taken in any case."""
    plain = squeeze(re.sub(r"[\[\]:*?/\\]", " ", wish)).strip("' ")[:MAX_SHEET_NAME_LENGTH].strip("' ") or "Table"
    if plain.casefold() == "history":  # Excel keeps this name for itself
        plain = "History of"
    name, number = plain, 2
    while name.casefold() in {used_name.casefold() for used_name in used_names}:
        ending = f" {number}"
        name, number = plain[: MAX_SHEET_NAME_LENGTH - len(ending)].strip("' ") + ending, number + 1
    return name


def table_name(number: int, wish: str) -> str:
    """The name of the workbook's nth table, that formulas can use: letters, digits and underscores."""
    return f"Table{number}_{slug(wish).replace('-', '_')}"
