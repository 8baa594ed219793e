"""Countries as lists write them: by tables of names, exactly, or not at all. What may mean two, or none, is asked."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property

from ecpat_training.core.finding import Finding
from ecpat_training.core.text import fold
from ecpat_training.files.cell import different_texts
from ecpat_training.files.table import CellTable
from ecpat_training.roster.model.check import ReadAs
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout, decision_on
from ecpat_training.roster.reading.mapping import RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.words import AttributeReader, ColumnWords, Vocabulary, decided, ignore_context
from ecpat_training.values.countries import COUNTRIES as CODES
from ecpat_training.values.countries import guess_country
from ecpat_training.words.catalogue.message import phrase, sentences
from ecpat_training.words.lists import countries as known
from ecpat_training.words.lists.countries import NO_COUNTRY, Meanings, kept_codes, kept_names
from ecpat_training.words.lists.headers import REGIONS_OR_COUNTRIES
from ecpat_training.words.lists.known_words import KnownWords
from ecpat_training.words.matching import keys, letters_key
from ecpat_training.words.nearness import NearWords, SimilarWord

_MAX_TEXT_LENGTH = 100
_NO_COUNTRIES: frozenset[str] = frozenset()
_NOWHERE_ONLY = frozenset({NO_COUNTRY})
# Languages that lists are read in, whose names of countries and of their languages, which are adjectives, are known.
_LOCALES = [
    "en", "de", "fr", "nl", "ro", "sr", "sr_Latn", "bg", "cs", "et", "sq", "ru", "uk", "da", "nb", "it", "es",
    "pl", "hr", "bs", "sl", "sk", "hu", "mk", "el", "tr", "ar", "hy", "ka",
]  # fmt: skip
_COUNTRY_BY_LANGUAGE = {
    "sq": "AL", "hy": "AM", "az": "AZ", "bs": "BA", "bg": "BG", "be": "BY", "cs": "CZ", "de": "DE", "da": "DK",
    "et": "EE", "es": "ES", "fi": "FI", "fr": "FR", "ka": "GE", "el": "GR", "hr": "HR", "hu": "HU", "is": "IS",
    "it": "IT", "lt": "LT", "lv": "LV", "mk": "MK", "mt": "MT", "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT",
    "ro": "RO", "sr": "RS", "ru": "RU", "sv": "SE", "sl": "SI", "sk": "SK", "tr": "TR", "uk": "UA",
}  # fmt: skip
# Two letters that are also an answer in some language, or nothing: they are codes beside other codes only.
_ANSWERS = frozenset({"JO", "NA", "NE", "NO", "NU", "SI"})
# The same in small letters.
_SMALL_WORDS = frozenset({
    "AD", "AM", "AS", "AT", "AU", "BE", "BY", "DE", "DO", "ES", "ID", "IE", "IL", "IN", "IS", "IT", "LA", "LE", "ME",
    "MY", "SO", "SU", "TO", "US",
})  # fmt: skip
# ISO's code of a country far away, that lists write for a nearer one.
_FOR_ANOTHER = {
    "AU": "AT", "BH": "BA", "CR": "HR", "ET": "EE", "IR": "IE", "LA": "LV", "MO": "MD", "SL": "SI", "SR": "RS",
}  # fmt: skip
_OTHER_CODES = {"UK": "GB", "EL": "GR", "ČR": "CZ"}
_CAR, _NO_GENDERS = frozenset("abdefhilnps"), frozenset("adeilp")
# Names that a part of another country has as well: with a place beside them they may be that.
_ALSO_A_STATE = frozenset({"georgia", "georgian"})
_ALSO_A_PART = _ALSO_A_STATE | frozenset(keys("macedonia; macédoine; makedonija; makedonia; македония; македонија"))
_KINGDOMS = (
    r"(?:the\s+)?(?:federal\s+)?(?:republi[ck]a?\b\.?|republiek|republikken|repubblica|república|république|rep\.|rep\b|"
    r"repub\.|r\.|r(?=\s)|kingdom|principality|grand\s+duchy|state|република|республика|республіка|р\.)\s*"
    r"(?:of\b|de\s+la\b|de\b|di\b|d['’]|du\b|der\b|des\b|e\b|van\b)?\s*(?:the\b)?"
)
_BEFORE = re.compile(rf"^(?:{_KINGDOMS}|the\s)\s*(?=\w)")
_AFTER = re.compile(r",?\s*\(?(?:the\s+)?(?:republic|rep\.?|r\.)(?:\s+of(?:\s+the)?)?\)?\s*$")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_PLACE_SEPARATOR = re.compile(r"\s*[,;:\n]\s*|\s+[-–—]\s+")
_EITHER = re.compile(r"\s*[/+&|]\s*")
_WORD = re.compile(r"\w{3,}")
# What a republic is called makes another country of these.
_NO_REPUBLIC = frozenset(["CD", "CG", "CN", "DE", "KP", "KR", "VN", "YE"])
_WORDS = KnownWords({code: {"any": names} for code, names in known.COUNTRIES.items()})
_NEAR_COUNTRY_NAMES = NearWords({code: {"any": names} for code, names in known.COUNTRIES.items()})


class ColumnTexts:
    """What else stands in a column, by which `NO` is Norway or no answer; looked at only where that matters."""

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts

    @cached_property
    def different(self) -> frozenset[str]:
        """Each different text once."""
        return frozenset(text.strip() for text in self._texts() if has_country_text(text.strip()))

    @cached_property
    def holds_codes(self) -> bool:
        """Whether countries are given by their two letters: one that is no word in any language, or nothing else."""
        codes = {text for text in self.different if text.upper() in CODES}
        clear = any(code.upper() not in _ANSWERS | _SMALL_WORDS for code in codes)
        return clear or (len(codes) > 1 and codes == self.different and all(map(str.isupper, codes)))

    @cached_property
    def holds_cars_letters(self) -> bool:
        """Whether single letters are all of cars, one of them no letter for a gender: a lone `F` is a woman in
        the wrong column."""
        letters = {text.casefold() for text in self.different if len(text) == 1}
        return bool(letters & _NO_GENDERS) and letters <= _CAR

    @cached_property
    def names_united_states(self) -> bool:
        """Whether the United States are there, of which Georgia is one."""
        return any(_countries_meant(text) == {"US"} for text in self.different)


def country(text: str, column: ColumnTexts | None = None) -> str | None:
    """The ISO code of the one country that a cell names, be it by name, code or adjective; None where it names none,
    several, or one that may be another.

    Args:
        text: the cell.
        column: its column; None where it is surely a country.
    """
    if values.is_doubted(text) or len(text) > _MAX_TEXT_LENGTH or not has_country_text(text):
        return None
    codes = _countries_meant(text, column) or _countries_by_part(text, column)
    if column is not None and codes == {"GE"} and letters_key(text) in _ALSO_A_STATE and column.names_united_states:
        return None
    return next(iter(codes)) if len(codes) == 1 and codes != _NOWHERE_ONLY else None


def has_country_text(text: str) -> bool:
    """Whether a cell says anything: `n/a` doesn't, `NA` may be Namibia."""
    return text == "NA" or values.has_meaning(text)


