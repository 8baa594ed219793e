"""The entries of a list in a YAML file as a person wrote them, so that one is changed and the rest stays as it is, with
every remark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from ecpat_training.files.yaml.quotes import indentation


@dataclass(frozen=True, slots=True)
class YamlEntry:
    """An entry in its file: the numbers of its lines, from 0. From `above` on stand the remarks and empty lines above
    it, from `begin` on the entry itself, which is over at `end`; `indent` blanks stand before its dash."""

    above: int
    begin: int
    end: int
    indent: int


def entries_at(lines: Sequence[str], begins: Sequence[int]) -> list[YamlEntry] | None:
    """The entries of a list that begin in these lines, in their order; None where the file doesn't write them one below
    the other, each behind a dash."""
    entries: list[YamlEntry] = []
    for begin in begins:
        if not lines[begin].lstrip().startswith("- ") or (entries and begin < entries[-1].end):
            return None
        indent = indentation(lines[begin])
        end = begin + 1
        for number in range(begin + 1, len(lines)):
            if _says_something(lines[number]):
                if indentation(lines[number]) <= indent:
                    break
                end = number + 1
        above = begin
        while above and not _says_something(lines[above - 1]):
            above -= 1
        entries.append(YamlEntry(above, begin, end, indent))
    return entries


def remarks_in(text: str) -> tuple[str, ...]:
    """What stands behind a `#` in a part of a YAML file, without the signs."""
    return tuple(_remarks(text))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _remarks(text: str) -> Iterator[str]:
    """Between two tokens stand blanks and remarks, and nothing else."""
    over = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        yield from _between(text[over : token.start_mark.index])
        over = max(over, token.end_mark.index)
    yield from _between(text[over:])


def _between(text: str) -> Iterator[str]:
    for line in text.splitlines():
        _, sign, comment = line.partition("#")
        if sign and comment.strip():
            yield comment.strip()
