"""A YAML file as its keys, each with the lines that are its own: put one after the other they are the file again.

Nothing is interpreted: a comment belongs to the key below it, and what isn't plainly a key, or an item with an `id`, is
part of what it stands in.
"""

import re
from collections.abc import Iterator, Sequence

_KEY = re.compile(r"(?P<indent> *)(?P<key>[\w][^:#\n\"'{}\[\]]*?|\"[^\"\n]+\"):(?:\s|$)")
_ITEM = re.compile(r"(?P<indent> *)- ")
_ID = re.compile(r"(?:^|[\s{,])id: *[\"']?(?P<id>[\w.-]+)")
PATH_SEPARATOR = "\x1f"
"""Between the steps of a key's path."""
_END = "~end"


def nodes(text: str) -> dict[str, str]:
    """The lines of each key by its path, in the file's order; what follows the last key is at the end. Lines are kept
    with their ends."""
    lines = text.splitlines(keepends=True)
    lines_by_path = dict(_walk_lines(lines, ""))
    return lines_by_path if "".join(lines_by_path.values()) == text else {}


def parents(path: str) -> list[str]:
    """The paths of what a key stands in, the outermost first."""
    steps = path.split(PATH_SEPARATOR)
    return [PATH_SEPARATOR.join(steps[:number]) for number in range(1, len(steps))]


def _walk_lines(lines: Sequence[str], path: str) -> Iterator[tuple[str, str]]:
    """The keys of a block, each followed by those within it; the whole block at its own path where it has none."""
    sections = _split_parts(lines)
    if sections is None:
        if lines:
            yield path or _END, "".join(lines)
        return
    for name, first_line, end_line in sections:
        key_path = f"{path}{PATH_SEPARATOR}{name}" if path else name
        body = _body(lines, first_line, end_line)
        inner_sections = _split_parts(lines[body:end_line]) if body < end_line and name != _END else None
        if inner_sections is None:
            yield key_path, "".join(lines[first_line:end_line])
        else:
            yield key_path, "".join(lines[first_line:body])
            yield from _walk_lines(lines[body:end_line], key_path)


def _body(lines: Sequence[str], first_line: int, end_line: int) -> int:
    """Where a key's own line ends, past the comments above it."""
    return (
        next(index for index in range(first_line, end_line) if not _is_idle_line(lines[index])) + 1
        if _has_content(lines[first_line:end_line])
        else end_line
    )


def _has_content(lines: Sequence[str]) -> bool:
    return any(not _is_idle_line(line) for line in lines)


def _is_idle_line(line: str) -> bool:
    """Whether a line is empty or a comment alone."""
    return not line.strip() or line.lstrip().startswith("#")


def _split_parts(lines: Sequence[str]) -> list[tuple[str, int, int]] | None:
    """The keys or items of a block with their first and last lines; None where it isn't plainly made of such."""
    indentation = next((len(line) - len(line.lstrip(" ")) for line in lines if not _is_idle_line(line)), None)
    if indentation is None:
        return None
    starts: list[tuple[str, int]] = []
    items = set()
    for index, line in enumerate(lines):
        depth = len(line) - len(line.lstrip(" "))
        if _is_idle_line(line) or depth > indentation:
            continue
        key, item = _KEY.match(line), _ITEM.match(line)
        if depth < indentation or not (key or item):
            return None
        items.add(bool(item))
        starts.append((key["key"] if key and not item else "", index))
    if len(items) != 1:
        return None
    start_lines = [
        _first_comment_line(lines, start, starts[number - 1][1] if number else -1)
        for number, (_, start) in enumerate(starts)
    ]
    end_line = max(number for number in range(len(lines)) if not _is_idle_line(lines[number])) + 1
    end_lines = [*start_lines[1:], end_line]
    names = [name for name, _ in starts] if items == {False} else _ids(lines, [start for _, start in starts], end_lines)
    if len({*names}) != len(names) or not all(names):
        return None
    end_section = [(_END, end_line, len(lines))] if end_line < len(lines) else []
    return [*zip(names, start_lines, end_lines, strict=True), *end_section]


def _ids(lines: Sequence[str], starts: Sequence[int], end_lines: Sequence[int]) -> list[str]:
    matches = [
        _ID.search("".join(lines[start_line:end_line])) for start_line, end_line in zip(starts, end_lines, strict=True)
    ]
    return [f"id {match['id']}" if match else "" for match in matches]


def _first_comment_line(lines: Sequence[str], index: int, before: int) -> int:
    """The first of the empty lines and comments right above a line."""
    while index - 1 > before and _is_idle_line(lines[index - 1]):
        index -= 1
    return index
