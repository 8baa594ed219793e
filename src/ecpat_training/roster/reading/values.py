"""What the values of a participant list mean: by tables, exactly, or not at all."""

import re
from collections.abc import Callable, Hashable, Sequence
from functools import cache, partial
from typing import NamedTuple, TypeVar

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import fold
from ecpat_training.values.participant import Gender, Role, StakeholderType
from ecpat_training.values.profession import Profession
from ecpat_training.words.lists.genders import GENDER_AS_SPELT, GENDER_OF, GENDER_OF_FORM, GENDERS
from ecpat_training.words.lists.known_words import WORK_WORDS, KnownWords
from ecpat_training.words.lists.names import TITLES
from ecpat_training.words.lists.professions import FIELDS_OF_WORK, GRADES, PROFESSION_OF, PROFESSIONS, SIDE_OF, SIDES
from ecpat_training.words.lists.professions import SUGGESTED_ROLE as SIDE_SUGGESTED_BY
from ecpat_training.words.lists.professions import SUGGESTS as SIDE_SUGGESTS
from ecpat_training.words.lists.professions_beside import (
    FURTHER_PROFESSIONS,
    NEVER,
    PROFESSIONS_BY_WORD,
    WordContext,
    find_bodies,
    is_profession_of,
)
from ecpat_training.words.lists.rows import EMPTY_WORDS
from ecpat_training.words.lists.stakeholders import NEAR_AND_RIGHT, SECTORS, STAKEHOLDER_OF, STAKEHOLDERS, TICKETS
from ecpat_training.words.lists.stakeholders import SUGGESTED_TYPE as STAKEHOLDER_SUGGESTED_BY
from ecpat_training.words.lists.stakeholders import SUGGESTS as STAKEHOLDER_SUGGESTS
from ecpat_training.words.matching import letters_key
from ecpat_training.words.nearness import NearWords, SimilarWord

Meaning = TypeVar("Meaning", bound=Hashable)

_BRACKETS = re.compile(r"\([^()]*\)")
_VALUE_SEPARATOR = re.compile(r"\s*[/,;+&|\n]\s*")
_SHORTEST_CUT = 4  # letters of a word that is cut short
_LANGUAGE_SEPARATOR, _MAX_LANGUAGES = re.compile(r"[/|\n()]"), 3
_WORD = re.compile(r"\w+")
_GRADES = frozenset(letters_key(word) for word in GRADES.split(";"))
_NEAR_STAKEHOLDERS, _NEAR_GENDERS = NearWords(STAKEHOLDERS, right_words=NEAR_AND_RIGHT), NearWords(GENDERS)
_NEAR_WORK, _NEAR_SIDES = NearWords(PROFESSIONS), NearWords(SIDES)
OF_WORK = KnownWords(
    STAKEHOLDERS,
    STAKEHOLDER_SUGGESTS,
    PROFESSIONS,
    {index: entry.words for index, entry in enumerate(FURTHER_PROFESSIONS)},
    SIDES,
    FIELDS_OF_WORK,
    SIDE_SUGGESTS,
    GRADES,
    WORK_WORDS,
)
"""The words of bodies and of work, which lists write in each other's columns."""
_ROLE_COLUMN_ADVICE = "law enforcement, care or other in a column `Role`"
NO_CONTEXT = WordContext()
_DEPENDING = frozenset(
    letters_key(word) for words in FURTHER_PROFESSIONS for line in words.words.values() for word in _WORD.findall(line)
)
_DOES_IT = {
    Role.LAW_ENFORCEMENT: "does this person enforce the law?",
    Role.CARE: "does this person care for children?",
}
# One address, nothing around it: no display name, no second address, no header, no scheme.
_EMAIL = re.compile(r"[\w.!#$%&'*+=^`{|}~-]{1,64}@(?:[\w](?:[\w-]{0,61}\w)?\.)+\w{2,63}")