def countries_for_regions(table: CellTable, layout: RosterLayout, mapping: RosterMapping) -> RosterLayout:
    """The layout in which a column is one of countries whose header means a region in another language, where nothing
    but countries stands below: Polish `kraj`, a Czech region."""

    def settled(column: RosterColumn) -> RosterColumn:
        is_doubtful = column.field == "region" and letters_key(column.header) in REGIONS_OR_COUNTRIES
        if not is_doubtful or decision_on(table, column, mapping) or layout.has("country"):
            return column
        texts = {
            text
            for text in different_texts(table.cells_below(layout.header_row, column.position))
            if has_country_text(text)
        }
        return column._replace(field="country") if texts and all(map(country, texts)) else column

    return layout._replace(columns=tuple(map(settled, layout.columns)))


def ask_country(text: str) -> str:
    """What to do about a country that no table knows."""
    letters = text.strip().upper()
    if nearer := _FOR_ANOTHER.get(letters):
        return phrase(
            "Is it {country}, or {nearer} (`{code}`)? Please write the country's name.",
            country=country_name(letters),
            nearer=country_name(nearer),
            code=nearer,
        )
    if letters in _ANSWERS or len(letters) == 1:
        return "Please write the country's name, or leave the cell empty."
    if (suggestion := guess_country(text)) is not None:
        return phrase(
            "Did you mean {country} (`{code}`)? Please write the country's name.",
            country=country_name(suggestion),
            code=suggestion,
        )
    named = {code for part in _split_parts(text) for code in _countries_meant(part) if code}
    if len(named) > 1 and len(named) < 4:
        options = " or ".join(f"{country_name(code)} (`{code}`)" for code in sorted(named))
        return phrase("Is it {countries}? Please write one country.", countries=options)
    near = [f"{candidate.word} (`{candidate.meaning}`)" for candidate in _NEAR_COUNTRY_NAMES.find_similar(text)]
    request = "Please write one country, such as Albania or `AL`."
    if not near:
        return request
    return sentences(phrase("Did you mean {countries}?", countries=" or ".join(near)), request)


