"""A YAML document from its parser's events: nothing is built that wasn't counted and checked before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from ecpat_training.core.errors import ContentError, RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.characters import check_text, raw_controls
from ecpat_training.files.yaml.quotes import LOADER
from ecpat_training.words.catalogue.message import phrase

DEEPEST = 20
MOST_NODES = 20_000
MAX_TEXT_LENGTH = 20_000

Node: TypeAlias = "dict[str, Node] | list[Node] | str | None"
Mark = tuple[int, int]
_Path = tuple[str | int, ...]

_STANDARD_TAG = "tag:yaml.org,2002:"
_NULL = {"", "~", "null", "Null", "NULL"}
_SIGNED_NUMBER = re.compile(r"\+[0-9][0-9 ._-]*")


@dataclass
class ComposedYaml:
    """A document without errors: its data, the line and column of every part, and warnings."""

    data: Node
    marks: dict[_Path, Mark]
    warnings: list[Finding]


@dataclass
class _OpenNode:
    """A mapping or list whose end hasn't been seen."""

    path: _Path
    node: dict[str, Node] | list[Node]
    key: str | None = None
    key_mark: Mark = (1, 1)
    seen_keys: dict[str, Mark] = field(default_factory=dict)
    repeated_depth: int = 0  # of a repeated key, so that its value doesn't take the first one's place


def compose(text: str, file: str) -> ComposedYaml:
    """Composes the one document of a YAML text.

    Raises:
        RefusedError: the text uses tags, anchors or aliases.
        ContentError: the text is empty, too deep or too long, isn't YAML, repeats a key, or holds control characters.
    """
    return _Composer(file).compose(text)