class Occupation(NamedTuple):
    """A profession with its side, or a side alone where a list says no more."""

    profession: Profession | None
    side: Role

    def __str__(self) -> str:
        return str(self.side) if self.profession is None else f"{self.profession} ({self.side})"


def has_meaning(text: str) -> bool:
    """Whether a value says anything: `-`, `n/a`, `unknown` don't."""
    return letters_key(text) not in EMPTY_WORDS


def is_doubted(text: str) -> bool:
    """Whether whoever wrote a value isn't sure of it: `NGO?` is asked, and counts for nothing."""
    return "?" in text or "\uff1f" in text


def halves(text: str) -> list[str]:
    """A cell in two languages by its halves: `жін. / female`, `F (female)`; else the cell alone."""
    text_halves = [half_text.strip() for half_text in _LANGUAGE_SEPARATOR.split(text) if letters_key(half_text)]
    return text_halves if 1 < len(text_halves) <= _MAX_LANGUAGES else [text]


def common_meaning(meanings: Sequence[Meaning | None]) -> Meaning | None:
    """What all halves of a cell say; None where one isn't known, or says something else."""
    return meanings[0] if meanings and None not in meanings and len(set(meanings)) == 1 else None


def stakeholder(text: str) -> StakeholderType | None:
    """GO, IGO or NGO; None where no table knows the words."""
    return _by_parts(text, lambda text_part: STAKEHOLDER_OF.get(letters_key(text_part)))


def kind(text: str) -> StakeholderType | None:
    """GO, IGO or NGO under a header such as `Type`; None for words that may be a kind of ticket (`Public`), which are
    asked."""
    key = letters_key(text)
    is_ticket = key in TICKETS or (text.endswith(".") and any(word.startswith(key) for word in TICKETS))
    return None if is_ticket else stakeholder_in_cell(text)


def body_beside_sectors(text: str) -> StakeholderType | None:
    """GO, IGO or NGO where sectors such as `Public health` stand beside it; None for `Public` and `State`, which may be
    one, and are asked."""
    return None if letters_key(text) in SECTORS else kind(text)


def stakeholder_in_cell(text: str) -> StakeholderType | None:
    """GO, IGO or NGO in a column for it, also by a word that is cut short with a full stop: `держ.`, `staatl.`"""
    meaning, key = stakeholder(text), letters_key(text)
    if meaning is not None or not text.endswith(".") or len(key) < _SHORTEST_CUT or is_doubted(text):
        return meaning
    meanings = {meaning for word, meaning in _stakeholder_words() if word.startswith(key)}
    return meanings.pop() if len(meanings) == 1 else None


@cache
def _stakeholder_words() -> tuple[tuple[str, StakeholderType], ...]:
    """The words of stakeholder types that are one word each: `institution publique` cut short says nothing yet."""
    lines = ((line, meaning) for meaning, words in STAKEHOLDERS.items() for line in words.values())
    words = ((word.strip(), meaning) for line, meaning in lines for word in line.split(";"))
    return tuple((letters_key(word), meaning) for word, meaning in words if " " not in word)


def gender(text: str) -> Gender | None:
    """The gender as given, be it by a form of address (`Mrs`); None where no table knows the words, and for a `Z`,
    which is an Albanian Mr and a Serbian or Czech woman without her accent. In two languages (`Male/Mashkull`) both
    say the same."""
    if is_doubted(text):
        return None
    if len(text_halves := halves(text)) > 1:
        return common_meaning([gender(half_text) for half_text in text_halves])
    if fold(text) in GENDER_AS_SPELT:
        return GENDER_AS_SPELT[fold(text)]
    word = letters_key(text)
    gender_word, form_gender = GENDER_OF.get(word), GENDER_OF_FORM.get(word)
    return (
        gender_word or form_gender
        if gender_word in (None, form_gender) or form_gender is None or _has_accent(text)
        else None
    )


