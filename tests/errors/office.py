"""Small workbooks and Word files, whole or with a part that is another: what offices' programs and others write."""

import zipfile
from collections.abc import Mapping
from typing import Any

from tests.files import test_word_gate, workbooks

_FILES: dict[str, dict[str, str]] = {
    "workbook": workbooks.parts(Roster=workbooks.PEOPLE),
    "word": test_word_gate.GOOD,
}


_Text = str | Mapping[str, Any] | None


def office(
    office: str,
    parts: Mapping[str, _Text] | None = None,
    change: Mapping[str, Mapping[str, _Text]] | None = None,
    says: Mapping[str, int] | None = None,
    before: str = "",
    behind: str = "",
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """The bytes of a small workbook or Word file.

    Args:
        office: which of the two.
        parts: texts of parts that are added, take the place of its own, or leave (null).
        change: what in a part is another.
        says: how many bytes the file says that a part has.
        before, behind: what stands around the zip file.
        method: how its parts are compressed.
    """
    held: dict[str, str] = dict(_FILES[office])
    for part, pairs in (change or {}).items():
        for old, new in pairs.items():
            assert old in held[part], f"{part} doesn't hold {old!r}"
            held[part] = held[part].replace(old, _text(new))
    for part, text in (parts or {}).items():
        held.pop(part, None)
        if text is not None:
            held[part] = _text(text)
    data = workbooks.packed(held, method)
    for part, size in (says or {}).items():
        true = len(held[part].encode()).to_bytes(4, "little")
        assert true in data
        data = data.replace(true, size.to_bytes(4, "little"))
    return before.encode() + data + behind.encode()


def _text(text: _Text) -> str:
    """A text as it is written, or `{times: 9, of: a}`."""
    return text if isinstance(text, str) else str((text or {}).get("of", "a")) * int((text or {})["times"])
