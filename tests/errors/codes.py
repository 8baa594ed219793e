"""The codes that stand in the source: texts such as `csv.empty` in calls that make a finding."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache

from ecpat_training.agenda import rules as agenda
from ecpat_training.core import registry
from ecpat_training.files import disk
from ecpat_training.files.word.gate import WORD
from ecpat_training.files.workbook.zip import WORKBOOK
from ecpat_training.roster import rules as roster
from ecpat_training.series import rules as series
from ecpat_training.survey.reading import answers
from tests.sources import SOURCE, nodes_in

ROOMS = sorted(folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").is_file())
_CODE = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*")
_IN_TEXT = re.compile(r"\[([a-z-]+\.[a-z0-9-]+)\]")
_FILES = re.compile(r".*\.(yaml|json|csv|xlsx|docx|html|ics|xml|py|bin|toml|txt|R)")
_LIBRARIES = re.compile(r"numpy\..*")
_CHARTS = SOURCE / "documents" / "charts"  # settings of matplotlib look like codes: `font.family`


@cache
def codes() -> set[str]:
    """Every code of a message: written out, at the end of a longer text, or put together."""
    return {code for room in ROOMS for code in written(room)} | {
        code for of_room in put_together().values() for code in of_room
    }


def codes_of(room: str) -> set[str]:
    """Those that a room of the source makes."""
    return written(room) | put_together().get(room, set())


@cache
def written(room: str) -> set[str]:
    """The codes that are written out in a room."""
    others = re.compile(f"{_FILES.pattern}|{_LIBRARIES.pattern}")
    found = {text for text in _texts(room) if _CODE.fullmatch(text)}
    found |= {code for text in _texts(room) for code in _IN_TEXT.findall(text)}
    return {text for text in found if not others.fullmatch(text)}


@cache
def put_together() -> dict[str, set[str]]:
    """The codes of which the source holds the parts, by their rooms."""
    reasons = {code for code, *_ in disk._REASONS.values()} | {"failed"}
    remarks = {answers.DECIMAL_COMMA, answers.BETWEEN, answers.DONT_KNOW, answers.NO_ANSWER_WORD, "points"}
    offices = {code for inside in _nodes() for code in _of_offices(inside)}
    return {
        "files": {f"output.{reason}" for reason in reasons} | offices,
        "survey": {f"survey.{remark.replace(' ', '-').replace(chr(39), '')}" for remark in remarks},
        "agenda": {f"rule.{name.replace('_', '-')}" for name in registry.members(agenda)},
        "series": {f"rule.{name.replace('_', '-')}" for name in registry.members(series)},
        "roster": {f"rule.{name.replace('_', '-')}" for name in registry.members(roster)},
    }


_OFFICES = {"WORD": WORD, "WORKBOOK": WORKBOOK}


def prefixes() -> set[str]:
    """The beginnings of codes that are put together, such as `rule.`; of an office file's kind, `{}.`."""
    found = set()
    for inside in _nodes():
        for node in inside:
            match node:
                case ast.JoinedStr(values=[ast.Constant(value=str(text)), ast.FormattedValue(value=end)]) if (
                    re.fullmatch(r"[a-z-]+\.", text) and not (isinstance(end, ast.Name) and end.id.isupper())
                ):
                    found.add(text)
                case ast.JoinedStr(values=[ast.FormattedValue(value=ast.Attribute(attr="code")), *_]):
                    found.add("{}.")
    return found


def _of_offices(inside: Sequence[ast.AST]) -> Iterator[str]:
    """The codes that functions with a parameter `code` make of what they are given, and `{kind.code}.damaged`."""
    if not any(_is_put_together(node) for node in inside):
        return  # most files: what stands in each of their functions needn't be gone through
    for function in (node for node in inside if isinstance(node, ast.FunctionDef)):
        parameters = [one.arg for one in function.args.args if one.arg != "self"]
        for node in ast.walk(function):
            match node:
                case ast.JoinedStr(values=[start, *_, ast.FormattedValue(value=ast.Name(id="code"))]) if (
                    "code" in parameters
                ):
                    given = _given(inside, function.name, parameters.index("code"))
                    yield from (f"{kind}.{code}" for kind in _kinds(start) for code in given)
                case ast.Call(func=ast.Attribute(value=owner, attr="refusal"), args=[ast.Name(id="code"), *_]):
                    given = _given(inside, function.name, parameters.index("code"))
                    yield from (f"{kind}.{code}" for kind in _kinds(owner) for code in given)
                case ast.JoinedStr(
                    values=[ast.FormattedValue(value=ast.Attribute(attr="code")) as start, ast.Constant(value=str(end))]
                ) if end.startswith("."):
                    yield from (f"{kind}{end}" for kind in _kinds(start))


def _is_put_together(node: ast.AST) -> bool:
    """Whether it is a text that begins or ends with what is named `code`, or a file is refused by such."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "refusal"
    if not isinstance(node, ast.JoinedStr):
        return False
    ends = [part.value for part in (node.values[0], node.values[-1]) if isinstance(part, ast.FormattedValue)]
    return any("code" in (getattr(end, "id", ""), getattr(end, "attr", "")) for end in ends)


def _kinds(start: ast.expr) -> list[str]:
    if isinstance(start, ast.Constant):
        return [str(start.value).removesuffix(".")]
    if isinstance(start, ast.Name) and start.id in _OFFICES:
        return [_OFFICES[start.id].code]
    return [WORKBOOK.code, WORD.code]


def _given(inside: Sequence[ast.AST], function: str, place: int) -> set[str]:
    """The texts that are given to a function at one place."""
    found = set()
    for node in inside:
        if isinstance(node, ast.Call) and len(node.args) > place:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", None)
            argument = node.args[place]
            if name == function and isinstance(argument, ast.Constant):
                found.add(str(argument.value))
    return found


@cache
def _texts(room: str) -> frozenset[str]:
    return frozenset(
        node.value
        for inside in _nodes(room)
        for node in inside
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _nodes(room: str = "") -> list[Sequence[ast.AST]]:
    return [inside for path, inside in nodes_in(SOURCE / room) if _CHARTS not in path.parents]


def remarks() -> Iterator[tuple[str, str, str | None]]:
    """Each code that is written out where its finding or error is made, with its severity and its hint, "" where either
    is computed; the hint is None where there is none."""
    for inside in _nodes():
        for node in inside:
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            given = dict(zip(("code", "severity", "message", "where", "hint"), node.args, strict=False))
            given |= {one.arg: one.value for one in node.keywords if one.arg}
            match node.func:
                case ast.Name(id="Finding"):
                    severity = given["severity"]
                case ast.Attribute(attr="because"):
                    severity = ast.parse("Severity.ERROR", mode="eval").body
                case _:
                    continue
            hint = given.get("hint")
            yield (
                str(node.args[0].value),
                severity.attr.lower() if isinstance(severity, ast.Attribute) else "",
                None if hint is None else str(hint.value) if isinstance(hint, ast.Constant) else "",
            )
