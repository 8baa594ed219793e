"""The form on paper: right to the letter, room for the pen, nothing torn apart between two sides."""

import io
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from ecpat_training.documents.document import Form, Paragraph, PenQuestion
from ecpat_training.documents.outputs import render
from ecpat_training.documents.word.letters import text_width_cm
from ecpat_training.survey.forms.paper import _boxes, paper_form
from ecpat_training.survey.instrument.instrument import WAVES, Instrument, Wave
from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument

INSTRUMENT = Path(__file__).resolve().parents[2] / "programmes" / "instruments" / "nine-chapters-two-forms.yaml"


@cache
def shipped() -> Instrument:
    return read_instrument(INSTRUMENT)[0]


def asked(wave: Wave, language: str) -> Questionnaire:
    return questionnaire(shipped(), wave, languages=[language], training="al-1")[0]


@cache
def in_word_of(wave: Wave, language: str) -> WordDocument:
    return in_word(asked(wave, language))


def in_word(form: Questionnaire) -> WordDocument:
    return docx.Document(io.BytesIO(render(paper_form(form), Path("a.docx"))))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("wave", WAVES)
def test_every_question_and_answer_stands_there_to_the_letter_and_in_order(wave: Wave, language: str) -> None:
    form = asked(wave, language)
    said = "\n".join(node.text or "" for node in in_word_of(wave, language).element.body.iter(qn("w:t")))
    places = [said.index(question.texts[language]) for question in form.questions()]
    assert all(before < after for before, after in pairwise(places))
    for question in form.questions():
        assert all(option.texts[language] in said for option in question.options)
    assert form.thanks[language] in said
    assert f"nine-chapters-two-forms · {wave} · al-1" in said


def test_the_licence_of_the_questions_stands_below_a_form() -> None:
    form, licence = asked("post", "en"), shipped().licence
    assert licence
    assert paper_form(form, licence).blocks[-1] == Paragraph(licence, "quiet")
    assert paper_form(form).blocks[-1] == Paragraph(form.thanks["en"])


def test_each_kind_of_question_has_its_room() -> None:
    blocks = paper_form(asked("post", "en")).blocks
    questions = {block.text.partition(" ")[0]: block for block in blocks if isinstance(block, PenQuestion)}
    code = next(block for block in blocks if isinstance(block, PenQuestion))
    assert (code.boxes, code.hint) == (5, "Two letters, two digits, one letter, such as DR07T")
    assert questions["2."].ticks[0].startswith("a) ")
    assert questions["2."].ticks[-1] == "I don't know"
    assert questions["52."].lines == 2
    grids = {block.name: block for block in blocks if isinstance(block, Form)}
    assert [column.title for column in grids["then_self-efficacy"].columns][1:] == [
        "Strongly disagree (1)", "Disagree (2)", "Neither agree nor disagree (3)", "Agree (4)", "Strongly agree (5)",
    ]  # fmt: skip
    assert grids["then_self-efficacy"].rows[0][0].startswith("42. Before the training: I can recognise")


@pytest.mark.parametrize(
    ("pattern", "boxes"),
    [("[A-Z]{2}[0-3][0-9][A-Z]", 5), (r"\d{4}", 4), ("", 8), ("[A-Z]+", 8), ("(A|B)1", 8), ("AB[0-9]", 3)],
)
def test_a_code_has_as_many_boxes_as_its_pattern_has_characters(pattern: str, boxes: int) -> None:
    assert _boxes(pattern) == boxes


@pytest.mark.parametrize("language", ["en", "fr"])
def test_rows_stay_whole_heads_are_said_again_and_no_word_of_them_is_broken(language: str) -> None:
    grids = [table for table in in_word_of("post", language).tables if len(table.rows) > 1]
    assert len(grids) == 5
    for table in grids:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
        for cell in table.rows[0].cells[1:]:
            widest = max(text_width_cm(word, 8, is_bold=True) for word in cell.text.split())
            assert widest < (cell.width.cm if cell.width else 0)
        assert len({cell.width for cell in table.rows[0].cells[1:]}) == 1


def test_a_question_keeps_with_its_answers() -> None:
    paragraphs = in_word_of("pre", "en").paragraphs
    first = next(at for at, one in enumerate(paragraphs) if one.text.startswith("2. "))
    kept = [one.paragraph_format.keep_with_next for one in paragraphs[first : first + 6]]
    assert kept == [True] * 5 + [None]
