"""On an office's letterhead: its header, footer, margins and styles stay, its letter goes, our text comes in."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from ecpat_training.documents.document import Chart
from ecpat_training.documents.outputs import render
from ecpat_training.documents.word.styles import OUR_LOOKS, WORDS_OWN
from tests.documents.letterheads import BODY, FOOTER, HEADER, LOGO, SCAN, changed, letterhead, relating
from tests.documents.sample import sample

PLAIN = replace(sample(), blocks=tuple(one for one in sample().blocks if not isinstance(one, Chart)))
LENGTHS = ("page_width", "page_height", "left_margin", "right_margin", "top_margin", "bottom_margin")


def written(template: bytes, *, landscape: bool = False) -> bytes:
    return render(replace(PLAIN, landscape=landscape), Path("a.docx"), letterhead=template)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_header_footer_margins_and_logo_stay() -> None:
    template, made = (docx.Document(io.BytesIO(data)) for data in (letterhead(), written(letterhead())))
    (section,) = made.sections
    assert section.header.paragraphs[0].text == HEADER
    assert section.footer.paragraphs[0].text == FOOTER
    assert [getattr(section, name) for name in LENGTHS] == [getattr(template.sections[0], name) for name in LENGTHS]
    assert LOGO in parts(written(letterhead())).values()


def test_nothing_of_the_letter_goes_along() -> None:
    made = parts(written(letterhead()))
    assert [name for name, content in made.items() if BODY.encode() in content or content == SCAN] == []


def test_our_text_stands_on_it_as_on_a_page_of_our_own() -> None:
    texts = [
        [paragraph.text.lstrip("•\t") for paragraph in docx.Document(io.BytesIO(data)).paragraphs if paragraph.text]
        for data in (written(letterhead()), render(PLAIN, Path("a.docx")))
    ]
    assert texts[0] == [PLAIN.notice, *texts[1]]


def test_styles_that_the_office_has_stay_and_others_are_added_in_its_font() -> None:
    template, made = (docx.Document(io.BytesIO(data)) for data in (letterhead(), written(letterhead())))
    for style in template.styles:
        same = made.styles[style.name].element
        assert same.xml == style.element.xml, style.name
    assert {*WORDS_OWN, *OUR_LOOKS} <= {style.name for style in made.styles}
    assert made.styles["Quiet"].font.name is None
    assert made.styles["Quiet"].base_style.name == "Normal"


def test_no_two_styles_have_one_id() -> None:
    with_gap = changed(
        letterhead(),
        "word/styles.xml",
        lambda xml: xml.replace(
            b"</w:styles>",
            b'<w:style w:type="paragraph" w:styleId="Gap"><w:name w:val="L\xc3\xbccke"/></w:style></w:styles>',
        ),
    )
    made = docx.Document(io.BytesIO(written(with_gap)))
    ids = [style.get(qn("w:styleId")) for style in made.styles.element if style.get(qn("w:styleId"))]
    assert len(ids) == len(set(ids))
    assert made.styles["Gap"].style_id == "Gap-ecpat"


def test_bullets_are_seen_where_the_letterhead_has_no_style_for_them() -> None:
    made = docx.Document(io.BytesIO(written(letterhead())))
    items = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "List Bullet"]
    assert items == ["•\t4 law enforcers short", "•\t1 prosecutor short", "•\t3 NGO over"]
    own = docx.Document(io.BytesIO(written(letterhead(lacking=()))))
    assert "4 law enforcers short" in [paragraph.text for paragraph in own.paragraphs]


def test_the_first_page_is_the_letterhead() -> None:
    (section,) = docx.Document(io.BytesIO(written(letterhead(later_section=True)))).sections
    assert section.header.paragraphs[0].text == HEADER


def test_a_newsletter_in_two_columns_is_written_over_the_whole_width() -> None:
    columns = changed(letterhead(), "word/document.xml", lambda xml: xml.replace(b"<w:cols ", b'<w:cols w:num="2" '))
    assert b'w:num="2"' in parts(columns)["word/document.xml"]
    assert b"<w:cols" not in parts(written(columns))["word/document.xml"]


def test_a_wide_document_turns_the_page() -> None:
    (section,) = docx.Document(io.BytesIO(written(letterhead(), landscape=True))).sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)


@pytest.mark.parametrize("kind", ["attachedTemplate", "mailMergeSource"])
def test_nothing_leads_out_of_the_file(kind: str) -> None:
    template = relating(letterhead(), "word/_rels/settings.xml.rels", kind, "file:///C:/Users/ana/letter.dotx")
    template = changed(
        template,
        "word/settings.xml",
        lambda xml: xml.replace(b"</w:settings>", b'<w:attachedTemplate r:id="rId99"/></w:settings>'),
    )
    made = parts(written(template))
    assert [name for name, content in made.items() if b"ana" in content and b"Users" in content] == []
    assert b"attachedTemplate" not in made["word/settings.xml"]


def test_who_wrote_the_letter_does_not_go_along_however_the_file_names_it() -> None:
    """LibreOffice writes `officedocument` small in the kind of this relation."""
    author = changed(letterhead(), "docProps/core.xml", lambda xml: xml.replace(b"python-docx", b"ana.hoxha"))
    kind = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    small = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
    made = written(changed(author, "_rels/.rels", lambda xml: xml.replace(kind, small)))
    assert [name for name, content in parts(made).items() if b"ana.hoxha" in content] == []
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())


def test_the_same_letterhead_gives_the_same_bytes() -> None:
    assert written(letterhead()) == written(letterhead())


def test_a_caption_stays_with_its_table_whatever_the_offices_style_says() -> None:
    made = docx.Document(io.BytesIO(written(letterhead(lacking=()))))
    captions = [paragraph for paragraph in made.paragraphs if paragraph.style.name == "Caption"]
    assert captions
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in captions)
