"""What people wrote in their own words: how much there is to release, and what was released."""

from collections.abc import Iterator

from ecpat_training.core.text import count
from ecpat_training.model.quotes import Quotes
from ecpat_training.report.effect.catalogue_en import quotes as words
from ecpat_training.report.made import made_by
from ecpat_training.results.document import Block, Bullets, Column, Document, Heading, Paragraph, Table
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.results.provenance import Provenance


def quotes_part(report: EffectReport) -> Iterator[Block]:
    """The released texts under their questions; nothing where there are none."""
    if not report.quotes:
        return
    yield Heading(words.TITLE)
    yield Paragraph(words.RELEASED, "quiet")
    for question in dict.fromkeys(one.question for one in report.quotes):
        yield Heading(question, 2)
        yield Bullets(tuple(words.QUOTED.format(text=one.text) for one in report.quotes if one.question == question))


def to_release(quotes: Quotes, provenance: Provenance) -> Document:
    """How much there is to read, and how much of it has marks; none of the texts."""
    questions = dict.fromkeys(one.question for one in quotes.answers)
    rows = tuple(
        (
            question,
            sum(one.question == question for one in quotes.answers),
            sum(one.question == question and bool(one.look_at) for one in quotes.answers),
        )
        for question in questions
    )
    columns = (Column(words.QUESTION, width=3.0), Column(words.ANSWERS, "count"), Column(words.MARKED, "count"))
    told = words.TO_READ if rows else words.NOTHING
    blocks: list[Block] = [Paragraph(told.format(answers=count(len(quotes.answers), "answer")))]
    if rows:
        blocks.append(Table("quotes", columns, rows))
    return Document(words.TO_RELEASE, tuple(blocks), footer=made_by(provenance))
