"""Countries by their names in lists, to their ISO 3166-1 codes."""

from ecpat_training.words.matching import index, keys
from ecpat_training.words.word_tables import ANY_LANGUAGE, words_by_code, words_of

COUNTRIES: dict[str, str] = words_by_code("countries", "names")
"""Europe's countries by their names in the languages of the programme and its partners, and by their codes of three
letters and on cars (`D`)."""

COUNTRY_OF: dict[str, str] = index({code: {ANY_LANGUAGE: names} for code, names in COUNTRIES.items()})

NO_COUNTRY = ""
"""What stands for no country, such as the European Union's."""

Meanings = dict[str, frozenset[str]]
"""The countries that a name may mean, by its key."""


def kept_names() -> Meanings:
    """Names and adjectives that Babel lacks; more than one country, or `NOWHERE`, is what has to be asked."""
    no_country_keys = keys(words_of("country_names", "no_country"))
    return _meanings("names", "adjectives", "shared") | {key: frozenset({NO_COUNTRY}) for key in no_country_keys}


def kept_codes() -> Meanings:
    """Codes that are right in capitals only: `Rom` is a city."""
    return _meanings("codes", "shared_codes")


def _meanings(*tables: str) -> Meanings:
    codes_of: dict[str, set[str]] = {}
    for codes, names in (entry for table in tables for entry in words_by_code("country_names", table).items()):
        for key in keys(names):
            codes_of.setdefault(key, set()).update(codes.split())
    return {key: frozenset(codes) for key, codes in codes_of.items()}
