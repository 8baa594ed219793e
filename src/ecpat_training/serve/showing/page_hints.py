"""What workflows say, for people who never see a command line: a command becomes the page that does the same, with its
link. What no page does stays readable, folded away as what it is: something for the command line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.message import Command, Message, Option, clauses_of, has_words
from ecpat_training.words.catalogue.speech import ENGLISH, Speech, current_speech

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class PageContext:
    """Where something is said: on a page of which training ("": none), and whether pages that write aren't served."""

    training: str = ""
    read_only: bool = False


PAGES: dict[str, tuple[str, str]] = {
    "roster check": ("/trainings/{training}/list", marked("Participant list")),
    "roster map": ("/trainings/{training}/list", marked("Participant list")),
    "roster select": ("/trainings/{training}/seats", marked("Draw who gets a seat")),
    "roster groups": ("/trainings/{training}/groups", marked("Groups for exercises")),
    "plan print": ("/agenda/{training}/papers", marked("Print and calendars")),
    "plan diff": ("/agenda/{training}/versions", marked("Versions")),
    "plan": ("/agenda/{training}", marked("Agenda")),
    "plan check": ("/agenda/{training}", marked("Agenda")),
    "plan draft": ("/agenda/{training}", marked("Agenda")),
    "plan map": ("/agenda/{training}/words", marked("Words of the agenda")),
    "plan change": ("/agenda/{training}", marked("Agenda")),
    "series plan": ("/series", marked("Series")),
    "series check": ("/series", marked("Series")),
    "survey inspect": ("/trainings/{training}/answers", marked("Answers")),
    "survey map": ("/trainings/{training}/answers", marked("Answers")),
    "survey draft": ("/trainings/{training}/questionnaire", marked("Questionnaire")),
    "evaluate": ("/trainings/{training}/report", marked("Report")),
    "evaluate --publish": ("/trainings/{training}/publish", marked("Publish a report")),
    "add": ("/add", marked("Add files")),
    "status": ("/", marked("Board")),
    "status --funnel": ("/funnel", marked("Who is lost on the way")),
}
"""The pages that do what commands do: by the command, with the option that makes it another one, where it is done and
what it is called."""
_NO_PAGE_TEXT = marked("No page does this yet; the command line does")
_COMMAND_LINE_TEXT = marked("On the command line")
_OPEN_PAGE_TEXTS = {"Run": marked("Open {page}"), "run": marked("open {page}"), "": "{page}"}
"""What one does with a page, by what one does with a command."""
_PAGE = marked("the page {name}")


def plain_message(text: str, context: PageContext) -> "Markup":
    """What is wrong, in the words of pages: options are called by the names of their fields."""
    return _capitalise_markup(_rendered(text, context, current_speech()))


def plain_hint(text: str, context: PageContext, *, is_phrase: bool = False) -> "Markup":
    """What to do about it. A clause with a command becomes one with the page that does the same; where there is none,
    or the clause names an option, it is folded away. A phrase is made a sentence."""
    from markupsafe import Markup

    hint_clauses = clauses_of(text)
    hint_markup = Markup(" ").join(
        _rendered(clause, context, current_speech()) for clause in hint_clauses if not _is_for_terminals(clause)
    )
    hint_markup = _capitalise_markup(hint_markup, always=is_phrase or _is_for_terminals(hint_clauses[0]))
    terminal_text = " ".join(str(clause) for clause in hint_clauses if _is_for_terminals(clause))
    needs_full_stop = hint_markup and (is_phrase or terminal_text)
    hint_markup = (
        Markup("{}.").format(hint_markup.rstrip(":;,"))
        if needs_full_stop and hint_markup[-1:] not in ".!?"
        else hint_markup
    )
    if not terminal_text:
        return hint_markup
    terminal_text = f"{terminal_text[:1].upper()}{terminal_text[1:]}{'.' if is_phrase else ''}"
    summary = current_speech().text(_COMMAND_LINE_TEXT if hint_markup else _NO_PAGE_TEXT)
    details_template = Markup(' <details class="terminal"><summary>{}</summary>{}</details>')
    return hint_markup + details_template.format(summary, terminal_text)


def _is_for_terminals(text: str) -> bool:
    """Whether a clause helps only on a command line."""
    return any(
        isinstance(value, Option)
        or (isinstance(value, Command) and _page(value) is None)
        or (isinstance(value, Message) and _is_for_terminals(value))
        for value in _values(text)
    )


def _values(text: str) -> Iterator[object]:
    yield from text.named.values() if isinstance(text, Message) else ()


def _rendered(text: str, context: PageContext, speech: Speech) -> "Markup":
    """A text whose commands are the pages that do the same; one that no page does is called by its name. A message that
    the language doesn't have is in English as a whole, but for the names of pages."""
    from markupsafe import Markup, escape

    if not isinstance(text, Message):
        return escape(str(text))
    speech = speech if speech.has_text(text.template) or not has_words(text.template) else ENGLISH
    rendered = Markup("")
    for literal_text, name, spec, _ in Formatter().parse(speech.text(text.template)):
        rendered += literal_text
        if name is not None:
            rendered += _field(text.named, name, spec or "", context, speech)
    return rendered


def _field(field_values: Mapping[str, object], name: str, spec: str, context: PageContext, speech: Speech) -> "Markup":
    from markupsafe import escape

    match field_values[name]:
        case Command() as command:
            page = _page(command)
            link_template = escape(speech.text(_OPEN_PAGE_TEXTS[spec]))
            return link_template.format(page=_link(page, context, speech)) if page else _render_quoted(command.words)
        case Option(option):
            return _render_quoted(option.lstrip("-").replace("-", " "))
        case Message() as message:
            return _rendered(message, context, speech)
    return escape(speech.filled(f"{{{name}:{spec}}}", (), field_values))


def _render_quoted(text: str) -> "Markup":
    from markupsafe import Markup

    return Markup("“{}”").format(text or "ecpat")


def _capitalise_markup(markup: "Markup", *, always: bool = False) -> "Markup":
    """A text that begins as a sentence: a page that it begins with, always; anything else only where it must."""
    pages = [(speech, speech.text(_PAGE).partition("{")[0]) for speech in (ENGLISH, current_speech())]
    needs_capital = always or any(
        markup.startswith((page, speech.text(_OPEN_PAGE_TEXTS["run"]).format(page=page))) for speech, page in pages
    )
    return markup[:1].upper() + markup[1:] if needs_capital else markup


def _page(command: Command) -> tuple[str, str] | None:
    """The page that does what a command does."""
    options = (word for word in command.arguments.split() if word.startswith("--"))
    lines = (*(f"{command.words} {option}" for option in options), command.words)
    return next((PAGES[line] for line in lines if line in PAGES), None)


def _link(page: tuple[str, str], context: PageContext, speech: Speech) -> "Markup":
    from markupsafe import Markup, escape

    address, page_title = page
    name = current_speech().text(page_title)
    if context.read_only or ("{training}" in address and not context.training):
        link = _render_quoted(name)
    else:
        link = Markup('<a href="{}">{}</a>').format(address.format(training=context.training), name)
    return escape(speech.text(_PAGE)).format(name=link)
