"""Lines of a list that are about people or about the list, and no person: counts, legends, contacts, signatures."""

import re
from collections.abc import Sequence

from ecpat_training.roster.reading.values import gender, names_work, stakeholder
from ecpat_training.words.lists.rows import OF_WHICH, PEOPLE, REMARK_WORDS, SUBTOTALS, TOTALS
from ecpat_training.words.matching import letters_key
from ecpat_training.words.totals import is_number, is_total

HEADCOUNT = re.compile(r"(?:ca\.?\s*|about\s+|~)?\d{1,3}\s*(?:x\s+|×\s*)?([^\W\d_].*)", re.DOTALL)
_WORDS = 3  # of a label
PIECES = re.compile(r"\d+|[^\W\d_]+")
_MOST_DIGITS = 3  # of a count of people
_LEGEND = re.compile(r"^\W*([^\W\d_]{1,12})\W*\s[–—-]\s+(\S+)")
_REMARK = "it is a remark on the list"
_NO_LABEL = frozenset('";=<>[]{}|@#')  # signs of codes
_LABELLED_CELL_COUNT = 2  # cells of a label and what it says
_MOST_SIGNS = 3  # letters of what stands in a cell of its own before what it means
_SIGN = 2  # letters of a legend's label that can be no given name
_BLANK_LINE = re.compile(r"_{3,}|\.{5,}|…{2,}")


def about_people(texts: Sequence[str], is_name: bool) -> tuple[str, bool] | None:
    """Says why a row only counts people (a total, a part of it, a number in the place of a name), and whether to ask.

    None where the row may be a person.

    Args:
        texts: its filled cells, without a running number.
        is_name: whether the first stands in a column for names.
    """
    first, *further_texts = texts
    if all(map(is_number, further_texts)) and (
        about := _about_figures(first, bool(further_texts))
    ):  # most rows hold more
        return about
    if further_texts and all(map(is_figures, further_texts)) and (remainder := behind_label(first, TOTALS)) is not None:
        return "it is a total", bool(remainder)
    counted = HEADCOUNT.fullmatch(first) if is_name else None
    if counted and is_of_people(counted[1]):
        return "it is about several people without their names", True
    return None


def _about_figures(first: str, has_figures: bool) -> tuple[str, bool] | None:
    """Why a row that holds nothing but figures behind its first text is nobody, and whether to ask."""
    has_figures = has_figures or any(map(str.isdigit, first))
    if is_total(first) or behind_label(first, SUBTOTALS) is not None:
        return "it is a total", False
    if behind_label(first, TOTALS):
        return "it is a total", not has_figures
    if has_figures and (behind_label(first, OF_WHICH) is not None or (len(letters_key(first)) == 1 and gender(first))):
        return "it counts a part of the people", False
    return None


def about_the_list(texts: Sequence[str], is_name: bool) -> tuple[str, bool] | None:
    """Says why a row of few cells is about the list itself (a contact, a legend, a signature), and whether to ask.

    None where the row may be a person.
    """
    first, *further_texts = texts
    label, colon, remainder = first.partition(":")
    if letters_key(label) in REMARK_WORDS and (colon or further_texts):
        return _REMARK, not colon
    if colon and behind_label(label, REMARK_WORDS) is not None and (remainder or further_texts):
        return _REMARK, False
    if all(_BLANK_LINE.search(text) or text.endswith(":") for text in texts):
        return "it is a line to be filled in", False
    if not any(any(map(str.isalnum, text)) for text in texts):
        return "it holds nothing but signs", False
    if _is_explained(first, *further_texts[:1]):
        return "it is a legend", False
    if (parts := _LEGEND.match(first)) and not (is_name and _is_double_name(*parts.groups())):
        return "it is a legend", is_name and len(parts[1]) > _SIGN
    if is_name and ("@" in first or (colon and not first.endswith(":"))):
        return _REMARK, True
    if is_name and further_texts and first.endswith(":"):
        return _REMARK, True
    if (
        further_texts
        and len(first) < len(further_texts[0])
        and stakeholder(first)
        and stakeholder(first) == stakeholder(further_texts[0])
    ):
        return "it is a legend", True
    return None


def _is_explained(first: str, second: str = "") -> bool:
    """Whether a sign is explained (`f = female`, `LE | = law enforcement`); an address with `?id=5` in it isn't one."""
    if "=" in first:
        return "://" not in first
    return "=" in second and (len(letters_key(first)) <= _MOST_SIGNS or second.startswith("="))


def about_a_signature(texts: Sequence[str], is_name: bool) -> tuple[str, bool] | None:
    """Says why a row whose first cell is a label is nobody, and whether to ask; None where the row may be a person.

    `Prepared by: | Ana | Checked by: | Ben` says who made the list, `Interpreter: Eva Green` who else was there,
    however wide the row is. It is asked unless the label alone is clear.
    """
    label, colon, remainder = texts[0].partition(":")
    labelled = bool(colon) and _is_label(label)
    if labelled and letters_key(label) in REMARK_WORDS:
        return _REMARK, bool(remainder)
    if labelled and (remainder.strip() if is_name else len(texts) <= _LABELLED_CELL_COUNT):
        return _REMARK, True
    labels = texts[::2]
    if len(labels) > 1 and all(
        label_text.endswith(":") or letters_key(label_text) in REMARK_WORDS for label_text in labels
    ):
        return _REMARK, True
    return None


def _is_label(text: str) -> bool:
    """Whether words before a colon may say what stands behind it: no sign of a code or of a number is among them."""
    return not any(character.isdigit() or character in _NO_LABEL for character in text)


def _is_double_name(label: str, following: str) -> bool:
    """Whether words on both sides of a dash are those of a name: `Ana - Maria Popa`, but not `GO - Governmental`."""
    return (
        len(label) > _SIGN and label.istitle() and following.istitle() and not (names_work(label) or stakeholder(label))
    )


def is_figures(text: str) -> bool:
    """A count, or counts with what they are of: `4 чел.`, `2 ж / 2 м`, `women: 9`; no telephone, and no address."""
    pieces = PIECES.findall(text)
    figures = [piece for piece in pieces if piece.isdigit()]
    words = len(pieces) - len(figures)
    counts = 0 < words <= 2 * len(figures) and "@" not in text and max(map(len, figures)) <= _MOST_DIGITS
    return is_number(text) or counts


def behind_label(text: str, words: frozenset[str]) -> str | None:
    """What stands behind one of some words with which a text begins; None where it begins with none."""
    parts = text.replace(":", " ").split()
    for length in range(min(_WORDS, len(parts)), 0, -1):
        if letters_key("".join(parts[:length])) in words:
            return " ".join(parts[length:])
    return None


def is_of_people(text: str) -> bool:
    """Whether what stands behind a number names a kind of people: `officers`, `social workers`, `полицаи`."""
    return text == text.lower() or names_work(text) or not PEOPLE.isdisjoint(map(letters_key, text.split()))
