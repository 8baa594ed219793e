"""Files of translations as tools write them: read as GNU gettext reads them, with Babel's reader as the judge."""

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po as babels
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.words.catalogue.po import PoEntry, read_po

POEDIT = """\
msgid ""
msgstr ""
"Language: hr\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"
"X-Generator: Poedit 3.4\\n"

#. Where it stands
#: somewhere.py:12
msgctxt "lunch"
msgid "Lunch"
msgstr "Ručak"
# no empty line between
#, python-brace-format, fuzzy
#| msgid "Old"
msgctxt "day"
msgid ""
"Day "
"{number}"
msgstr ""
"{number}. \\"dan\\"\\n"
"\\tkraj\\\\"

msgctxt "counted: female"
msgid "woman"
msgid_plural "women"
msgstr[0] "žena"
msgstr[1] "žene"
msgstr[2] "žena"

#~ msgctxt "gone"
#~ msgid "Gone"
#~ msgstr "Otišlo"
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_file_as_poedit_writes_it(ends: str) -> None:
    po = read_po(POEDIT.replace("\n", ends))
    assert po.entries == (
        PoEntry("lunch", "Lunch", "", ("Ručak",), fuzzy=False),
        PoEntry("day", "Day {number}", "", ('{number}. "dan"\n\tkraj\\',), fuzzy=True),
        PoEntry("counted: female", "woman", "women", ("žena", "žene", "žena"), fuzzy=False),
    )
    assert (po.header["Language"], po.forms) == ("hr", 3)
    assert [po.form(number) for number in (0, 1, 2, 5, 11, 21, 22)] == [2, 0, 1, 2, 2, 0, 1]


def test_a_header_without_plural_forms_has_those_of_english() -> None:
    po = read_po('msgid "a"\nmsgstr "b"')
    assert (po.forms, [po.form(number) for number in (0, 1, 2)]) == (2, [1, 0, 1])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid "a"\nmsgstr "b\n', 'line 2 is none of a .po file: msgstr "b'),
        ('msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n', "line 2 is none of a .po file: <<<<<<< HEAD"),
        ('msgid ""\nmsgstr "Plural-Forms: two\\n"\n', "`Plural-Forms: two` gives no number of forms and no rule."),
    ],
)
def test_a_broken_file_is_no_translation(text: str, said: str) -> None:
    with pytest.raises(ValueError) as raised:
        read_po(text)
    assert str(raised.value) == said


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\#{}'), min_size=1)


@given(st.dictionaries(TEXTS, st.tuples(TEXTS, TEXTS), max_size=5))
def test_whatever_babel_writes_is_read_as_babel_reads_it(texts: dict[str, tuple[str, str]]) -> None:
    catalog = Catalog(locale="de")
    for context, (original, said) in texts.items():
        catalog.add(original, said, context=context)
    written = BytesIO()
    write_po(written, catalog)
    judge = [(one.context, one.id, one.string) for one in babels(BytesIO(written.getvalue())) if one.id]
    assert [
        (one.context, one.original, one.translations[0]) for one in read_po(written.getvalue().decode()).entries
    ] == judge
