"""Pages speak French as completely as English, but for messages that nobody has translated yet, and a translator finds
every text of theirs in one file."""

from string import Formatter

import pytest

from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.catalogue.po import read_po
from ecpat_training.words.catalogue.speech import Speech, speaking
from ecpat_training.words.catalogue.translation import ENGLISH, PAGES, page_languages
from tests.translations import pages
from tests.translations.catalogues import OF_PAGES, waiting_texts
from tests.translations.files import fields
from tests.translations.standing_in import is_done

LANGUAGES = [code for code in page_languages() if code != ENGLISH]


def test_there_is_another_language() -> None:
    assert "fr" in LANGUAGES


def test_the_template_holds_every_text_of_pages() -> None:
    assert (OF_PAGES.folder / OF_PAGES.pot).read_text("utf-8") == OF_PAGES.template_text


def test_what_other_rooms_name_is_there_for_translators() -> None:
    texts = {one.id for one in pages.template()}
    assert [text for of_table in pages.tables().values() for text in of_table if text not in texts] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_translated_with_the_same_fields(code: str) -> None:
    """Where a text is missing: `make words`. What waits for a translator, the page of languages names."""
    po = read_po((PAGES / f"{code}.po").read_text("utf-8"))
    told = {(entry.original, entry.plural) for entry in po.entries}
    wanted = {
        (one.id[0], one.id[1]) if isinstance(one.id, tuple) else (str(one.id), "") for one in pages.template() if one.id
    }
    assert wanted - told == set()
    of_pages = [entry for entry in po.entries if entry.original not in pages.messages()]
    waiting = [text for kind, text, codes in waiting_texts() if kind == "pages" and code in codes]
    assert [entry.original for entry in of_pages if not is_done(entry, po.forms)] == waiting
    for entry in (one for one in po.entries if not one.plural and is_done(one, po.forms)):
        assert set(fields(entry.translations[0])) == set(fields(entry.original)), entry.original


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_message_keeps_its_numbers_and_commands_and_chooses_among_all_forms(code: str) -> None:
    """A page has another word for the verb before a command (`{command:Run}`), and knows it by the English one."""
    po = read_po((PAGES / f"{code}.po").read_text("utf-8"))
    for entry in (one for one in po.entries if one.original in pages.messages() and is_done(one, po.forms)):
        translation = entry.translations[0]
        assert written(translation) == written(entry.original), entry.original
        assert {len(spec.split("|")) for spec in specifications(translation) if "|" in spec} <= {po.forms}, translation


def test_a_message_that_nobody_has_translated_is_said_in_english() -> None:
    template = next(iter(pages.messages()))
    named = dict.fromkeys(fields(template), 2)
    with speaking(Speech("fr", {"{rows} rows": "{rows} lignes"})):
        assert f"{phrase(template, **named)}" == phrase(template, **named)
        assert f"{phrase('{rows} rows', rows=2)}" == "2 lignes"


def specifications(text: str) -> list[str]:
    """How a text's fields are written."""
    return [spec for _, name, spec, _ in Formatter().parse(text) if name is not None and spec]


def written(text: str) -> set[str]:
    """How a text's numbers and commands are written; not which words numbers choose."""
    return {spec for spec in specifications(text) if "|" not in spec}
