"""Templates of pages; every text is escaped."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ecpat_training import serve as room
from ecpat_training.core.text import visible
from ecpat_training.serve.showing.findings import shown_findings
from ecpat_training.serve.showing.page_hints import PageContext, plain_hint, plain_message
from ecpat_training.words.catalogue.marked_text import count_phrase
from ecpat_training.words.catalogue.speech import current_speech

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context
    from markupsafe import Markup


def fill_template(name: str, values: Mapping[str, object], context: PageContext) -> str:
    """A template with its values; `_` in it says a text in the language that is spoken. `context` is where the page
    is."""
    return _environment().get_template(f"{name}.html.jinja").render({**values, "page_context": context})


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined, pass_context

    folder = files(room).joinpath("templates")
    environment = Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["_"] = lambda text, **field_values: (
        current_speech().filled(text, (), field_values) if field_values else current_speech().text(text)
    )
    environment.filters["plain_message"], environment.filters["plain_hint"] = (
        pass_context(_render_message),
        pass_context(_render_hint),
    )
    environment.globals["count_phrase"] = count_phrase
    environment.globals["day"] = lambda day: current_speech().day(day)
    environment.globals["country"] = lambda code: current_speech().country(code)
    environment.globals["shown_findings"] = shown_findings
    environment.filters["visible"] = visible
    return environment


def _render_message(context: "Context", text: str, training: str = "") -> "Markup":
    return plain_message(text, _page_context(context, training))


def _render_hint(context: "Context", text: str, training: str = "", is_phrase: bool = False) -> "Markup":
    return plain_hint(text, _page_context(context, training), is_phrase=is_phrase)


def _page_context(context: "Context", training: str) -> PageContext:
    """Where a template says something: on its own page, or of a training that it names."""
    page: PageContext = context["page_context"]
    return replace(page, training=training) if training else page
