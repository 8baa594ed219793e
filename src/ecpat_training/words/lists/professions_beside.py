"""Words that are a profession only in lists of one language, or beside one kind of organisation. Anywhere else they are
asked: `Counsellor` is a psychologist in a shelter and a diplomat in an embassy, `arts` a doctor in Dutch alone."""

import re
from typing import Literal, NamedTuple, get_args

from ecpat_training.core.text import fold
from ecpat_training.values.participant import Role
from ecpat_training.values.profession import Profession
from ecpat_training.words.matching import Words, keys, letters_key
from ecpat_training.words.word_tables import by_language, tables, words_by_meaning, words_of

_WORD = re.compile(r"\w+")
Body = Literal["police", "care", "health", "school", "law", "another service"]


class ProfessionWords(NamedTuple):
    """Words of one profession, by language, and where they are it.

    Attributes:
        profession: what they mean there.
        words: the words of each language.
        bodies: the kinds of organisation beside which they mean it; none: beside any.
        own_language: whether they mean it only in lists of their own language.
        as_spelt: whether accents count: Slovak and Czech `poručník` is a guardian, Serbian `poručnik` a lieutenant.
    """

    profession: Profession
    words: Words
    bodies: frozenset[Body] = frozenset()
    own_language: bool = False
    as_spelt: bool = False


FURTHER_PROFESSIONS = tuple(
    ProfessionWords(
        profession=Profession(entry["profession"]),
        words=by_language(entry["words"]),
        bodies=frozenset(entry.get("bodies", ())),
        own_language=entry.get("own_language", False),
        as_spelt=entry.get("as_spelt", False),
    )
    for entry in tables("professions_beside")["beside"]
)
_BODIES: dict[Body, Words] = words_by_meaning("professions_beside", "bodies", get_args(Body))


class WordContext(NamedTuple):
    """What stands around a job title: the kinds of bodies that its row names, the language of the list if it is
    certain, and the side that a column for it says where the row names neither an organisation nor a type of one."""

    bodies: frozenset[Body] = frozenset()
    language: str | None = None
    side: Role | None = None


def _professions_by_word() -> dict[str, list[ProfessionWords]]:
    by_word: dict[str, list[ProfessionWords]] = {}
    for entry in FURTHER_PROFESSIONS:
        for word in dict.fromkeys(keys(";".join(entry.words.values()))):
            by_word.setdefault(word, []).append(entry)
    return by_word


def find_bodies(text: str) -> frozenset[Body]:
    """The kinds of bodies that a name, or a note beside a job title, shows."""
    text_key, words = letters_key(text), [letters_key(word) for word in _WORD.findall(text)]
    return frozenset(
        body
        for body, (single_words, starts, phrases) in _MARKS.items()
        if not single_words.isdisjoint(words)
        or any(word.startswith(starts) for word in words)
        or any(phrase in text_key for phrase in phrases)
    )


def is_profession_of(entry: ProfessionWords, text: str, context: WordContext) -> bool:
    """Whether a text, one of an entry's words, has its meaning where it stands."""
    if entry.as_spelt and fold(text) not in {fold(word) for words in entry.words.values() for word in words.split(";")}:
        return False
    if entry.own_language and not any(
        language == context.language and letters_key(text) in keys(words) for language, words in entry.words.items()
    ):
        return False
    if not entry.bodies:
        return True
    if "another service" in context.bodies:
        return False
    if entry.bodies & context.bodies:
        return True
    return context.side is entry.profession.side


def _marks(words: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    marks = [word.strip() for word in words.split(";")]
    starts = tuple(letters_key(word) for word in marks if word.endswith("-"))
    single_words = frozenset(letters_key(word) for word in marks if not word.endswith("-") and len(word.split()) == 1)
    return single_words, starts, tuple(letters_key(word) for word in marks if len(word.split()) > 1)


_MARKS = {body: _marks(line) for body, words in _BODIES.items() for line in words.values()}
PROFESSIONS_BY_WORD: dict[str, list[ProfessionWords]] = _professions_by_word()
NEVER = frozenset(keys(words_of("professions_beside", "never")))
"""What a grade before it makes another occupation: a researcher or a doctor leads a study."""
