"""What others published, beside a report's results: like with like, how far apart studies are, and never one number."""

from collections.abc import Sequence

from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.programme.report.words import compared as words
from ecpat_training.effect.published.model.comparison import FEWEST, PublishedComparison
from ecpat_training.words.catalogue.marked_text import listed
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech


def compared_blocks(compared: Sequence[PublishedComparison], language: str = "") -> tuple[Block, ...]:
    """The section, in one of the report's languages; nothing where no effect can be compared."""
    if not compared:
        return ()
    with speaking(speech(language)):
        sentences = Bullets(tuple(map(_comparison_sentence, compared)))
        return (
            Heading(str(words.HEADING)),
            sentences,
            Paragraph(str(phrase(words.LIKE, command=Command("design benchmark"))), "quiet"),
        )


def _comparison_sentence(comparison: PublishedComparison) -> str:
    title = comparison.own.title
    for metric in comparison.metrics:
        if metric.spread is not None:
            least, middle, most = (value_text(value, "0.00") for value in metric.spread)
            return words.FOUND[metric.place].format(
                title=title,
                own=value_text(metric.own.value, "0.00"),
                unit=words.UNIT[metric.metric],
                n=len(metric.studies),
                least=least,
                middle=middle,
                most=most,
            )
    names = list(dict.fromkeys(study.study for measure in comparison.metrics for study in measure.studies))
    if not names:
        return words.NOTHING["none"].format(title=title)
    return words.NOTHING["few"].format(title=title, names=listed(names), fewest=FEWEST)
