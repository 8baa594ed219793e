"""What people wrote in their own words, as far as it was released."""

from collections.abc import Iterator

from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.survey.quotes import words


def quotes_part(report: EffectReport) -> Iterator[Block]:
    """The released texts under their questions; nothing where there are none."""
    if not report.quotes:
        return
    yield Heading(words.TITLE)
    yield Paragraph(words.RELEASED, "quiet")
    for question in dict.fromkeys(one.question for one in report.quotes):
        yield Heading(question, 2)
        yield Bullets(tuple(words.QUOTED.format(text=one.text) for one in report.quotes if one.question == question))
