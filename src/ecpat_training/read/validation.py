"""What pydantic says about a file, in words that a secretary can act on, each with its place."""

import difflib
import re
from collections.abc import Callable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.model.base import MisfitError, Noun
from ecpat_training.read.look_alike import foreign_letters

_Path = tuple[str | int, ...]

_PATTERNS = {
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$": "a short name of Latin letters, digits, `-` and `_` is expected",
    r"^[A-Z]{2}$": "a country's code of two capital letters is expected, such as `NO`",
    r"^[a-z]{2,3}$": "a language's code of two or three small letters is expected, such as `en`",
    r"^(\d{4}-\d{2} to \d{4}-\d{2})?$": "write it like `2005-01 to 2006-12`",
}
_EXPECTED = {
    "string": "text is expected",
    "int": "a whole number is expected",
    "float": "a number is expected",
    "bool": "`true` or `false` is expected",
    "date": "a date such as `2005-05-12` is expected",
    "tuple": "a list is expected",
    "list": "a list is expected",
    "dict": "lines of `key: value` are expected",
    "model": "lines of `key: value` are expected",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "at least {} is expected"),
    "greater_than": ("gt", "more than {} is expected"),
    "less_than_equal": ("le", "at most {} is expected"),
    "less_than": ("lt", "less than {} is expected"),
    "string_too_long": ("max_length", "the text is too long: at most {} characters are allowed"),
    "too_long": ("max_length", "the list is too long: at most {} entries are allowed"),
    "too_short": ("min_length", "the list is too short: at least {} is expected"),
}


def explain(
    error: ValidationError, noun: type[Noun], data: object, where: Callable[[_Path], Location]
) -> list[Finding]:
    """The findings of a failed validation, one a problem, in the order of the file.

    Args:
        error: what pydantic raised.
        noun: the model that the data should have been.
        data: what was validated.
        where: the place of a path in the file.
    """
    problems = error.errors(include_url=False, include_input=False)
    findings: dict[Finding, None] = {}
    for problem in problems:
        path: _Path = tuple(problem["loc"])
        if _is_echo(problem, path, problems, data):
            continue
        fault = problem.get("ctx", {}).get("error")
        if isinstance(fault, MisfitError):
            for inner, message in fault.problems:
                findings[_finding("content.misfit", (*path, *inner), data, f"{message}.", None, where)] = None
            continue
        code, message, hint = _words(problem, path, noun, data)
        findings[_finding(code, path, data, message, hint, where)] = None
    return sorted(findings, key=lambda finding: (finding.where.line or 0) if finding.where else 0)


def _finding(
    code: str, path: _Path, data: object, message: str, hint: str | None, where: Callable[[_Path], Location]
) -> Finding:
    # What is missing, and a key that isn't known, are named in the message.
    said = _spoken(path[:-1] if code in ("content.missing", "content.unknown-key") else path, data)
    return Finding(code, Severity.ERROR, f"{said}: {message}" if said else message, where(path), hint)


def _words(problem: Any, path: _Path, noun: type[Noun], data: object) -> tuple[str, str, str | None]:
    """The code, message and hint of one problem."""
    kind, context, value = problem["type"], problem.get("ctx", {}), _value(data, path)
    if kind == "missing":
        return "content.missing", f"`{path[-1]}` is missing.", "Please write it."
    if kind == "extra_forbidden":
        known = _keys(noun, path[:-1])
        close = difflib.get_close_matches(str(path[-1]).replace("_", " "), known, n=1)
        hint = f"Did you mean `{close[0]}`?" if close else f"Known keys: {listing(known, 30)}."
        return "content.unknown-key", f"unknown key `{_short(path[-1])}`.", hint
    if kind in ("literal_error", "enum"):
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        close = difflib.get_close_matches(str(value), choices, n=1)
        meant = f"Did you mean `{close[0]}`?" if close else None
        got = f"`{_short(value)}` is not known here; " if isinstance(value, str) else ""
        return "content.value", f"{got}one of {listing(choices, 30)} is expected.", meant
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(context["pattern"], f"text like `{context['pattern']}` is expected")
        letters = foreign_letters(str(value if isinstance(value, str) else path[-2]))
        return "content.value", f"{expected}.", f"It holds {listing(letters)}." if letters else None
    if kind in ("value_error", "assertion_error"):
        return "content.value", f"{str(context.get('error', problem['msg'])).rstrip('.')}.", None
    return "content.value", f"{_plain(kind, context, problem['msg'], value)}.", None


