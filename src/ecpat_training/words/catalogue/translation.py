"""What a language says in place of the English words, from its file in `words/locale/`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ecpat_training.words.catalogue.po import Po, read_po
from ecpat_training.words.catalogue.speech import Speech

FOLDER = Path(__file__).parents[1] / "locale"
REPORTS = FOLDER / "report"
PAGES = FOLDER / "pages"
ENGLISH = "en"
READER_HEADER = "X-Read-By-Native-Speaker"
_NOUN = "counted: "


@dataclass(frozen=True)
class CatalogueTranslation:
    """What is translated into a language. `tag` is its BCP 47 tag, `words` the texts by their key, `counted` the forms
    of the nouns that stand behind a number, of which `form` says which one a number asks for. What isn't translated, or
    not in every form, or not looked at since its original changed, is left out."""

    tag: str
    words: Mapping[str, str]
    counted: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]


@cache
def translated_languages() -> tuple[str, ...]:
    """The ISO 639 codes of the languages that have a file, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def translation(language: str) -> CatalogueTranslation:
    """What one of these languages says.

    Raises:
        LookupError: the language has no file.
    """
    if language not in translated_languages():
        raise LookupError(f"there is no translation into {language}")
    return of_po(language, read_po((FOLDER / f"{language}.po").read_text(encoding="utf-8")))


def of_po(language: str, po: Po) -> CatalogueTranslation:
    """What a language's file says, as papers ask for it."""
    tag = po.header.get("Language", "").replace("_", "-") or language
    finished_entries = [entry for entry in po.entries if all(entry.translations) and not entry.fuzzy]
    return CatalogueTranslation(
        tag,
        {entry.context: entry.translations[0] for entry in finished_entries if not entry.plural},
        {
            entry.context.removeprefix(_NOUN): entry.translations
            for entry in finished_entries
            if entry.plural and len(entry.translations) == po.forms
        },
        po.form,
    )


def noun(key: str) -> str:
    """Under which context a noun's forms stand in a file: the same key may be a text of its own."""
    return f"{_NOUN}{key}"


@cache
def report_languages() -> tuple[str, ...]:
    """The ISO 639 codes of the languages that the effect report has, English among them, sorted."""
    return _languages(REPORTS)


@cache
def speech(language: str) -> Speech:
    """How one of these languages says the effect report; English without any.

    Raises:
        LookupError: the language has no file.
    """
    return _speech(REPORTS, language, "the effect report has")


@cache
def page_languages() -> tuple[str, ...]:
    """The ISO 639 codes of the languages in which pages speak, English among them, sorted."""
    return _languages(PAGES)


@cache
def page_speech(language: str) -> Speech:
    """How one of these languages says what stands on pages; English without any.

    Raises:
        LookupError: the language has no file.
    """
    return _speech(PAGES, language, "pages have")


def _languages(folder: Path) -> tuple[str, ...]:
    return tuple(sorted({ENGLISH, *(path.stem for path in folder.glob("*.po"))}))


def _speech(folder: Path, language: str, complaint: str) -> Speech:
    if language in ("", ENGLISH):
        return Speech()
    if language not in _languages(folder):
        raise LookupError(f"{complaint} no translation into {language}")
    return speech_of(language, read_po((folder / f"{language}.po").read_text(encoding="utf-8")))


def speech_of(language: str, po: Po) -> Speech:
    """What a language's file says, as the effect report and pages ask for it: by the English text."""
    finished_entries = [entry for entry in po.entries if all(entry.translations) and not entry.fuzzy]
    return Speech(
        po.header.get("Language", "").replace("_", "-") or language,
        {entry.original: entry.translations[0] for entry in finished_entries if not entry.plural},
        {
            entry.original: entry.translations
            for entry in finished_entries
            if entry.plural and len(entry.translations) == po.forms
        },
        po.form,
        is_unread=po.header.get(READER_HEADER, "nobody yet") == "nobody yet",
    )
