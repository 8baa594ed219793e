"""A language that a translator has begun: papers can be made in it, English stands in, and the organiser is told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecpat_training.documents.wording import wording
from ecpat_training.words.catalogue import translation
from ecpat_training.words.catalogue.english import COUNTED, WORDS
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.running import EXAMPLE
from tests.translations.files import begun, template, updated

TOLD = f"warning: {len(WORDS) + len(COUNTED) - 1} fixed words of papers can't be said in `hr`; English is used."
PROGRAMME = ("--programme", EXAMPLE / "programme.yaml")


@pytest.fixture(autouse=True)
def _croatian(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Croatian, of which only one word is translated yet."""
    folder = tmp_path_factory.mktemp("locale")
    text = re.sub(r'(msgid "Participants"\nmsgstr )""', r'\1"Sudionici"', begun("hr", template()))
    (folder / "hr.po").write_text(text, encoding="utf-8")
    monkeypatch.setattr(translation, "FOLDER", folder)
    caches = (translation.translated_languages, translation.translation)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_a_new_languages_file_is_current_and_has_its_plural_forms() -> None:
    text = (translation.FOLDER / "hr.po").read_text("utf-8")
    assert updated(text, template()) == text
    said = translation.translation("hr")
    assert (said.tag, said.words, said.counted) == ("hr", {"participants": "Sudionici"}, {})
    assert [said.form(number) for number in (1, 2, 5, 21)] == [0, 1, 2, 0]
    assert wording("hr").many("female", 21) == "21 women"


@pytest.mark.parametrize(
    ("command", "paper"),
    [
        (("template", *PROGRAMME, "--out", "list.xlsx"), "list.xlsx"),
        (("check", EXAMPLE / "roster-as-sent.xlsx", *PROGRAMME, "--note", "note.docx"), "note.docx"),
        (("groups", EXAMPLE / "roster.csv", "--sizes", "4x5", "--out", "groups.docx"), "groups.docx"),
    ],
)
def test_who_makes_a_paper_in_it_is_told(ecpat: Ecpat, folder: Path, command: tuple[object, ...], paper: str) -> None:
    ran = ecpat("roster", *command, "--language", "hr")
    assert TOLD in " ".join(ran.stderr.split())
    assert opening.text(folder / paper)
