"""What the words of a workbook were read as, which weren't known, and where; a name is never quoted."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.trainers.model.pool import WordReading
from ecpat_training.trainers.reading.mapping import NO_MEANING_TEXT, Part, TrainerMapping
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.matching import letters_key

HIDDEN_VALUE_TEXT = "(not shown, it may be a name)"
PART_DESCRIPTIONS = {
    "yes or no": "an answer of yes or no",
    "languages": "a language",
    "competences": "one of the competences",
}
_MAX_WORD_SHOWN = 60
_MIN_NAME_LENGTH = 3  # letters of a name's word; shorter ones are in many words


@dataclass
class _WordNote:
    meaning: str | None
    text: str
    hint: str
    places: list[Location] = field(default_factory=list)


@dataclass
class WordReader:
    """Every word that was needed, once each; `names` are the words of people's names."""

    mapping: TrainerMapping
    names: Collection[str] = ()
    wrong: dict[str, Finding] = field(default_factory=dict)
    _noted: dict[tuple[str, str], _WordNote] = field(default_factory=dict)

    def shown(self, text: str) -> str:
        """A text as it may be quoted."""
        words = {letters_key(word) for word in text.split()}
        if words & set(self.names):
            return HIDDEN_VALUE_TEXT
        safe_text = visible(text)
        return safe_text if len(safe_text) <= _MAX_WORD_SHOWN else f"{safe_text[: _MAX_WORD_SHOWN - 1]}…"

    def read(
        self,
        section: Part,
        text: str,
        location: Location,
        read_meaning: Callable[[str], str | None],
        hint: Callable[[str], str],
    ) -> str | None:
        """What a text means: as the mapping says, else by the tables; None where it says nothing or isn't known, which
        is asked."""
        decided_word = self.mapping.word(section, text)
        if decided_word == NO_MEANING_TEXT:
            return None
        meaning = read_meaning(text if decided_word is None else decided_word)
        if decided_word is not None and meaning is None:
            decision_location = self.mapping.place(section, text)
            message = phrase(
                "`{text}` isn't known as {kind}.",
                text=visible(decided_word)[:_MAX_WORD_SHOWN],
                kind=PART_DESCRIPTIONS.get(section, f"a {section}"),
            )
            self.wrong.setdefault(
                decided_word, Finding("mapping.value", Severity.ERROR, message, decision_location, hint(decided_word))
            )
        key = (section, letters_key(text) or text)
        word_note = self._noted.setdefault(key, _WordNote(meaning, text, "" if meaning else hint(text)))
        word_note.places.append(location)
        return meaning

    def note(self, section: Part, text: str, meaning: str, location: Location) -> None:
        """Keeps what a text was read as, where something else has read it."""
        self._noted.setdefault((section, letters_key(text) or text), _WordNote(meaning, text, "")).places.append(
            location
        )

    def unknown(self) -> Iterator[Finding]:
        """What a person has to say, each different word once; first of the mapping what can't be understood."""
        yield from self.wrong.values()
        for (section, _), word_note in self._noted.items():
            if word_note.meaning is None:
                occurrences = f" ({count(len(word_note.places), 'cell')})" if len(word_note.places) > 1 else ""
                word_kind = PART_DESCRIPTIONS.get(section, f"a {section}")
                message = phrase(
                    "`{text}` isn't known as {kind}, and counts for nothing{cells}.",
                    text=self.shown(word_note.text),
                    kind=word_kind,
                    cells=occurrences,
                )
                yield Finding("trainers.unknown-word", Severity.WARNING, message, word_note.places[0], word_note.hint)

    def read_as(self) -> tuple[WordReading, ...]:
        """Words that were read as another, in the order of the workbook."""
        return tuple(
            WordReading(section, self.shown(word_note.text), word_note.meaning, len(word_note.places))
            for (section, _), word_note in self._noted.items()
            if word_note.meaning is not None and letters_key(word_note.meaning) != letters_key(word_note.text)
        )

    def all(self) -> Iterator[tuple[str, str, str | None]]:
        """Yields every word that can't be a name of a person: the part of a mapping that it belongs to, the word, what
        it means."""
        for (section, _), word_note in self._noted.items():
            if self.shown(word_note.text) != HIDDEN_VALUE_TEXT:
                yield section, word_note.text, word_note.meaning


def name_words(names: Collection[str]) -> frozenset[str]:
    """The words of people's names that are long enough to tell somebody."""
    words = {letters_key(word.strip(",;")) for name in names for word in name.split()}
    return frozenset(word for word in words if len(word) >= _MIN_NAME_LENGTH)
