"""The effect report's own texts, as its translators get them: found where the source marks them with `marked`."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog

from ecpat_training.words.catalogue.translation import REPORTS
from tests.sources import nodes, trees
from tests.translations.files import fields

TEMPLATE = REPORTS / "ecpat-report.pot"
ABOUT = "Translated by a machine. No native speaker has read it yet: who has, please write a name below."
_SOURCE = REPORTS.parents[2]
_PAGES = _SOURCE / "serve"  # their texts have files of their own
_NOUN = "Who or what is counted: the noun alone, as it stands behind a number"


def template() -> Catalog:
    """Every English text, in the order of the files, with where it is said."""
    catalog = Catalog(fuzzy=False)
    texts, nouns = found()
    for text, where in texts.items():
        marks = ["python-brace-format"] if fields(text) else []
        catalog.add(text, auto_comments=[where], flags=marks)
    for noun, plural in nouns.items():
        catalog.add((noun, plural), auto_comments=[_NOUN])
    return catalog


@cache
def found() -> tuple[dict[str, str], dict[str, str]]:
    """Each text with the analysis or part that says it, and each noun behind a number with its plural."""
    texts: dict[str, str] = {}
    nouns = dict(_nouns([*trees().values()]))
    behind = {*nouns, *nouns.values()}
    for path, call in _calls():
        if _PAGES not in path.parents:
            for text in marked(call):
                texts.setdefault(text, _part(path))
    return {text: where for text, where in texts.items() if text not in behind}, nouns


def marked(call: ast.AST) -> Iterator[str]:
    """The texts that a call of `marked` marks; none of any other part of a program."""
    match call:
        case ast.Call(func=ast.Name(id="marked"), args=[texts]):
            yield from (text for text in _strings(texts) if any(map(str.isalpha, text)))


@cache
def _calls() -> list[tuple[Path, ast.Call]]:
    """Each call of `marked` and `count_phrase`, with the file that it stands in."""
    said = ("marked", "count_phrase")
    return [
        (path, node)
        for path, inside in nodes().items()
        for node in inside
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in said
    ]


def _nouns(trees: list[ast.Module]) -> Iterator[tuple[str, str]]:
    """What `count_phrase` counts: the words as they stand there, a pair by its name, or the pairs among which a
    function chooses."""
    pairs = {name: pair for tree in trees for name, pair in _pairs(tree)}
    functions = {node.name: node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}
    for _, call in _calls():
        match call:
            case ast.Call(func=ast.Name(id="count_phrase"), args=[_, ast.Constant(value=str(noun)), *rest]):
                plural = rest[0].value if rest and isinstance(rest[0], ast.Constant) else f"{noun}s"
                yield noun, str(plural)
            case ast.Call(func=ast.Name(id="count_phrase"), args=[_, ast.Starred(value=ast.Attribute(attr=name))]):
                yield pairs[name]
            case ast.Call(
                func=ast.Name(id="count_phrase"), args=[_, ast.Starred(value=ast.Call(func=ast.Name(id=chooses)))]
            ):
                chosen = _names(functions[chooses]) if chooses in functions else []
                yield from (pairs[name] for name in chosen if name in pairs)


def _names(function: ast.FunctionDef) -> list[str]:
    return [part.attr for part in ast.walk(function) if isinstance(part, ast.Attribute)]


def _pairs(tree: ast.Module) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in tree.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(
                    func=ast.Name(id="marked"),
                    args=[ast.Tuple(elts=[ast.Constant(value=one), ast.Constant(value=many)])],
                ),
            ):
                yield name, (str(one), str(many))


def _strings(node: ast.expr) -> Iterator[str]:
    """The texts of a table of them; not its keys."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Dict(values=values) | ast.Tuple(elts=values):
            for value in values:
                yield from _strings(value)
        case ast.BinOp(left=left, right=right):
            yield from (f"{one}{other}" for one in _strings(left) for other in _strings(right))


def _part(path: Path) -> str:
    """What a file is of: an analysis by its name, else the room, the inner one where there are two."""
    parts = path.relative_to(_SOURCE).with_suffix("").parts
    room = parts[1] if (_SOURCE / parts[0] / parts[1] / "workflows").is_dir() else parts[0]
    return parts[2] if parts[:2] == ("effect", "analyses") else f"{room}, {parts[-1]}"
