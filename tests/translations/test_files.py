"""What translators work on: the template has every English text, the languages' files follow it, and no translation
breaks what is put into it."""

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po as babels

from ecpat_training.words.catalogue.english import COUNTED, PARTS, WORDS
from ecpat_training.words.catalogue.po import PoEntry, read_po
from ecpat_training.words.catalogue.translation import FOLDER, translated_languages
from tests.docs.markdown import FOLDER as DOCS
from tests.translations.files import TEMPLATE, complete_languages, fields, template, updated
from tests.translations.notes import FIELDS, NOTES, OF_ONE_TEXT

CODES = translated_languages()
TOLD = DOCS / "how-to" / "translate.md"
STALE = "run `make words`"


def text_of(code: str) -> str:
    return (FOLDER / f"{code}.po").read_text("utf-8")


def told(catalog: Catalog) -> list[tuple[object, ...]]:
    """What a catalogue's texts are, and what translators are told of them."""
    return [
        (one.context, one.id, " ".join(one.auto_comments), "python-brace-format" in one.flags)
        for one in catalog
        if one.id
    ]


def test_the_template_has_every_english_text_with_what_is_said_of_it() -> None:
    written = template()
    assert told(babels(BytesIO(TEMPLATE.read_bytes()))) == told(written), STALE
    assert len(told(written)) == len(WORDS) + len(COUNTED) == sum(map(len, PARTS.values())) + len(COUNTED)


@pytest.mark.parametrize("code", CODES)
def test_a_languages_file_has_the_texts_of_the_template(code: str) -> None:
    english = [entry(one.context, one.id, "", fuzzy=False)[:3] for one in template() if one.id]
    assert [one[:3] for one in read_po(text_of(code)).entries] == english, STALE


@pytest.mark.parametrize("code", CODES)
def test_a_translation_has_the_fields_of_its_original(code: str) -> None:
    """A field that is misspelt would stop the paper, one that is left out would hide what stands there."""
    for entry in read_po(text_of(code)).entries:
        for said in filter(None, entry.translations):
            assert fields(said) == fields(entry.original), f"{code}, {entry.context}: {said}"


@pytest.mark.parametrize("code", CODES)
def test_a_noun_has_as_many_forms_as_the_files_header_says(code: str) -> None:
    po = read_po(text_of(code))
    assert {len(entry.translations) for entry in po.entries if entry.plural} == {po.forms}
    assert {len(entry.translations) for entry in po.entries if not entry.plural} == {1}
    assert {po.form(number) for number in range(1_000)} == set(range(po.forms))


@pytest.mark.parametrize("code", CODES)
def test_babel_reads_the_same(code: str) -> None:
    read, po = babels(BytesIO(text_of(code).encode())), read_po(text_of(code))
    assert [entry(one.context, one.id, one.string, fuzzy=one.fuzzy) for one in read if one.id] == list(po.entries)
    assert (str(read.locale), read.num_plurals) == (po.header["Language"], po.forms)


@pytest.mark.parametrize("code", complete_languages())
def test_whoever_translates_is_told_of_every_complete_language(code: str) -> None:
    assert f"(`{code}`)" in TOLD.read_text("utf-8"), f"name it in {TOLD.name}, and count it there and in lists.md"


def entry(context: str, original: object, said: object, *, fuzzy: bool) -> PoEntry:
    """A message of Babel's as our reader gives it."""
    one, several = original if isinstance(original, tuple) else (original, "")
    return PoEntry(context, str(one), str(several), tuple(said) if isinstance(said, tuple) else (str(said),), fuzzy)


def test_every_field_is_explained_and_nothing_else() -> None:
    asked = {key: set(fields(text)) for key, text in WORDS.items()}
    of_one = {key: set(explained) for key, explained in OF_ONE_TEXT.items()}
    assert {key: names for key, names in of_one.items() if not names <= asked[key]} == {}
    rest = {name for key, names in asked.items() for name in names - of_one.get(key, set())}
    assert rest == set(FIELDS), "say in tests/translations/notes.py what it stands for"
    assert NOTES.keys() <= WORDS.keys()


def test_a_file_that_is_current_stays_as_it_is() -> None:
    assert updated(text_of("ru"), template()) == text_of("ru"), STALE


def test_a_translators_file_follows_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new text waits to be translated; a changed one keeps its translation, to be looked at; one that is gone stays
    as a comment; what translators and their tools wrote stays."""
    po = text_of("sq").replace("Language: sq_AL", 'Last-Translator: Ana\\n"\n"Language: sq_AL', 1)
    po = po.replace('msgctxt "room"', '# asked in Tirana\nmsgctxt "room"')
    texts = {"lunch": "Midday meal", "room": "Room", "quiet room": "A quiet room"}
    monkeypatch.setattr("tests.translations.files.PARTS", {"The agenda": texts})
    monkeypatch.setattr("tests.translations.files.COUNTED", {"female": ("woman", "women"), "male": ("man", "men folk")})
    new = updated(po, template())
    assert list(read_po(new).entries) == [
        PoEntry("lunch", "Midday meal", "", ("Drekë",), fuzzy=True),
        PoEntry("room", "Room", "", ("Salla",), fuzzy=False),
        PoEntry("quiet room", "A quiet room", "", ("",), fuzzy=False),
        PoEntry("counted: female", "woman", "women", ("grua", "gra"), fuzzy=False),
        PoEntry("counted: male", "man", "men folk", ("burrë", "burra"), fuzzy=True),
    ]
    assert '#~ msgctxt "session"\n#~ msgid "Session"\n#~ msgstr "Sesioni"' in new
    assert "Last-Translator: Ana" in new
    assert "# asked in Tirana" in new
    assert read_po(updated(new, template())).entries == read_po(new).entries
