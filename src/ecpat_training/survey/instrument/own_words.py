"""What a question asks by itself: its words without the grid's question, which platforms write before each row."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from ecpat_training.survey.instrument.item import ScaleItem

_MIN_STEM_LENGTH = 20  # letters of a grid's question; what is shorter may be how several statements begin
_ROW = re.compile(r"(?P<stem>\S.*?)\s*\[(?P<row>[^\[\]]+)\]\s*", re.DOTALL)
_BREAK = re.compile(r"(?:[.:?!…]\s*[-–—]|\s[-–—]|[.:?!…])\s+")


def statement_words(item: ScaleItem, scale_items: Sequence[ScaleItem]) -> str:
    """An item's words in its first language, without the beginning that all `scale_items` share, such as `How much do
    you agree? - `. A report cuts long questions short, and would show that beginning alone."""
    texts = {other_item.id: next(iter(other_item.texts()), "") for other_item in scale_items}
    text = texts.get(item.id, "")
    if len(set(texts.values())) < 2 or not all(texts.values()):
        return text
    rows = {id_: match for id_, row_text in texts.items() if (match := _ROW.fullmatch(row_text))}
    if len(rows) == len(texts):
        is_shared_stem = len({match["stem"] for match in rows.values()}) == 1
        return rows[item.id]["row"] if is_shared_stem else text
    end = max((break_match.end() for break_match in _BREAK.finditer(_shared_beginning(texts.values()))), default=0)
    return (
        text[end:] if end >= _MIN_STEM_LENGTH and all(row_text[end:].strip() for row_text in texts.values()) else text
    )


def _shared_beginning(texts: Iterable[str]) -> str:
    """How all of them begin: as the first and the last of them in alphabetical order do."""
    sorted_texts = sorted(texts)
    pairs = zip(sorted_texts[0], sorted_texts[-1], strict=False)
    return "".join(character for character, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