def form_of_address(text: str) -> Gender | None:
    """The gender that `Ms` or `Herr` says, or a gender itself (`w`); None for `Dr`, which says none, and for unknown
    words. Of several (`Frau Dr.`, `H.E. Ms`) all must be known, and one says it."""
    if is_doubted(text):
        return None
    word = letters_key(text)
    if word in GENDER_OF and _has_accent(text):
        return gender(text)  # `ž` is no `Z.`
    if word in GENDER_OF_FORM:
        return GENDER_OF_FORM[word]
    return GENDER_OF.get(word) or _of_several(text)


def _of_several(text: str) -> Gender | None:
    """What several forms of address and titles say together. A single letter isn't one beside others: `M.` is an
    initial."""
    words = list(map(letters_key, text.split()))
    genders = {GENDER_OF_FORM.get(word) for word in words} - {None}
    are_all_known = all(len(word) > 1 and (word in GENDER_OF_FORM or word in TITLES) for word in words)
    return genders.pop() if are_all_known and len(genders) == 1 else None


def says_no_gender(text: str) -> bool:
    """Whether a form of address is known, and fits everybody: `Dr`, `Prof.`, `H.E. Dr.`"""
    words = text.split() if letters_key(text) not in GENDER_OF_FORM else [text]
    return bool(words) and all(GENDER_OF_FORM.get(letters_key(word), Gender.OTHER) is None for word in words)


def occupation(text: str, context: WordContext = NO_CONTEXT) -> Occupation | None:
    """The profession and its side. `Senior police officer (Sofia)` is a police officer; of several professions in one
    cell all must be known and stand on one side. None where no table knows the words, and where they are a profession
    only beside something that isn't there: `Inspector` of whom nobody knows."""
    if depends(text):
        context = context._replace(bodies=context.bodies | find_bodies(text))
    return _by_parts(text, partial(_one_occupation, context=context), lambda work: work.side)


def depends(text: str) -> bool:
    """Whether what a job title means may hang on what stands around it."""
    return any(letters_key(word) in _DEPENDING for word in _WORD.findall(text))


