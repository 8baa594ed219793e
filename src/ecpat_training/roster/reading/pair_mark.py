"""Keys and data of one draw are known by a mark that both carry in the name of their sheet: `Keys k7m3qa`."""

import base64
import hashlib
import re
from collections.abc import Iterable

from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.words.catalogue.message import phrase

KEYS, DATA = "Keys", "Data"
_LETTERS = 6
_SHEET = re.compile(rf"({KEYS}|{DATA}) ([a-z2-7]{{{_LETTERS}}})")


def mark_of_draw(codes: Iterable[str]) -> str:
    """The mark of a draw, made of its codes: other codes, another mark."""
    digest = hashlib.blake2b("\n".join(sorted(codes)).encode(), digest_size=10).digest()
    return base64.b32encode(digest).decode().lower()[:_LETTERS]


def require_one_draw(files: Iterable[tuple[str, str | None]]) -> None:
    """Refuses data beside keys of another draw: their codes mean other people, or nobody.

    Args:
        files: each file's name and the name of its sheet.

    Raises:
        ContentError: there are keys and data among them, and some data are of none of the keys.
    """
    marks: dict[str, dict[str, str]] = {KEYS: {}, DATA: {}}
    for file, sheet in files:
        if match := _SHEET.fullmatch(sheet or ""):
            marks[match[1]][match[2]] = file
    keys, data = marks[KEYS], marks[DATA]
    if keys and (strange := [mark for mark in data if mark not in keys]):
        file = data[strange[0]]
        raise ContentError.because(
            "split.other-draw",
            phrase(
                "these data are of the draw `{draw}`, and {files} of `{draws}`: the codes don't belong together.",
                draw=strange[0],
                files=listing([visible(name) for name in keys.values()]),
                draws=listing([*keys]),
            ),
            location=Location(file),
            hint=(
                "The names of the sheets say which belong together, `Keys k7m3qa` and `Data k7m3qa`. Look for the "
                "other file of the pair, also in a backup; or split the list again."
            ),
        )
