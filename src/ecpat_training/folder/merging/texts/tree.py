"""A YAML file as its keys, each with the lines that are its own: put one after the other they are the file again.

Nothing is interpreted: a comment belongs to the key below it, and what isn't plainly a key, or an item with an `id`, is
part of what it stands in.
"""

import re
from collections.abc import Iterator, Sequence

_KEY = re.compile(r"(?P<indent> *)(?P<key>[\w][^:#\n\"'{}\[\]]*?|\"[^\"\n]+\"):(?:\s|$)")
_ITEM = re.compile(r"(?P<indent> *)- ")
_ID = re.compile(r"(?:^|[\s{,])id: *[\"']?(?P<id>[\w.-]+)")
APART = "\x1f"
"""Between the steps of a key's path."""
_END = "~end"


def nodes(text: str) -> dict[str, str]:
    """The lines of each key by its path, in the file's order; what follows the last key is at the end. Lines are kept
    with their ends."""
    lines = text.splitlines(keepends=True)
    lines_by_path = dict(_within(lines, ""))
    return lines_by_path if "".join(lines_by_path.values()) == text else {}


def parents(path: str) -> list[str]:
    """The paths of what a key stands in, the outermost first."""
    steps = path.split(APART)
    return [APART.join(steps[:number]) for number in range(1, len(steps))]


def _within(lines: Sequence[str], path: str) -> Iterator[tuple[str, str]]:
    """The keys of a block, each followed by those within it; the whole block at its own path where it has none."""
    parts = _parts(lines)
    if parts is None:
        if lines:
            yield path or _END, "".join(lines)
        return
    for name, first, last in parts:
        key_path = f"{path}{APART}{name}" if path else name
        body = _body(lines, first, last)
        inner = _parts(lines[body:last]) if body < last and name != _END else None
        if inner is None:
            yield key_path, "".join(lines[first:last])
        else:
            yield key_path, "".join(lines[first:body])
            yield from _within(lines[body:last], key_path)


def _body(lines: Sequence[str], first: int, last: int) -> int:
    """Where a key's own line ends, past the comments above it."""
    return (
        next(index for index in range(first, last) if not _idle(lines[index])) + 1
        if _holds(lines[first:last])
        else last
    )


def _holds(lines: Sequence[str]) -> bool:
    return any(not _idle(line) for line in lines)


def _idle(line: str) -> bool:
    """Whether a line is empty or a comment alone."""
    return not line.strip() or line.lstrip().startswith("#")


def _parts(lines: Sequence[str]) -> list[tuple[str, int, int]] | None:
    """The keys or items of a block with their first and last lines; None where it isn't plainly made of such."""
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if not _idle(line)), None)
    if indent is None:
        return None
    starts: list[tuple[str, int]] = []
    items = set()
    for index, line in enumerate(lines):
        depth = len(line) - len(line.lstrip(" "))
        if _idle(line) or depth > indent:
            continue
        key, item = _KEY.match(line), _ITEM.match(line)
        if depth < indent or not (key or item):
            return None
        items.add(bool(item))
        starts.append((key["key"] if key and not item else "", index))
    if len(items) != 1:
        return None
    begins = [
        _with_comments(lines, start, starts[number - 1][1] if number else -1)
        for number, (_, start) in enumerate(starts)
    ]
    last = max(number for number in range(len(lines)) if not _idle(lines[number])) + 1
    ends = [*begins[1:], last]
    names = [name for name, _ in starts] if items == {False} else _ids(lines, [start for _, start in starts], ends)
    if len({*names}) != len(names) or not all(names):
        return None
    tail = [(_END, last, len(lines))] if last < len(lines) else []
    return [*zip(names, begins, ends, strict=True), *tail]


def _ids(lines: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[str]:
    matches = [_ID.search("".join(lines[first:last])) for first, last in zip(starts, ends, strict=True)]
    return [f"id {match['id']}" if match else "" for match in matches]


def _with_comments(lines: Sequence[str], index: int, before: int) -> int:
    """The first of the empty lines and comments right above a line."""
    while index - 1 > before and _idle(lines[index - 1]):
        index -= 1
    return index