def find_near_countries(text: str) -> list[SimilarWord[str]]:
    """The names of countries that a text is nearly."""
    return _NEAR_COUNTRY_NAMES.find_similar(text)


def looks_like_a_country(text: str) -> bool:
    """Whether a text that isn't read as a country is a word of the kind: several countries, a code, nearly a name."""
    code = text.strip().isupper() and guess_country(text)
    return bool(
        _NEAR_COUNTRY_NAMES.find_similar(text) or code or all(_countries_meant(part) for part in _split_parts(text))
    )


def vocabulary(texts: Callable[[], Iterable[str]]) -> Vocabulary[str]:
    """How a column of these texts is read."""
    column = ColumnTexts(texts)
    return Vocabulary(
        "country",
        ignore_context(lambda text: country(text, column)),
        ask_country,
        kind="country",
        given=has_country_text,
        known=_WORDS,
        near=looks_like_a_country,
    )


class Countries(AttributeReader[str]):
    """The country of each person. Where the list doesn't say it, nothing is asked: many lists are one country's."""

    def __init__(self, table: CellTable, layout: RosterLayout, names: NamesOnList, mapping: RosterMapping) -> None:
        def words(column: RosterColumn) -> ColumnWords[str]:
            texts = vocabulary(lambda: different_texts(table.cells_below(layout.header_row, column.position)))
            return ColumnWords(table, column, decided(texts, mapping), names)

        super().__init__(table, "country", [words(column) for column in layout.of("country")])

    def read_as(self) -> list[ReadAs]:
        """Every text that was read as a country, but for the country's usual name in English."""
        return [entry for entry in super().read_as() if not _is_usual(entry)]

    def findings(self) -> list[Finding]:
        """What couldn't be read."""
        return [finding for column in self.columns for finding in column.findings()]


def _is_usual(entry: ReadAs) -> bool:
    return fold(entry.written) == fold(country_name(entry.meaning)) and letters_key(entry.written) not in _ALSO_A_PART


def country_name(code: str) -> str:
    """The English name of a country by its code, as lists are read by it."""
    return next(iter(known.COUNTRIES[code].split(";"))) if code in known.COUNTRIES else _english().get(code, code)


def _split_parts(text: str) -> Iterator[str]:
    for part in _EITHER.split(_BRACKETS.sub(r",\1,", text)):
        yield from (piece for piece in _PLACE_SEPARATOR.split(part) if any(map(str.isalpha, piece)))


def _countries_by_part(text: str, column: ColumnTexts | None) -> frozenset[str]:
    """The country of a text with a place or the same country's other name beside it: `Italy (Rome)`, `Kosova /
    Kosovo`. What stands behind a stroke is known as well, or the cell is asked."""
    sides = [
        _of_side(parts, column)
        for side in _EITHER.split(_BRACKETS.sub(r",\1,", text))
        if (parts := [part for part in _PLACE_SEPARATOR.split(side) if any(map(str.isalpha, part))])
    ]
    return sides[0] if len(set(sides)) == 1 else _NO_COUNTRIES


def _of_side(parts: list[str], column: ColumnTexts | None) -> frozenset[str]:
    meanings = [(part, _countries_meant(part, column)) for part in parts]
    places = [part for part, codes in meanings if not codes]
    named = [(part, codes) for part, codes in meanings if codes]
    shared = any(letters_key(part) in _ALSO_A_PART for part, _ in named)
    if (
        not named
        or (places and shared)
        or any(_countries_meant(word) for place in places for word in _WORD.findall(place))
    ):
        return _NO_COUNTRIES
    if any(_names_other_country(place, *named_part) for place in places for named_part in named):
        return _NO_COUNTRIES
    return frozenset.intersection(*(codes for _, codes in named))  # `Congo (DRC)`


