"""The texts of pages, as their translators get them: `_("...")` in templates, and what `serve/` marks with `marked`."""

import ast
from collections.abc import Iterator

from babel.messages.catalog import Catalog
from jinja2 import Environment

from ecpat_training.words.catalogue.translation import PAGES
from tests.sources import SOURCE, trees_in
from tests.translations.files import HEADER, begun, body, fields, updated
from tests.translations.reports import marked

TEMPLATE = PAGES / "ecpat-pages.pot"
TEMPLATES = SOURCE / "serve" / "templates"
_TITLE = "# The texts of the pages of `ecpat serve`, for translators.\n#\n"


def template() -> Catalog:
    """Every English text, with the page where it stands."""
    catalog = Catalog(fuzzy=False)
    for text, where in _texts():
        catalog.add(text, auto_comments=[where], flags=["python-brace-format"] if fields(text) else [])
    for one, many in sorted(set(_nouns())):
        catalog.add((one, many), auto_comments=["What is counted: the noun alone, as it stands behind a number"])
    return catalog


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


def _nouns() -> Iterator[tuple[str, str]]:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for path in sorted(TEMPLATES.glob("*.jinja")):
        for _, _, texts in environment.extract_translations(path.read_text("utf-8"), ("count_phrase",)):
            one, many = [text for text in texts if text]
            yield str(one), str(many)


def write(*new: str) -> None:
    """Writes the template, and every language's file as it has to follow; begins those of new languages."""
    PAGES.mkdir(exist_ok=True)
    TEMPLATE.write_text(_TITLE + HEADER.format(code="") + body(template()), encoding="utf-8", newline="\n")
    for code in new:
        path = PAGES / f"{code}.po"
        if not path.exists():
            path.write_text(begun(code, template()), encoding="utf-8", newline="\n")
    for path in sorted(PAGES.glob("*.po")):
        path.write_text(updated(path.read_text("utf-8"), template()), encoding="utf-8", newline="\n")
