"""Names of organisations that may be spellings of one: abbreviated words, initials, a slip of the pen."""

import math
import re
from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher

from ecpat_training.core.spelling import unaccented

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SMALL_WORDS = "of for and the a an in on to de la le les du des et d l der die das für und van het voor en"
_SMALL = frozenset(_SMALL_WORDS.split())
_IN_FULL = {
    "min": "ministry", "dept": "department", "dep": "department", "dpt": "department", "nat": "national",
    "natl": "national", "org": "organisation", "organization": "organisation", "intl": "international",
    "assoc": "association", "assn": "association", "univ": "university", "gov": "government", "govt": "government",
    "gen": "general", "dir": "directorate", "pol": "police", "fed": "federal", "centre": "center", "inst": "institute",
    "affair": "affairs", "interiors": "interior", "internal": "interior", "labor": "labour", "defense": "defence",
    "off": "office", "prosec": "prosecutor", "prosecutors": "prosecutor", "svc": "service", "services": "service",
}  # fmt: skip
_LONGEST_INITIALS = 7
_SLIP = 0.85
_ROUNDING = 1e-9
_LONG, _ALONE = 5, 8  # letters of a word that a slip of the pen shows in, beside others and alone


def alike(times: Mapping[str, int], countries: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """The groups of names that may be one organisation's, the likeliest name first: the one written in full that most
    people give. Names of bodies whose countries are known and differ are never in one group.

    Args:
        times: how many people give each name.
        countries: the countries of a name that is one country's.
    """
    group_of = {name: {name} for name in times}
    for one, other in _pairs(list(times)):
        at, elsewhere = (set().union(*(countries.get(name, ()) for name in group_of[each])) for each in (one, other))
        if group_of[one] is group_of[other] or (at and elsewhere and at.isdisjoint(elsewhere)):
            continue
        joined = group_of[one] | group_of[other]
        group_of |= dict.fromkeys(joined, joined)
    groups = {id(group): group for group in group_of.values() if len(group) > 1}
    return [
        tuple(sorted(group, key=lambda name: (_is_short(name), -times[name], _is_odd(name), name)))
        for group in groups.values()
    ]


def _is_odd(name: str) -> bool:
    """Whether a name is written in another way than it is usually printed: in capitals, with brackets, shortened."""
    return name.isupper() or any(sign in name for sign in "().")


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    first: dict[tuple[str, ...], str] = {}
    initials: dict[str, list[str]] = {}
    for name in names:
        words = _words(name)
        if words:
            yield name, first.setdefault(words, name)
        for letters in _initials(name):
            initials.setdefault(letters, []).append(name)
    for name in names:
        for short in {name, *_BRACKETS.findall(name)}:
            if _is_short(short):
                full = [other for other in initials.get(unaccented(short).replace(".", ""), ()) if other != name]
                yield from ((name, other) for other in full)
    yield from _slips(names)


def _slips(names: list[str]) -> Iterator[tuple[str, str]]:
    """Names that are the same but for a letter or two in one long word that begins alike."""
    but_one: dict[tuple[object, ...], list[tuple[str, str]]] = {}
    for name in names:
        words = _words(name)
        for at, word in enumerate(words):
            if len(word) >= (_LONG if len(words) > 1 else _ALONE) and word.isalpha():
                but_one.setdefault((at, word[0], *words[:at], "", *words[at + 1 :]), []).append((word, name))
    matcher = SequenceMatcher(autojunk=False)
    for several in but_one.values():
        letters = [_letters(word) for word, _ in several]
        for at, (word, name) in enumerate(several):
            matcher.set_seq2(word)
            for beside in range(at + 1, len(several)):
                other_word, other = several[beside]
                least = math.ceil(_SLIP * (len(word) + len(other_word)) / 2 - _ROUNDING)  # letters in common
                only, others = letters[at] & ~letters[beside], letters[beside] & ~letters[at]
                if only.bit_count() > len(word) - least or others.bit_count() > len(other_word) - least:
                    continue  # which spares all but a few of the millions of pairs in a list of 10,000 foundations
                matcher.set_seq1(other_word)
                if matcher.quick_ratio() >= _SLIP and matcher.ratio() >= _SLIP:
                    yield name, other


def _letters(word: str) -> int:
    """The letters of a word as bits; letters that share a bit can only hide a difference."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits


def _words(name: str) -> tuple[str, ...]:
    words = _WORD.findall(unaccented(_BRACKETS.sub(" ", name)))
    return tuple(_IN_FULL.get(word, word) for word in words if word not in _SMALL)


def _initials(name: str) -> set[str]:
    """The initials of a name of several words: with its small words, without articles, with none of them."""
    words = _WORD.findall(unaccented(_BRACKETS.sub(" ", name)))
    kept = [words, [word for word in words if word != "the"], [word for word in words if word not in _SMALL]]
    return {"".join(word[0] for word in some) for some in kept if len(some) > 1}


def _is_short(name: str) -> bool:
    """Whether a name is initials: `MoI`, `I.O.M.`"""
    letters = name.replace(".", "").strip()
    capitals = sum(map(str.isupper, letters))
    return (
        letters.isalpha() and 2 <= len(letters) <= _LONGEST_INITIALS and capitals >= 2 and capitals >= len(letters) - 1
    )
