"""What workflows say, for people who never see a command line: a command becomes the page that does the same, with its
link. What no page does stays readable, folded away as what it is: something for the command line."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.core.text import sentence
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import spoken

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class PageContext:
    """Where something is said: on a page of which training ("": none), and whether pages that write aren't served."""

    training: str = ""
    read_only: bool = False


_NOWHERE = PageContext()
_HERE: ContextVar[PageContext] = ContextVar("here", default=_NOWHERE)

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
    "funnel": ("/funnel", marked("Who is lost on the way")),
}
"""The pages that do what commands do: by the command, where it is done and what it is called."""
_GROUPS = "plan|roster|series|survey|event|trainers|follow-up|network|performance"
_SINGLE = "evaluate|add|status|funnel|donor|merge|compare|design|demo|init|schema|help|serve"
_COMMAND = re.compile(rf"`ecpat ?([^`]*)`|“ecpat ([^”]*)”|\becpat ((?:{_GROUPS})(?: [a-z][a-z-]+)?|(?:{_SINGLE}))\b")
_OPTION = re.compile(r"`?(?<![\w-])--[a-z][a-z-]*`?")
_CLAUSE = re.compile(r"(?<=[.;!?])\s+")
_ELSEWHERE = marked("No page does this yet; the command line does")
_FOLDED = marked("On the command line")


@contextmanager
def in_context(context: PageContext) -> Iterator[None]:
    """Messages that are written within are for the page `context`."""
    before = _HERE.set(context)
    try:
        yield
    finally:
        _HERE.reset(before)


def plain_message(text: str, training: str = "") -> "Markup":
    """What is wrong, in the words of pages: options are called by the names of their fields."""
    from markupsafe import Markup

    context = _context_of_training(training)
    pieces = [
        Markup("“{}”").format(_name(part)) if is_option else _linked(part, context) for part, is_option in _parts(text)
    ]
    return _capitalise_beginning(Markup("").join(pieces), begins=True)


def plain_hint(text: str, training: str = "") -> "Markup":
    """What to do about it. A clause with a command becomes one with the page that does the same; where there is none,
    or the clause names an option, it is folded away."""
    from markupsafe import Markup

    context, shown, folded = _context_of_training(training), Markup(""), list[str]()
    for clause in _clauses(text):
        readable, hidden = _parted(clause)
        if readable:
            begins = not shown or shown[-1:] in ".!?"
            first = f"{readable[:1].upper()}{readable[1:]}" if folded and begins else readable
            shown += Markup("{}{}").format(
                " " if shown else "", _capitalise_beginning(_linked(first, context), begins=begins)
            )
        if hidden:
            folded.append(hidden)
    if not folded:
        return shown
    if shown[-1:] == ";":
        shown = shown[:-1] + "."
    summary = spoken().text(_FOLDED if shown else _ELSEWHERE)
    fold = Markup(' <details class="terminal"><summary>{}</summary>{}</details>')
    return shown + fold.format(summary, sentence(" ".join(folded)))


def _clauses(text: str) -> list[str]:
    """The clauses of a text, each with its mark; what stands between backticks stays together."""
    protected = re.sub(r"`[^`]*`", lambda match: match[0].replace(" ", "\0"), text)
    return [clause.replace("\0", " ") for clause in _CLAUSE.split(protected)]


def _parted(clause: str) -> tuple[str, str]:
    """A clause as what is seen of it and what is folded away: all of it is one of both, unless what should be done
    stands before a colon, and how on a command line behind it."""
    if not _for_terminals(clause):
        return clause, ""
    before, colon, after = clause.partition(": ")
    return (f"{before}.", after) if colon and not _for_terminals(before) else ("", clause)


def _capitalise_beginning(markup: "Markup", *, begins: bool) -> "Markup":
    return markup.replace("the page ", "The page ", 1) if begins and markup.startswith("the page ") else markup


def _context_of_training(training: str) -> PageContext:
    context = _HERE.get()
    return PageContext(training, context.read_only) if training else context


def _page(command: str) -> tuple[str, str] | None:
    """The page that does what a command does, by its first words."""
    words = command.split()
    if words[:1] == ["evaluate"] and "--publish" in words:
        return PAGES["evaluate --publish"]
    return PAGES.get(" ".join(words[:2])) or (PAGES.get(words[0]) if words and _is_single_command(words) else None)


def _is_single_command(words: list[str]) -> bool:
    """Whether the first word is a command by itself: what follows are files and options."""
    return len(words) < 2 or words[0] in _SINGLE.split("|") or not words[1].isalpha() or not words[1].islower()


def _command(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3] or ""


def _for_terminals(clause: str) -> bool:
    """Whether a clause helps only on a command line."""
    if any(_page(_command(match)) is None for match in _COMMAND.finditer(clause)):
        return True
    return _OPTION.search(_COMMAND.sub("", clause)) is not None


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """A text by its options, which are told; those within a command belong to it."""
    position = 0
    commands = [command.span() for command in _COMMAND.finditer(text)]
    for match in _OPTION.finditer(text):
        if any(start <= match.start() < end for start, end in commands):
            continue
        yield text[position : match.start()], False
        yield match[0], True
        position = match.end()
    yield text[position:], False


def _name(option: str) -> str:
    return option.strip("`").removeprefix("--").replace("-", " ")


def _linked(text: str, context: PageContext) -> "Markup":
    """A text whose commands are the pages that do the same; one that no page does is called by its name."""
    from markupsafe import Markup

    linked, position = Markup(""), 0
    for match in _COMMAND.finditer(text):
        command = _command(match)
        page = _page(command)
        before = text[position : match.start()]
        if page and before.endswith(("Run ", "run ")):  # one opens a page
            before = f"{before[:-4]}{'Open' if before.endswith('Run ') else 'open'} "
        linked += Markup("{}").format(before)
        linked += _link(page, context) if page else Markup("“{}”").format(_without_options(command))
        position = match.end()
    return linked + text[position:]


def _without_options(command: str) -> str:
    return command.partition(" --")[0] or "ecpat"


def _link(page: tuple[str, str], context: PageContext) -> "Markup":
    from markupsafe import Markup

    address, called = page
    name = spoken().text(called)
    if context.read_only or ("{training}" in address and not context.training):
        return Markup("the page “{}”").format(name)
    return Markup('the page <a href="{}">{}</a>').format(address.format(training=context.training), name)
