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

    remark_start: int
    start_line: int
    end: int
    indent_width: int


def read_entries(lines: Sequence[str], start_lines: Sequence[int]) -> list[YamlEntry] | None:
    """The entries of a list that begin in these lines, in their order; None where the file doesn't write them one below
    the other, each behind a dash."""
    entries: list[YamlEntry] = []
    for start_line in start_lines:
        if not lines[start_line].lstrip().startswith("- ") or (entries and start_line < entries[-1].end):
            return None
        indent_width = indentation(lines[start_line])
        end = start_line + 1
        for number in range(start_line + 1, len(lines)):
            if _has_content(lines[number]):
                if indentation(lines[number]) <= indent_width:
                    break
                end = number + 1
        remark_start = start_line
        while remark_start and not _has_content(lines[remark_start - 1]):
            remark_start -= 1
        entries.append(YamlEntry(remark_start, start_line, end, indent_width))
    return entries


def read_remarks(text: str) -> tuple[str, ...]:
    """What stands behind a `#` in a part of a YAML file, without the signs."""
    return tuple(_remarks(text))


def _has_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _remarks(text: str) -> Iterator[str]:
    """Between two tokens stand blanks and remarks, and nothing else."""
    scanned_end = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        yield from _remarks_between(text[scanned_end : token.start_mark.index])
        scanned_end = max(scanned_end, token.end_mark.index)
    yield from _remarks_between(text[scanned_end:])


def _remarks_between(text: str) -> Iterator[str]:
    for line in text.splitlines():
        _, sign, comment = line.partition("#")
        if sign and comment.strip():
            yield comment.strip()
