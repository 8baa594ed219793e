"""What a row of a table is, hidden in the table, so that it is found again whatever people make of its words: in Excel
a hidden column `Id`, which may be shown and may be deleted; in Word a bookmark of the row, whose name begins with `_`,
which Word lists nowhere.

Of all that Word hides, only bookmarks and the tags of content controls come back from LibreOffice; a content control
draws a frame around what somebody wants to change, a bookmark draws nothing.
"""

import hashlib
import re

HEADER = "Id"
_NAME = re.compile(r"_row[0-9]+_(\w+)", re.ASCII)
_MAX_ID_LENGTH = 28  # a bookmark's name has at most 40 letters, and some are the row's number


def bookmark(row: int, id_: str) -> str:
    """The name of the bookmark for the id of a row, `row` counting the document's rows with an id; no two names are
    equal."""
    return f"_row{row}_{bookmark_id(id_)}"


def bookmark_id(id_: str) -> str:
    """An id as the name of a bookmark holds it: letters, digits and `_`; a long one cut, and told from others by a
    digest."""
    name = re.sub(r"[^A-Za-z0-9]", "_", id_)
    if len(name) <= _MAX_ID_LENGTH:
        return name
    digest = hashlib.sha256(id_.encode()).hexdigest()[:8]
    return f"{name[: _MAX_ID_LENGTH - 9]}_{digest}"


def of_bookmark(name: str) -> str | None:
    """The id of a row as the name of its bookmark holds it; None for any other bookmark."""
    match = _NAME.fullmatch(name)
    return match[1] if match else None