def _names_other_country(place: str, part: str, codes: frozenset[str]) -> bool:
    """Whether a country's name and the place beside it are another's: `Sudan (South)`, `Guinea, Equatorial`."""
    return any(
        (joint_codes := _countries_meant(text)) and joint_codes != codes
        for text in (f"{place} {part}", f"{part} {place}")
    )


def _countries_meant(text: str, column: ColumnTexts | None = None) -> frozenset[str]:
    """The countries that a text may mean as a whole, none where it is no name."""
    text = text.strip()
    letters = "".join(filter(str.isalpha, text))
    if len(letters) <= 2:
        return _countries_by_letters(text, letters.upper(), column)
    in_capitals = letters.isascii() and len(letters) == 3 and letters.isupper()
    if in_capitals and (codes := _kept_codes().get(letters.lower()) or _iso_3().get(letters)):
        return codes
    return _countries_named(text) or _of_a_republic(text)


def _countries_by_letters(text: str, letters: str, column: ColumnTexts | None) -> frozenset[str]:
    if len(letters) == 1:
        surely = column is not None and column.holds_cars_letters
        code = known.COUNTRY_OF.get(letters_key(text)) if surely else None
        return frozenset({code}) if code else _NO_COUNTRIES
    if any(map(str.isdigit, text)):
        return _NO_COUNTRIES
    if fold(text).replace(" ", "") == "b&h":
        return frozenset({"BA"})
    letters = _OTHER_CODES.get(unicodedata.normalize("NFC", letters), letters)
    if letters not in CODES and (fixed_codes := _country_meanings().get(letters_key(text))) is not None:
        return fixed_codes
    if letters not in CODES:
        named = known.COUNTRY_OF.get(letters_key(text))  # `РФ`
        return frozenset({named}) if named else _NO_COUNTRIES
    if column is not None:
        capitals = "".join(filter(str.isalpha, text)).isupper()
        doubtful = letters in _ANSWERS or (not capitals and letters in _SMALL_WORDS)
        if letters in _FOR_ANOTHER or (doubtful and not column.holds_codes):
            return _NO_COUNTRIES
    return frozenset({letters})


def _countries_named(text: str) -> frozenset[str]:
    letters = letters_key(text)
    if fixed_codes := _country_meanings().get(letters):
        return fixed_codes
    if len(letters) > 1 and (code := known.COUNTRY_OF.get(letters)):
        return frozenset({code})
    for locale in _LOCALES:
        if spoken := _country_names(locale).get(letters):
            return spoken
    return _NO_COUNTRIES


def _of_a_republic(text: str) -> frozenset[str]:
    """The country that is a text's without `Republic of`, `R.`, `, Rep. of`."""
    folded = fold(text)
    short = _BEFORE.sub("", folded)
    short = _AFTER.sub("", short) if short == folded else short
    if short == folded or len(letters_key(short)) < 4:
        return _NO_COUNTRIES
    codes = _countries_named(short)
    return _NO_COUNTRIES if codes & _NO_REPUBLIC else codes


@cache
def _country_meanings() -> Meanings:
    return kept_names()


@cache
def _kept_codes() -> Meanings:
    return kept_codes()


@cache
def _iso_3() -> Meanings:
    """Countries by ISO's three letters; a former one's by its successors."""
    from babel.core import get_global

    return {
        code: frozenset(successors)
        for code, successors in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha() and set(successors) <= CODES
    }


@cache
def _english() -> dict[str, str]:
    from babel import Locale

    return {code: str(name) for code, name in Locale.parse("en").territories.items()}


@cache
def _country_names(locale: str) -> Meanings:
    """Names of countries and adjectives in one language; continents and unions are nowhere."""
    from babel import Locale

    spoken = Locale.parse(locale)
    codes_by_name: dict[str, set[str]] = {}
    for code, name in spoken.territories.items():
        for spelling in {name, name.replace(" & ", " and "), name.partition(" (")[0]}:
            codes_by_name.setdefault(letters_key(spelling), set()).add(code if code in CODES else NO_COUNTRY)
    for language, code in _COUNTRY_BY_LANGUAGE.items():
        if name := spoken.languages.get(language):
            codes_by_name.setdefault(letters_key(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in codes_by_name.items()}