def _plain(kind: str, context: dict[str, Any], message: str, value: object) -> str:
    if kind == "string_too_short":
        return "it is empty; text is expected"
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return words.format(f"{context[key]:,}" if isinstance(context.get(key), int) else context.get(key))
    expected = _EXPECTED.get(kind.split("_")[0])
    if expected is None:
        return message[:1].lower() + message[1:].rstrip(".")
    if value is None:
        return f"nothing is written; {expected}"
    got = "a list" if isinstance(value, list) else "a block of keys" if isinstance(value, dict) else None
    return f"{expected}, not {got}" if got else expected


def _is_echo(problem: Any, path: _Path, problems: list[Any], data: object) -> bool:
    """Whether a problem only repeats another: a list that is too short because its entries are wrong, or the
    branch of an either-or that the file doesn't take."""
    others = [tuple(other["loc"]) for other in problems if other is not problem]
    if problem["type"] == "too_short" and _value(data, path):
        return any(other[: len(path)] == path for other in others)
    branch = next((step for step in path if isinstance(step, str) and _is_branch(step)), None)
    if branch is None or not problem["type"].endswith("_type"):
        return False
    stem = path[: path.index(branch)]
    value = _value(data, stem)
    wants_dict = branch.startswith("dict[")
    siblings = [other for other in others if other[: len(stem)] == stem]
    return bool(siblings) and (wants_dict if not isinstance(value, dict) else not wants_dict)


def _is_branch(step: str) -> bool:
    """Whether a step of pydantic's path names a type and not a key."""
    return bool(re.match(r"(constrained-|dict\[|tuple\[|function-|str$|int$|float$|list\[)", step))


def _value(data: object, path: _Path) -> object:
    """What stands at a path; steps that the data doesn't have are passed over."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step, data.get(str(step).replace(" ", "_"), None if not _is_step(step) else data))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
    return data


def _is_step(step: str | int) -> bool:
    return isinstance(step, str) and (_is_branch(step) or step == "[key]")


def _spoken(path: _Path, data: object) -> str:
    """A path as people read it: entries of a list by their id or name where they have one, else counted from 1."""
    said = []
    for length, step in enumerate(path, start=1):
        if _is_step(step):
            continue
        if isinstance(step, int):
            said.append(_entry_name(_value(data, path[:length])) or str(step + 1))
        else:
            said.append(_short(step))
    return ".".join(said)


def _entry_name(entry: object) -> str | None:
    if not isinstance(entry, dict):
        return None
    names = (entry.get(key) for key in ("id", "chapter", "name", "title", "country"))
    return next((_short(name, 40) for name in names if isinstance(name, str) and name), None)


def _keys(noun: type[BaseModel], path: _Path) -> list[str]:
    """The keys that the file may write at a path."""
    kinds = [noun]
    for step in path:
        if isinstance(step, str) and not _is_step(step):
            fields = [field for kind in kinds for field in kind.model_fields.values() if step == field.alias]
            kinds = [inner for field in fields for inner in _nouns(field.annotation)] or kinds
    return [field.alias or name for kind in kinds for name, field in kind.model_fields.items()]


def _nouns(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [noun for inner in get_args(annotation) for noun in _nouns(inner)]


def _short(text: object, limit: int = 60) -> str:
    shown = visible(str(text))
    return shown if len(shown) <= limit else f"{shown[:limit]}..."
