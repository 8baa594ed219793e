"""Where the source names commands and options of ours: in texts that somebody reads, and as data in messages."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from typer.main import get_command

from ecpat_training.cli.main import app
from ecpat_training.serve.showing.page_hints import PAGES
from tests.sources import SOURCE, nodes

SCHEMA = "a title of a JSON Schema, for whoever writes programs"
EDITED = "remarks of a file that a person edits and hands to a command"
SHEET = "a cell of a workbook that a person fills in and hands to a command"
REPORT = "a note of a report that holds less than its other formats"
ON_PAPER: dict[str, str] = {
    "agenda/report/agenda_yaml.py": EDITED,
    "documents/prepared.py": REPORT,
    "documents/report_schema.py": SCHEMA,
    "documents/terminal/terminal.py": REPORT,
    "effect/counting/json_schema.py": SCHEMA,
    "disclosure/yaml.py": EDITED,
    "effect/programme/report/for_machines.py": SCHEMA,
    "effect/report/json_schema.py": SCHEMA,
    "followup/report/form_workbook.py": SHEET,
    "network/report/entry_workbook.py": SHEET,
    "roster/report/json_schema.py": SCHEMA,
    "roster/report/match.py": EDITED,
    "roster/report/roster_map.py": EDITED,
    "series/model/draw_log.py": "a remark of a log that is published",
    "survey/quotes/file.py": EDITED,
    "survey/report/instrument_yaml.py": EDITED,
    "survey/report/json_schema.py": SCHEMA,
    "survey/report/survey_map.py": EDITED,
    "trainers/report/pool_map.py": EDITED,
}
"""Modules whose texts are written into files, or are for somebody who types commands: why each may name them."""
ANY_COMMAND = frozenset({"--help", "--json", "--version"})


@dataclass(frozen=True)
class Prose:
    """A text of the source with its place, values in it as …."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(SOURCE)}:{self.line} {self.text!r}"


@cache
def commands() -> dict[str, frozenset[str]]:
    """The options of each command, by its words; of groups too."""
    return dict(_commands(get_command(app), ""))


def _commands(command: Any, words: str) -> Iterator[tuple[str, frozenset[str]]]:
    options = (name for part in command.params for name in (*part.opts, *part.secondary_opts) if name.startswith("-"))
    yield words, ANY_COMMAND.union(options)
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, f"{words} {name}".strip())


@cache
def terminal_words() -> re.Pattern[str]:
    """What nobody understands who never sees a command line."""
    names = "|".join(sorted({re.escape(words.split()[0]) for words in commands() if words}))
    return re.compile(rf"ecpat (?:{names})\b|(?<![\w-])--[a-z]")


def prose_with_commands() -> Iterator[Prose]:
    """Each text for people, outside of the help of the command line itself, that names a command or an option in prose
    and not as data."""
    for path, inside in nodes().items():
        if "commands" in path.parts or path.name == "options.py" or path.is_relative_to(SOURCE / "cli"):
            continue
        if str(path.relative_to(SOURCE)) not in ON_PAPER:
            yield from (text for text in _texts(path, inside) if _is_prose(text.text))


_LINE = re.compile(r"\s*(?:ecpat|--[a-z])[^.:;`“”\n]*")
"""A command line or the end of one, as provenance has it: no sentence."""


def _is_prose(text: str) -> bool:
    is_line = text in PAGES or _LINE.fullmatch(text)
    return " " in text.strip() and bool(terminal_words().search(text)) and not is_line


def _texts(path: Path, inside: Any) -> Iterator[Prose]:
    """The texts of a file, but for its docstrings and what commands and options are made of."""
    skipped = {id(node.value) for node in inside if isinstance(node, ast.Expr)}
    for node in inside:
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
        elif isinstance(node, ast.FormattedValue) and node.format_spec:
            skipped |= {id(part) for part in ast.walk(node.format_spec)}
        elif _is_data(node) or (isinstance(node, ast.keyword) and node.arg == "help"):
            skipped |= {id(part) for part in ast.walk(node)}
    for node in inside:
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield Prose(path, node.lineno, "".join(parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Prose(path, node.lineno, node.value)


def _is_data(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Command", "Option")


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Each call of a function or class, with its file."""
    for path, inside in nodes().items():
        for node in inside:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path, node


def literal(node: ast.expr | None) -> str | None:
    """A text that stands there as it is; in one with values, these as …; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return None
