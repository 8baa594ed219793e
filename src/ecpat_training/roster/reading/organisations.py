"""Which people are of one organisation: a government body is one country's, any other is one over countries, and names
that may be spellings of one are proposed to a person, never joined."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.spelling import choose_spellings, unaccented
from ecpat_training.core.text import listing
from ecpat_training.files.places import MAX_PLACES_KEPT, join_places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.body_words import BRACKETS, SMALL_OF_LISTS, WORD, body_meaning, body_words
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.roster.reading.mapping import RosterMapping
from ecpat_training.roster.reading.names import LIKE_A_PERSON
from ecpat_training.values.participant import Participant, StakeholderType
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from ecpat_training.words.person_name import transliterated


def distinguish_organisations(
    people: Sequence[Participant],
    table: CellTable,
    layout: RosterLayout,
    findings: list[Finding],
    mapping: RosterMapping,
) -> list[tuple[str, ...]]:
    """Says of each person what their organisation is counted as. A name that government bodies of several countries
    have is counted once for each of these countries. Whatever is no government body is one over its countries (UNICEF,
    Terre des hommes), so that `at most 3 of one organisation` holds however it is meant; that is said, since two bodies
    may have one name. A name that `mapping` maps to itself is a body of its own.

    Returns:
        The names that may be of one body: groups of spellings, the likeliest name first.
    """
    by_name: dict[str, list[Participant]] = {}
    by_spelling: dict[str, list[Participant]] = {}  # the same, by the name as it is written
    for person in people:
        if name := person.organisation:
            if name not in by_spelling:
                by_spelling[name] = by_name.setdefault(unaccented(name), [])
            by_spelling[name].append(person)
    for members in by_name.values():
        countries = sorted({person.country for person in members if person.country})
        if len(countries) < 2:
            continue
        state = [person for person in members if _is_of_a_state(person)]
        of_states = sorted({person.country for person in state if person.country})
        if len(of_states) > 1:
            for person in state:
                person.amend(body=f"{person.organisation} ({person.country or 'country not known'})")
            findings.append(_same_name_finding(state, of_states, table, layout))
        elif not all(person.stakeholder is StakeholderType.IGO for person in members):
            findings.append(_as_one(members, countries, table, layout))
    spellings = _spellings(
        {key: members for key, members in by_name.items() if not mapping.is_own_name(members[0].organisation or "")}
    )
    findings += [_proposed(group, by_name, table, layout) for group in spellings]
    return spellings


def counted_bodies(groups: Sequence[tuple[str, ...]], people: Sequence[Participant]) -> tuple[tuple[str, ...], ...]:
    """What the people of each group of names are counted as. Names that are counted by country are one group in each,
    which whoever's country isn't known may belong to."""
    bodies: list[tuple[str, ...]] = []
    for names in groups:
        keys = set(map(unaccented, names))
        members = [person for person in people if person.organisation and unaccented(person.organisation) in keys]
        countries = {person.country for person in members if person.body and person.country}
        by_country: list[str | None] = [*sorted(countries)] or [None]
        for country in by_country:
            labels = [
                person.body or person.organisation or ""
                for person in members
                if country is None or person.country in (country, None)
            ]
            bodies.append(tuple({unaccented(label): label for label in labels}.values()))
    return tuple(labels for labels in bodies if len(labels) > 1)


def _is_of_a_state(person: Participant) -> bool:
    """Whether somebody's organisation is a government body; where the list doesn't say it, whether it is called one."""
    kind = person.stakeholder or values.suggested_stakeholder(person.organisation or "")
    return kind is StakeholderType.GO


def _spellings(by_name: Mapping[str, Sequence[Participant]]) -> list[tuple[str, ...]]:
    times: dict[str, int] = {}
    countries: dict[str, set[str]] = {}
    for people in by_name.values():
        written = Counter(person.organisation or "" for person in people)
        name = choose_spellings(written)[people[0].organisation or ""]
        if LIKE_A_PERSON not in name:
            times[name] = len(people)
            if _is_of_a_state(people[0]) or (people[0].stakeholder is None and body_meaning(name)):
                countries[name] = {person.country for person in people if person.country}
    return similar_names(times, countries)


def _same_name_finding(
    people: list[Participant], countries: list[str], table: CellTable, layout: RosterLayout
) -> Finding:
    unknown = [person for person in people if not person.country]
    message = phrase(
        "government bodies of {countries} have one name ({rows}); each country's is counted as one of its own.",
        countries=listing(countries, 12),
        rows=_rows(people),
    )
    hint = None
    if unknown:
        message = sentences(
            message,
            phrase(
                "The country of {people:,} {people:person|people} there isn't known ({rows}).",
                people=len(unknown),
                rows=_rows(unknown),
            ),
        )
        hint = "Please give the country; until then they are counted as of one more."
    severity = Severity.WARNING if unknown else Severity.NOTE
    return Finding("roster.bodies-apart", severity, message, _cell(people[0], table, layout), hint)


def _as_one(people: list[Participant], countries: list[str], table: CellTable, layout: RosterLayout) -> Finding:
    message = phrase(
        "people from {countries} are of one organisation by its name ({rows}); it is counted as one.",
        countries=listing(countries, 12),
        rows=_rows(people),
    )
    hint = "If these are several bodies, write the country behind the name."
    return Finding("roster.body-as-one", Severity.NOTE, message, _cell(people[0], table, layout), hint)


def _proposed(
    group: tuple[str, ...], by_name: Mapping[str, Sequence[Participant]], table: CellTable, layout: RosterLayout
) -> Finding:
    """Names stay unsaid: that of a body with one person there is that person's."""
    members = sorted((person for name in group for person in by_name[unaccented(name)]), key=lambda person: person.row)
    message = phrase(
        "{names} names of organisations may be spellings of one ({rows}); each is counted by itself.",
        names=len(group),
        rows=_rows(members),
    )
    hint = phrase(
        "If they are one, write it alike for all, or say so once with {command}.", command=Command("roster map")
    )
    location, *further_locations = [_cell(person, table, layout) for person in members[:MAX_PLACES_KEPT]]
    return Finding("roster.same-body", Severity.WARNING, message, location, hint, tuple(further_locations))


