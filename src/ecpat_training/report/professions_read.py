"""Which words of a list were read as which profession, how often: what a reader should see before the figures."""

from collections.abc import Iterable

from ecpat_training.core.text import count, fold
from ecpat_training.results.check import ReadAs

_WORDS = 12  # that are named
_HIDDEN = "the value in "  # what stands for a cell that may hold a name


def professions_read(read_as: Iterable[ReadAs]) -> str:
    """`Read as police officer: “Inspector” 4 times, “inspektor” 2 times.`, a sentence for each profession, the most
    frequent words first; empty where every word says its profession itself."""
    words: dict[tuple[str, str], int] = {}
    for entry in read_as:
        profession, side, _ = entry.meaning.partition(" (")
        if entry.kind == "profession" and side and fold(entry.written) != profession:
            words[profession, entry.written] = words.get((profession, entry.written), 0) + entry.count
    ranked = sorted(words.items(), key=lambda item: -item[1])
    said: dict[str, list[str]] = {}
    for (profession, written), times in ranked[:_WORDS]:
        quoted = written if written.startswith(_HIDDEN) else f"“{written}”"
        said.setdefault(profession, []).append(f"{quoted} {'once' if times == 1 else count(times, 'time')}")
    sentences = [f"Read as {profession}: {', '.join(each)}." for profession, each in said.items()]
    if (rest := len(ranked) - _WORDS) > 0:
        sentences.append(f"{count(rest, 'more word')} like these.")
    return " ".join(sentences)
