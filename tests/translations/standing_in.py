"""While a text of papers waits for a translator, tests of everything else take the English for its translation: what
waits is named by `make words` and listed on the page of languages, and breaks nothing else."""

from functools import cache

from ecpat_training.words.catalogue import translation
from ecpat_training.words.catalogue.po import Po, PoEntry, read_po
from ecpat_training.words.catalogue.translation import FOLDER, CatalogueTranslation, of_po

MOST_WAITING = 20
"""Texts that may wait in a language; one that lacks more is a language that has been begun."""


def is_done(entry: PoEntry, forms: int) -> bool:
    """Whether a text is translated, a noun in all its forms."""
    return all(entry.translations) and not entry.fuzzy and len(entry.translations) == (forms if entry.plural else 1)


@cache
def waiting_keys() -> dict[str, frozenset[str]]:
    """The keys of papers' texts that wait, by the languages that say everything else."""
    files = {path.stem: read_po(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.po"))}
    open_ = {code: {one.context for one in po.entries if not is_done(one, po.forms)} for code, po in files.items()}
    return {code: frozenset(keys) for code, keys in open_.items() if 0 < len(keys) <= MOST_WAITING}


def let_english_stand_in() -> None:
    """From now on papers of this process say what waits in English, as if that were its translation."""
    if waiting_keys():
        translation.of_po = _filled


def _filled(language: str, po: Po) -> CatalogueTranslation:
    waiting = waiting_keys().get(language, frozenset())
    entries = tuple(_in_english(one, po.forms) if one.context in waiting else one for one in po.entries)
    return of_po(language, po._replace(entries=entries))


def _in_english(entry: PoEntry, forms: int) -> PoEntry:
    said = (entry.original, *[entry.plural] * (forms - 1)) if entry.plural else (entry.original,)
    return entry._replace(translations=said, fuzzy=False)
