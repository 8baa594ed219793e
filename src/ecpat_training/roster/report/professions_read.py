"""Which words of a list were read as which profession, how often: what a reader should see before the figures."""

from collections.abc import Iterable

from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold
from ecpat_training.roster.model.check import ReadAs

_WORDS = 12  # that are named
_HIDDEN = "the value in "  # what stands for a cell that may hold a name


def readings(read_as: Iterable[ReadAs]) -> tuple[dict[str, list[tuple[str, int, Location]]], int]:
    """The words that were read as each profession, with how often and where first, the most frequent first; and how
    many words more there are. Left out is what says its profession itself."""
    words: dict[tuple[str, str], tuple[int, Location]] = {}
    for entry in read_as:
        profession, side, _ = entry.meaning.partition(" (")
        if entry.kind == "profession" and side and fold(entry.written) != profession:
            times, where = words.get((profession, entry.written), (0, entry.where))
            words[profession, entry.written] = times + entry.count, where
    ranked = sorted(words.items(), key=lambda item: -item[1][0])
    said: dict[str, list[tuple[str, int, Location]]] = {}
    for (profession, written), (times, where) in ranked[:_WORDS]:
        said.setdefault(profession, []).append((written, times, where))
    return said, max(0, len(ranked) - _WORDS)


def hidden(written: str) -> bool:
    """Whether a place stands for a cell that may hold a name."""
    return written.startswith(_HIDDEN)


def professions_read(read_as: Iterable[ReadAs]) -> str:
    """`Read as police officer: “Inspector” 4 times, “inspektor” 2 times.`, a sentence for each profession, the most
    frequent words first; empty where every word says its profession itself."""
    said, rest = readings(read_as)
    sentences = [
        f"Read as {profession}: {', '.join(_told(written, times) for written, times, _ in each)}."
        for profession, each in said.items()
    ]
    if rest:
        sentences.append(f"{count(rest, 'more word')} like these.")
    return " ".join(sentences)


def _told(written: str, times: int) -> str:
    return f"{written if hidden(written) else f'“{written}”'} {'once' if times == 1 else count(times, 'time')}"
