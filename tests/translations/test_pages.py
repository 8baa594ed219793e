"""Pages speak French as completely as English, and a translator finds every text of theirs in one file."""

import pytest

from ecpat_training.words.catalogue.po import PoEntry, read_po
from ecpat_training.words.catalogue.translation import ENGLISH, PAGES, page_languages
from tests.translations import pages
from tests.translations.files import HEADER, body, fields

LANGUAGES = [code for code in page_languages() if code != ENGLISH]


def test_there_is_another_language() -> None:
    assert "fr" in LANGUAGES


def test_the_template_holds_every_text_of_pages() -> None:
    assert pages.TEMPLATE.read_text("utf-8") == pages._TITLE + HEADER.format(code="") + body(pages.template())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_translated_with_the_same_fields(code: str) -> None:
    """Where a text is missing: `python -m tests.translations`, then fill what is empty."""
    po = read_po((PAGES / f"{code}.po").read_text("utf-8"))
    told = {(entry.original, entry.plural) for entry in po.entries}
    wanted = {
        (one.id[0], one.id[1]) if isinstance(one.id, tuple) else (str(one.id), "") for one in pages.template() if one.id
    }
    assert wanted - told == set()
    assert [entry.original for entry in po.entries if not done(entry, po.forms)] == []
    for entry in (one for one in po.entries if not one.plural):
        assert set(fields(entry.translations[0])) == set(fields(entry.original)), entry.original


def done(entry: PoEntry, forms: int) -> bool:
    """Whether a text is translated, a noun in all its forms."""
    return all(entry.translations) and not entry.fuzzy and len(entry.translations) == (forms if entry.plural else 1)
