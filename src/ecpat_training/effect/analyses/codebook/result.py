"""What every column of answers means."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodebookItem:
    """An item: its wording in each language, its scale and level, which answers there are, which is right, whether it
    is turned round in the score, and how many answered it in each wave (None where it was not asked)."""

    item: str
    texts: tuple[tuple[str, str], ...]
    scale: str
    scale_title: str
    level: str
    kind: str
    chapter: str
    form: str
    answers: str
    key: str
    turned: bool
    untaught: bool
    answered: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All items in the instrument's order, and what the files write where there is no answer."""

    items: tuple[CodebookItem, ...]
    missing: tuple[str, ...]