def names_work(text: str) -> bool:
    """Whether a text is a word for a profession, if only beside something: it is nobody's name."""
    return _by_parts(text, partial(_one_occupation, context=None), lambda work: work.side) is not None


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address and nothing else."""
    local, _, domain = text.partition("@")
    has_misplaced_dot = ".." in text or local.startswith(".") or local.endswith(".")
    return len(text) <= 254 and not has_misplaced_dot and bool(domain) and _EMAIL.fullmatch(text) is not None


def near_stakeholders(text: str) -> list[SimilarWord[StakeholderType]]:
    """The words for a stakeholder type that a text is nearly."""
    return _NEAR_STAKEHOLDERS.find_similar(text)


def near_occupations(text: str) -> list[SimilarWord[Occupation]]:
    """The words for a profession or a side that a text is nearly."""
    professions = [
        SimilarWord(near_word.word, Occupation(near_word.meaning, near_word.meaning.side))
        for near_word in _NEAR_WORK.find_similar(text)
    ]
    return professions or [
        SimilarWord(near_word.word, Occupation(None, near_word.meaning)) for near_word in _NEAR_SIDES.find_similar(text)
    ]


def near_genders(text: str) -> list[SimilarWord[Gender]]:
    """The words for a gender that a text is nearly."""
    return _NEAR_GENDERS.find_similar(text)


def suggested_stakeholder(text: str) -> StakeholderType | None:
    """The type of a body whose name holds a word such as `Ministry` or `UNICEF`: a proposal, no more."""
    return _suggested(text, STAKEHOLDER_SUGGESTED_BY)


def suggested_side(text: str) -> Role | None:
    """The side that words of a job title suggest: a proposal, no more."""
    return _suggested(text, SIDE_SUGGESTED_BY)


def ask_stakeholder(text: str) -> str:
    """What to do about a stakeholder type that no table knows; a proposal is a question."""
    request = f"{_suggest_meanings(near_stakeholders(text))}Please write GO, IGO or NGO."
    suggested = suggested_stakeholder(text)
    if suggested is None:
        return request
    indefinite_article = "a" if suggested is StakeholderType.GO else "an"
    return f"{request} (If this is {indefinite_article} {suggested}, write {suggested}.)"


def ask_gender(text: str) -> str:
    """What to do about a gender that no table knows."""
    return f"{_suggest_meanings(near_genders(text))}Please write female, male, other or prefers not to say."


def ask_form_of_address(_text: str) -> str:
    """What to do about a form of address that no table knows."""
    return "Please write Ms or Mr, or add a column Gender."


def ask_occupation(text: str) -> str:
    """What to do about a profession that no table knows; a proposal is a question."""
    suggested = suggested_side(text)
    if possible_occupation := _by_parts(text, partial(_one_occupation, context=None), lambda work: work.side):
        return f"Is this a {possible_occupation.profession}? Then please write so; if not, {_ROLE_COLUMN_ADVICE}."
    suggestion = _suggest_meanings(near_occupations(text), lambda work: str(work.profession or work.side))
    request = f"{suggestion}Please write law enforcement, care or other in a column `Role`"
    return f"{request}: {_DOES_IT[suggested]}" if suggested in _DOES_IT else f"{request}."


def _has_accent(text: str) -> bool:
    return unaccented(text) != fold(text)


def _suggest_meanings(suggestions: Sequence[SimilarWord[Meaning]], label: Callable[[Meaning], str] = str) -> str:
    """`Did you mean government agency (GO)? `, or nothing."""
    near_words = [(near_word.word, label(near_word.meaning)) for near_word in suggestions]
    words = [word if fold(word) == fold(meaning) else f"{word} ({meaning})" for word, meaning in near_words]
    return f"Did you mean {' or '.join(words)}? " if words else ""


def _one_occupation(text: str, context: WordContext | None) -> Occupation | None:
    """What a job title means; without `context`, what it may mean somewhere."""
    words = fold(text).split()
    while words:
        key = letters_key("".join(words))
        if key in NEVER:
            return None
        if side := SIDE_OF.get(key):
            return Occupation(None, side)
        if profession := PROFESSION_OF.get(key):
            return Occupation(profession, profession.side)
        for entry in PROFESSIONS_BY_WORD.get(key, ()):
            if context is None or is_profession_of(entry, " ".join(words), context):
                return Occupation(entry.profession, entry.profession.side)
        if letters_key(words[0]) not in _GRADES:
            return None
        words = words[1:]
    return None


def _by_parts(
    text: str,
    meaning: Callable[[str], Meaning | None],
    compared_part: Callable[[Meaning], object] = lambda part_meaning: part_meaning,
) -> Meaning | None:
    """The meaning of a text, else of what is left without brackets, else of its first part if all parts agree; none of
    one that is doubted."""
    if is_doubted(text):
        return None
    unbracketed_text = _BRACKETS.sub(" ", text)
    if direct_meaning := meaning(text) or (meaning(unbracketed_text) if unbracketed_text != text else None):
        return direct_meaning
    text_parts = _VALUE_SEPARATOR.split(unbracketed_text)
    if len(text_parts) == 1:
        return None  # the same once more
    part_meanings = [meaning(text_part) for text_part in text_parts if letters_key(text_part)]
    known_meanings = [part_meaning for part_meaning in part_meanings if part_meaning is not None]
    return (
        known_meanings[0]
        if known_meanings
        and len(known_meanings) == len(part_meanings)
        and len({compared_part(part_meaning) for part_meaning in known_meanings}) == 1
        else None
    )


def _suggested(text: str, table: dict[str, Meaning]) -> Meaning | None:
    """The one meaning that the words of a text suggest, if they suggest one."""
    suggested = {table[word] for word in map(letters_key, _WORD.findall(text)) if word in table}
    return suggested.pop() if len(suggested) == 1 else None
