"""`docs/reference/python.md`: the functions for notebooks and what they return, from their docstrings."""

import inspect
import re
from abc import ABC
from collections.abc import Iterator
from functools import cached_property

import ecpat_training as ecpat
from ecpat_training.notebook.result import Figure, NotebookResult
from tests.docs.markdown import MADE, joined

NAMES = ("read_survey", "evaluate", "compare", "check_roster", "plan")
SHARED = (NotebookResult, Figure)
_HEAD = f"""\
# Python

What `import ecpat_training as ecpat` offers; [Work in a notebook](../how-to/python.md) shows it at work. {MADE}

`ecpat.EcpatError` is raised wherever a command would end badly: `.findings` holds everything that led there, each with
`code`, `severity`, `where`, `message` and `hint`, and `.ways_out` what would help. [Messages](../errors.md) has the
codes."""
_PARTS = ("Args", "Returns", "Raises", "Example", "Columns", "Attributes")
_PART = re.compile(rf"^({'|'.join(_PARTS)}):\n", re.MULTILINE)


def page() -> str:
    """The page as Markdown."""
    functions = [part for name in NAMES for part in _function(name)]
    shared = ["## What all results have", *(part for one in SHARED for part in _class(one))]
    return joined([_HEAD, *functions, *shared])


def _function(name: str) -> Iterator[str]:
    function = getattr(ecpat, name)
    yield f"## ecpat.{name}"
    parameters = inspect.signature(function).parameters.values()
    written = [f"    {_parameter(one)},\n" for one in parameters]
    keyword = next((at for at, one in enumerate(parameters) if one.kind is one.KEYWORD_ONLY), None)
    if keyword is not None:
        written.insert(keyword, "    *,\n")
    yield f"```text\necpat.{name}(\n{''.join(written)})\n```"
    yield from _said(inspect.getdoc(function) or "")
    yield from _class(inspect.signature(function).return_annotation)


def _parameter(one: inspect.Parameter) -> str:
    return one.name if one.default is one.empty else f"{one.name}={one.default!r}"


def _class(kind: type) -> Iterator[str]:
    """What is returned, with its properties and methods."""
    yield f"### {kind.__name__}"
    yield from _said(inspect.getdoc(kind) or "")
    base = kind.__base__
    if base not in (object, ABC):
        assert base is not None
        yield f"It has all that [{base.__name__}](#{base.__name__.lower()}) has."
    members = [(name, value) for name, value in vars(kind).items() if not name.startswith("_")]
    plain = [(name, value) for name, value in members if isinstance(value, property | cached_property)]
    yield "\n".join(f"- `.{name}`: {_line(inspect.getdoc(value) or '')}" for name, value in plain)
    for name, value in members:
        if inspect.isfunction(value) and not getattr(value, "__isabstractmethod__", False):
            yield f"#### {kind.__name__}.{name}"
            yield from _said(inspect.getdoc(value) or "")


def _line(text: str) -> str:
    return " ".join(text.split())


def _said(text: str) -> Iterator[str]:
    """A docstring as Markdown: its sections under their names, their entries as bullets."""
    first, *parts = _PART.split(text)
    yield from (_line(paragraph) for paragraph in first.split("\n\n"))
    for title, body in zip(parts[::2], parts[1::2], strict=True):
        yield f"**{title}**"
        if title == "Example":
            yield f"```text\n{inspect.cleandoc(body)}\n```"
            continue
        if title == "Returns":
            yield _line(body)
            continue
        blocks, *after = re.split(r"\n\n(?=\S|    \S)", body, maxsplit=1)
        entries = re.split(r"^    (?=\S)", blocks, flags=re.MULTILINE)
        yield "\n".join(_entry(one) for one in entries if one.strip())
        yield from (_line(one) for one in after)


def _entry(text: str) -> str:
    names, colon, said = _line(text).partition(": ")
    if not colon or not re.fullmatch(r"\w+(, \w+)*", names):
        return f"- {_line(text)}"
    return f"- {', '.join(f'`{name}`' for name in names.split(', '))}: {said}"
