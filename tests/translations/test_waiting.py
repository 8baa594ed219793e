"""A text may wait for a translator, and is named while it does. Nothing waits once a version is released."""

from pathlib import Path

import pytest

from tests.translations.catalogues import ALL, MOST_WAITING, TextFiles, waiting_texts, write
from tests.translations.files import updated

CHANGES = Path(__file__).resolve().parents[2] / "CHANGELOG.md"
FILES = [(texts, code) for texts in ALL for code in texts.languages]
STALE = "run `make words`"


def test_nothing_waits_once_a_version_is_released() -> None:
    newest = next(line for line in CHANGES.read_text("utf-8").splitlines() if line.startswith("## "))
    waiting = list(waiting_texts())
    assert not waiting or newest.endswith("(unreleased)"), waiting


BEGUN: frozenset[tuple[str, str]] = frozenset()
"""Languages that are begun and not finished, by the kind of texts."""


def test_no_language_lacks_more_than_may_wait() -> None:
    lacking = [(texts.name, code) for texts, code in FILES if len(texts.waiting(code)) > MOST_WAITING]
    assert [language for language in lacking if language not in BEGUN] == []


@pytest.mark.parametrize(("texts", "code"), FILES, ids=[f"{texts.name}-{code}" for texts, code in FILES])
def test_a_languages_file_follows_its_template(texts: TextFiles, code: str) -> None:
    text = (texts.folder / f"{code}.po").read_text("utf-8")
    assert updated(text, texts.template()) == text, STALE


def test_a_language_of_no_such_texts_is_refused() -> None:
    with pytest.raises(LookupError, match="no letters"):
        write("letters/hr")