class _Composer:
    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node = None
        self.documents = 0
        self.nodes = 0
        self.open: list[_OpenNode] = []
        self.marks: dict[_Path, Mark] = {}
        self.findings: list[Finding] = []
        self.unsafe = False

    def compose(self, text: str) -> ComposedYaml:
        self.findings += raw_controls(text, self.file)
        if not self.findings:
            self._read_events(text)
        errors = [finding for finding in self.findings if finding.severity is Severity.ERROR]
        if errors:
            raise RefusedError(self.findings) if self.unsafe else ContentError(self.findings)
        if self.root is None:
            raise ContentError.because(
                "yaml.empty",
                "the file is empty: nothing is written in it.",
                location=Location(self.file),
                hint="Please check that it is the right file.",
            )
        return ComposedYaml(self.root, self.marks, self.findings)

    def _read_events(self, text: str) -> None:
        try:
            for event in _events(text):
                if not self._take(event):
                    return
        except yaml.YAMLError as error:
            from ecpat_training.files.yaml.syntax import syntax_finding  # most files have none

            self.findings.append(syntax_finding(error, text, self.file))

    def _take(self, event: yaml.Event) -> bool:
        """Takes one event in; False when the rest of the file must not be read."""
        if isinstance(event, yaml.DocumentStartEvent):
            return self._document(event)
        if isinstance(event, yaml.NodeEvent):
            self.nodes += 1
            if self.nodes > MOST_NODES:
                self._error(
                    event,
                    "yaml.too-long",
                    phrase("the file holds more than {most_nodes:,} entries.", most_nodes=MOST_NODES),
                    "Please split it.",
                )
                return False
            # Aliases of aliases unfold ten lines to gigabytes, and tags may build objects: neither is ever resolved.
            self._refuse_references(event)
            return self._node(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        return True

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self.documents += 1
        if self.documents > 1:
            line = _mark(event)[0]
            message = phrase(
                "a second document begins on line {line} with `---`; a file holds one document.", line=line
            )
            self._error(event, "yaml.documents", message, "Please take the line out, or make two files.")
        return self.documents == 1

    def _refuse_references(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if not (event.anchor or tag):
            return
        line = _mark(event)[0]
        if isinstance(event, yaml.AliasEvent):
            self.unsafe = True
            message = phrase(
                "the alias `*{short}` on line {line} is refused.", short=_shortened(event.anchor), line=line
            )
            self._error(event, "yaml.alias", message, "Please write the text out where it belongs.")
            return
        if event.anchor:
            self.unsafe = True
            message = phrase(
                "the anchor `&{short}` on line {line} is refused (anchors and aliases aren't used).",
                short=_shortened(event.anchor),
                line=line,
            )
            self._error(event, "yaml.anchor", message, "Please take it out.")
        if tag:
            is_plain = tag == "!" or (tag.startswith(_STANDARD_TAG) and "/" not in tag and ":" not in tag[18:])
            self.unsafe = self.unsafe or not is_plain
            name = tag.replace(_STANDARD_TAG, "!!")
            message = phrase(
                "text expected, not the tag `{short}` on line {line}; tags are refused.",
                short=_shortened(name),
                line=line,
            )
            self._error(event, "yaml.tag", message, "Please take the tag out.")

    def _node(self, event: yaml.NodeEvent) -> bool:
        mark = _mark(event)
        if isinstance(event, yaml.ScalarEvent) and self._is_key():
            self._key(event, mark)
            return True
        if self._is_key():
            self._error(event, "yaml.key", "a key must be text, not a list, a block or an alias.", None)
            return False
        value = self._value(event)
        path = self._place(value, mark)
        if isinstance(value, dict | list):
            self.open.append(_OpenNode(path, value))
            if len(self.open) > DEEPEST:
                message = phrase(
                    "the file is nested deeper than {deepest} levels at line {mark}.", deepest=DEEPEST, mark=mark[0]
                )
                self._error(event, "yaml.too-deep", message, "Please check the brackets and the indentation.")
                return False
        return True

    def _is_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].node, dict) and self.open[-1].key is None

    def _key(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        parent = self.open[-1]
        key = self._text(event)
        if key == "<<":
            self._error(event, "yaml.merge", "merge keys `<<` are not used here.", "Please write the entries out.")
        if key in parent.seen_keys:
            first_mark = parent.seen_keys[key]
            message = phrase(
                "the key `{short}` occurs twice, on line {first} and on line {mark}.",
                short=_shortened(key),
                first=first_mark[0],
                mark=mark[0],
            )
            self._error(event, "yaml.duplicate-key", message, "Please keep one of them.")
            parent.repeated_depth += 1
            # No text of a file holds NUL here, so that the key meets no other; reading goes on to tell all faults at
            # once.
            key = f"{key}\0{parent.repeated_depth}"
        parent.seen_keys[key] = parent.key_mark = mark
        parent.key = key

    def _value(self, event: yaml.NodeEvent) -> Node:
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        if isinstance(event, yaml.SequenceStartEvent):
            return []
        if not isinstance(event, yaml.ScalarEvent):
            return None
        is_plain = not event.style
        if is_plain and event.value in _NULL:
            return None
        if is_plain and _SIGNED_NUMBER.fullmatch(event.value):
            message = phrase(
                "`{short}` would be read as a number, without its plus, by other programs.",
                short=_shortened(event.value),
            )
            self._error(event, "yaml.signed-number", message, "Please quote it, if it is text.")
        return self._text(event)

    def _text(self, event: yaml.ScalarEvent) -> str:
        if len(event.value) > MAX_TEXT_LENGTH:
            message = phrase(
                "a text of {value:,} characters; at most {longest:,} are read.",
                value=len(event.value),
                longest=MAX_TEXT_LENGTH,
            )
            self._error(event, "yaml.text-too-long", message, "Please shorten it.")
            return ""
        if not (event.value.isascii() and event.value.isprintable()):
            self.findings += check_text(event.value, Location(self.file, *_mark(event)))
        return str(event.value)

    def _place(self, value: Node, mark: Mark) -> _Path:
        """Puts a value where it belongs; blocks and lists are found by their key's mark, text by its own."""
        if not self.open:
            self.root = value
            self.marks[()] = mark
            return ()
        parent = self.open[-1]
        if isinstance(parent.node, list):
            path: _Path = (*parent.path, len(parent.node))
            parent.node.append(value)
        else:
            key = parent.key or ""
            path = (*parent.path, key)
            parent.node[key] = value
            mark = mark if isinstance(value, str) else parent.key_mark
            parent.key = None
        self.marks[path] = mark
        return path

    def _error(self, event: yaml.Event, code: str, message: str, hint: str | None) -> None:
        location = Location(self.file, *_mark(event))
        self.findings.append(Finding(code, Severity.ERROR, message, location, hint))


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=LOADER)
    return events


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _shortened(text: str | None, limit: int = 60) -> str:
    visible_text = visible(text or "")
    return visible_text if len(visible_text) <= limit else f"{visible_text[:limit]}..."