def _rows(people: Sequence[Participant]) -> str:
    return join_places([person.where for person in people])


def _cell(person: Participant, table: CellTable, layout: RosterLayout) -> Location:
    return table.location_of(person.row - 1, layout.of("organisation")[0].position)


_LONGEST_INITIALS = 7
_MIN_TYPO_SIMILARITY = 0.85
_ROUNDING = 1e-9
_MIN_WORD_LENGTH, _MIN_SINGLE_LENGTH = (
    5,
    8,
)  # letters of a word that a slip of the pen shows in, beside others and alone


def similar_names(times: Mapping[str, int], countries: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """The groups of names that may be one organisation's, the likeliest name first: the one written in full that most
    people give. Names of bodies whose countries are known and differ are never in one group.

    Args:
        times: how many people give each name.
        countries: the countries of a name that is one country's, besides those that it names.
    """
    group_of = {name: {name} for name in times}
    countries = {name: {*countries.get(name, ()), *_named_countries(name)} for name in times}
    for first, second in _pairs(list(times)):
        countries_here, elsewhere = (
            set().union(*(countries[name] for name in group_of[spelling])) for spelling in (first, second)
        )
        if group_of[first] is group_of[second] or (
            countries_here and elsewhere and countries_here.isdisjoint(elsewhere)
        ):
            continue
        joined = group_of[first] | group_of[second]
        group_of |= dict.fromkeys(joined, joined)
    groups = {id(group): group for group in group_of.values() if len(group) > 1}
    return [
        tuple(sorted(group, key=lambda name: (_is_short(name), -times[name], _is_odd(name), name)))
        for group in groups.values()
    ]


def _named_countries(name: str) -> frozenset[str]:
    meaning = body_meaning(name)
    return meaning.countries if meaning else frozenset()


def _is_odd(name: str) -> bool:
    """Whether a name is written in another way than it is usually printed: in capitals, with brackets, shortened."""
    return name.isupper() or any(sign in name for sign in "().")


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    first: dict[tuple[str, ...], str] = {}
    initials: dict[str, list[str]] = {}
    for name in names:
        words = body_words(name)
        if words:
            yield name, first.setdefault(words, name)
        for letters in _initials(name):
            initials.setdefault(letters, []).append(name)
    for name in names:
        for short in {name, *BRACKETS.findall(name)}:
            if _is_short(short):
                full = [
                    full_name for full_name in initials.get(_latin(short).replace(".", ""), ()) if full_name != name
                ]
                yield from ((name, full_name) for full_name in full)
    yield from _slips(names)
    yield from _translations(names)


def _translations(names: list[str]) -> Iterator[tuple[str, str]]:
    """Names of which all words mean the same, in whatever language, where they don't name two countries."""
    meanings: dict[tuple[frozenset[str], frozenset[str]], dict[frozenset[str], str]] = {}
    for name in names:
        if meaning := body_meaning(name):
            by_country = meanings.setdefault(meaning[:2], {})
            first = by_country.setdefault(meaning.countries, name)
            yield from ((first, name),) if first != name else ()
    for by_country in meanings.values():
        if (anywhere := by_country.pop(frozenset(), None)) is not None:
            yield from ((anywhere, name) for name in by_country.values())


def _slips(names: list[str]) -> Iterator[tuple[str, str]]:
    """Names that are the same but for a letter or two in one long word that begins alike."""
    but_one: dict[tuple[object, ...], list[tuple[str, str]]] = {}
    for name in names:
        words = body_words(name)
        for position, word in enumerate(words):
            if len(word) >= (_MIN_WORD_LENGTH if len(words) > 1 else _MIN_SINGLE_LENGTH) and word.isalpha():
                but_one.setdefault((position, word[0], *words[:position], "", *words[position + 1 :]), []).append(
                    (word, name)
                )
    matcher = SequenceMatcher(autojunk=False)
    for similar in but_one.values():
        letters = [_letters(word) for word, _ in similar]
        for position, (word, name) in enumerate(similar):
            matcher.set_seq2(word)
            for later in range(position + 1, len(similar)):
                other_word, other_name = similar[later]
                least = math.ceil(
                    _MIN_TYPO_SIMILARITY * (len(word) + len(other_word)) / 2 - _ROUNDING
                )  # letters in common
                only, other_only = letters[position] & ~letters[later], letters[later] & ~letters[position]
                if only.bit_count() > len(word) - least or other_only.bit_count() > len(other_word) - least:
                    continue  # which spares all but a few of the millions of pairs in a list of 10,000 foundations
                matcher.set_seq1(other_word)
                if matcher.quick_ratio() >= _MIN_TYPO_SIMILARITY and matcher.ratio() >= _MIN_TYPO_SIMILARITY:
                    yield name, other_name


def _letters(word: str) -> int:
    """The letters of a word as bits; letters that share a bit can only hide a difference."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits


def _latin(text: str) -> str:
    """A text without accents, its Cyrillic words in Latin letters: `МУП` and `MUP` are one."""
    return " ".join(word if word.isascii() else transliterated(word) for word in unaccented(text).split())


def _initials(name: str) -> set[str]:
    """The initials of a name of several words: with its small words, without articles, with none of them."""
    words = WORD.findall(_latin(BRACKETS.sub(" ", name)))
    variants = [
        words,
        [word for word in words if word != "the"],
        [word for word in words if word not in SMALL_OF_LISTS],
    ]
    return {"".join(word[0] for word in variant) for variant in variants if len(variant) > 1}


def _is_short(name: str) -> bool:
    """Whether a name is initials: `MoI`, `I.O.M.`"""
    letters = name.replace(".", "").strip()
    capitals = sum(map(str.isupper, letters))
    return (
        letters.isalpha() and 2 <= len(letters) <= _LONGEST_INITIALS and capitals >= 2 and capitals >= len(letters) - 1
    )
