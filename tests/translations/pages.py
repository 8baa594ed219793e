"""The texts of pages, as their translators get them: `_("...")` in templates, what `serve/` marks with `marked`, what
pages show of tables of other rooms, and behind them the messages of all features: `phrase("...")`."""

import ast
from collections.abc import Iterator
from functools import cache

from babel.messages.catalog import Catalog
from jinja2 import Environment

from ecpat_training.agenda.workflows.plan_print import all_papers
from ecpat_training.folder.reading.table import COLUMNS, PLACES
from ecpat_training.roster.report.groups import GOALS
from ecpat_training.words.catalogue.message import has_words
from tests.sources import SOURCE, nodes, trees_in
from tests.translations.files import fields
from tests.translations.reports import marked

TEMPLATES = SOURCE / "serve" / "templates"
_ELSEWHERE = ("cli", "notebook", "commands")
"""Folders whose messages are said on a command line or in a notebook alone."""


def template() -> Catalog:
    """Every English text, with the page or the feature where it stands."""
    catalog = Catalog(fuzzy=False)
    for text, where in _texts():
        catalog.add(text, auto_comments=[where], flags=["python-brace-format"] if fields(text) else [])
    for one, many in sorted(set(_nouns())):
        catalog.add((one, many), auto_comments=["What is counted: the noun alone, as it stands behind a number"])
    for text, feature in messages().items():
        catalog.add(text, auto_comments=[f"message: {feature}"], flags=["python-brace-format"] if fields(text) else [])
    return catalog


@cache
def messages() -> dict[str, str]:
    """Each message that pages may show, with the feature that says it; without those that are texts of pages too."""
    of_pages = {text for text, _ in _texts()}
    found: dict[str, str] = {}
    for path, inside in nodes().items():
        feature, *folders = path.relative_to(SOURCE).parts
        if not {feature, *folders}.intersection(_ELSEWHERE):
            for text in (text for node in inside for text in _phrase(node)):
                if text not in of_pages:
                    found.setdefault(text, feature)
    return found


def _phrase(node: ast.AST) -> Iterator[str]:
    """The template of a call of `phrase` that has words; none of any other part of a program."""
    match node:
        case ast.Call(func=ast.Name(id="phrase"), args=[ast.Constant(value=str(text))]):
            if has_words(text):
                yield text


def _texts() -> Iterator[tuple[str, str]]:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    seen: set[str] = set()
    for path in sorted(TEMPLATES.glob("*.jinja")):
        for _, _, said in environment.extract_translations(path.read_text("utf-8"), ("_",)):
            text = said[0] if isinstance(said, tuple) else said  # fields stand behind it; a variable is no text
            if text and text not in seen:
                seen.add(text)
                yield text, path.name.partition(".")[0]
    for path, tree in trees_in(SOURCE / "serve"):
        for text in (text for call in ast.walk(tree) for text in marked(call)):
            if text not in seen:
                seen.add(text)
                yield text, path.stem
    for where, texts in tables().items():
        yield from ((text, where) for text in dict.fromkeys(texts) if text not in seen)
        seen.update(texts)


def tables() -> dict[str, list[str]]:
    """What other rooms have in a table that pages show, by what it is: whatever is added there is here too."""
    papers = [paper.what for paper in all_papers() if "CODE" not in paper.name]  # one for each trainer is no choice
    return {
        "paper of an agenda": papers,
        "kind of file": [file.noun for file in PLACES.values()],
        "step of a training": [column.title for column in COLUMNS],
        "aim of groups": list(GOALS.values()),
    }


def _nouns() -> Iterator[tuple[str, str]]:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for path in sorted(TEMPLATES.glob("*.jinja")):
        for _, _, texts in environment.extract_translations(path.read_text("utf-8"), ("count_phrase",)):
            one, many = [text for text in texts if text]
            yield str(one), str(many)
