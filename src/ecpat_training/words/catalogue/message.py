"""What a person is told of a file or a plan: a sentence with fields, and in them, as data, the command that helps.

A terminal shows a message as it is typed there; a page walks through its fields, and shows the page that does what the
command does. English and every other language choose a word by a number in the same way: `{rows} {rows:row is|rows are}
struck through`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter

from ecpat_training.core.text import listing
from ecpat_training.words.catalogue.marked_text import MarkedText
from ecpat_training.words.catalogue.speech import ENGLISH, current_speech


@dataclass(frozen=True, slots=True)
class Command:
    """A command of ours in a message: its words (`roster map`), what is typed behind them, and the sign that stands on
    both sides. A field's specification is the verb before it, which a page has another word for: `{command:Run}`."""

    words: str
    arguments: str = ""
    sign: str = "`"

    @property
    def line(self) -> str:
        """The command as it is typed."""
        return " ".join(part for part in ("ecpat", self.words, self.arguments) if part)

    def __str__(self) -> str:
        return f"{self.sign}{self.line}{self.sign}"

    def __format__(self, verb: str) -> str:
        return f"{verb} {self!s}" if verb else str(self)


@dataclass(frozen=True, slots=True)
class Option:
    """An option in a message, such as `--sheet`, with what is typed behind it. A field's specification is the sign that
    stands on both sides of it on a terminal."""

    name: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.value}" if self.value else self.name

    def __format__(self, sign: str) -> str:
        return f"{sign}{self!s}{sign}"


class Message(MarkedText):
    """A text of ours with its fields filled in: English for whatever keeps it, and said in the language that is spoken
    as soon as it is part of another text, where that language has it."""

    template: str
    named: Mapping[str, object]

    def __new__(cls, template: str, named: Mapping[str, object]) -> "Message":
        """The English text, which knows what it is made of."""
        message = super().__new__(cls, ENGLISH.filled(template, (), named))
        message.template, message.named = template, named
        return message

    def __getnewargs__(self) -> tuple[str, Mapping[str, object]]:  # type: ignore[override]  # of pickle alone
        return self.template, self.named

    def __str__(self) -> str:
        speech = current_speech()
        return speech.filled(self.template, (), self.named) if speech.has_text(self.template) else str.__str__(self)


class Sentences(Message):
    """Several texts, one after the other, each of which a page may show or fold away by itself."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The sentences in their order."""
        return tuple(text for text in self.named.values() if isinstance(text, str))

    def __str__(self) -> str:
        return self.template.format(**self.named)


def phrase(template: str, /, **named: object) -> Message:
    """A text with its fields filled in. It is said only where it is part of another text or shown, so that what is
    known before anybody asks for a language, or for a page, can be said in it.

    Raises:
        KeyError: a field isn't given.
    """
    return Message(str.__str__(template), named)


def sentences(*texts: str, sign: str = " ") -> Message:
    """Several texts as one, with spaces between them, or another sign."""
    named = {f"clause_{number}": text for number, text in enumerate(texts, 1)}
    return Sentences(sign.join(f"{{{name}}}" for name in named), named)


def clauses_of(text: str) -> tuple[str, ...]:
    """The texts of which `sentences` made one; a text that it didn't make, alone."""
    return text.clauses if isinstance(text, Sentences) else (text,)


def has_words(template: str) -> bool:
    """Whether a template says anything beside its fields: words, or such as a number chooses."""
    parts = [(literal, spec or "") for literal, _, spec, _ in Formatter().parse(template)]
    return any(map(str.isalpha, "".join(literal + (spec if "|" in spec else "") for literal, spec in parts)))


def message_of(error: Exception) -> str:
    """What an error says: with its fields, where it was raised with a phrase."""
    return next((text for text in error.args if isinstance(text, Message)), str(error))


def names_hint(suggestion: str | None, names: Iterable[str], limit: int = 30) -> Message:
    """What to write in place of a name that isn't known: the near one; where none is, one of these, of which so many
    are listed."""
    if suggestion:
        return phrase("Did you mean `{suggestion}`?", suggestion=suggestion)
    return phrase("There are: {names}.", names=listing([*names], limit))
