"""Text from files is data: nothing in it may steer a terminal, hide letters or reorder a line."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable

# Control characters (C0, DEL, C1), lone surrogates, non-characters, and the format characters that
# reorder or hide text: bidirectional overrides and isolates, zero-width and byte-order marks,
# line and paragraph separators, soft hyphen, Hangul and Mongolian fillers.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ufdd0-\ufdef\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MARKS = re.compile(r"(\S[\u0300-\u036f]{4})[\u0300-\u036f]+")


def unsafe_characters(text: str) -> list[str]:
    """The characters of a text that could steer or deceive, as `U+202E`, each once, in order; line ends and
    tabs don't count."""
    characters = dict.fromkeys(_UNSAFE.findall(text))
    return [f"U+{ord(character):04X}" for character in characters if character not in "\t\n\r"]


def replace_unsafe(text: str, replace_character: Callable[[str], str]) -> str:
    """A text in which `replace_character` says how each unsafe character is written, line ends and tabs among them."""
    return _UNSAFE.sub(lambda match: replace_character(match.group()), text)


def visible(text: str, *, lines: bool = False) -> str:
    """A text in which each unsafe character shows as `<U+202E>`; with `lines`, line feeds stay."""

    def escape_character(match: re.Match[str]) -> str:
        character = match.group()
        if lines and character == "\n":
            return character
        return " " if character in "\t\n\r" else f"<U+{ord(character):04X}>"

    # More than four marks on one letter ("Zalgo" text) would run over the lines above and below.
    return _MARKS.sub(r"\1", _UNSAFE.sub(escape_character, text.replace("\r\n", "\n")))


def squeeze(text: str) -> str:
    """A text without outer white space and byte-order marks, each inner run of white space one space."""
    # most cells are as they should be, and seeing it is twice as quick as mending it
    if text.isascii() and (text.isalnum() or (text.isprintable() and "  " not in text and text == text.strip())):
        return text
    return " ".join(text.replace("\ufeff", "").split())


def fold(text: str) -> str:
    """A text for comparison: squeezed, compatibility-composed, case folded the same way in every locale."""
    if text.isascii():
        return text.lower() if text.isalnum() else squeeze(text).lower()
    # NFKC: full-width letters and ligatures of PDF copies equal plain ones; casefold: `STRASSE` equals `straße`.
    return squeeze(unicodedata.normalize("NFKC", text)).casefold()


def sentence(text: str, ids: Collection[str] = ()) -> str:
    """A text that begins with a capital, or with one of these ids as the file writes it."""
    first_word = re.match(r"[\w-]*", text)
    return text if first_word and first_word.group() in ids else text[:1].upper() + text[1:]


def closest_name(name: str, names: Iterable[str]) -> str | None:
    """The known name that somebody probably meant, spelt alike; capital and small letters are the same."""
    name_by_key: dict[str, str] = {}
    for candidate in names:
        name_by_key.setdefault(fold(candidate), candidate)
    close_keys = difflib.get_close_matches(fold(name), name_by_key, n=1)
    return name_by_key[close_keys[0]] if close_keys else None


def slug(text: str, limit: int = 60) -> str:
    """A safe part of a file name: letters, digits and hyphens only; `untitled` when nothing is left."""
    # NFKD takes accents off their letters, so that `é` becomes `e` and isn't lost.
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")[:limit].strip("-")
    reserved = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
    # Windows opens a device under these names, in any folder.
    return f"{name}-" if name in reserved else name or "untitled"


def listing(names: list[str], limit: int = 6) -> str:
    """Names as a person lists them: `a, b and c`; beyond `limit`, `a, b, c and 4 more`."""
    if len(names) > limit:
        return f"{', '.join(names[:limit])} and {len(names) - limit} more"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


_FULL_STOP = re.compile(r"(?<=[^\W\d])\.$")  # behind a word: `q1.` may be an id


def add_mark(title: str, mark: str) -> str:
    """A title with a mark of ours behind it, such as `:`. One that asks keeps its own (`How sure?`), and a full stop
    gives way (`Statements.` is `Statements:`), so that no two stand side by side."""
    return title if title.endswith(("?", "!")) else f"{_FULL_STOP.sub('', title)}{mark}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: `1 person`, `2 persons`, `17 people`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
