"""What others published, beside a report's results: like with like, how far apart studies are, and never one number."""

from collections.abc import Sequence

from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.programme.report.words import compared as words
from ecpat_training.effect.published.model.comparison import MIN_STUDIES, PublishedComparison
from ecpat_training.words.catalogue.marked_text import join_names
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech


def compared_blocks(comparisons: Sequence[PublishedComparison], language: str = "") -> tuple[Block, ...]:
    """The section, in one of the report's languages; nothing where no effect can be compared."""
    if not comparisons:
        return ()
    with speaking(speech(language)):
        sentences = Bullets(tuple(map(_comparison_sentence, comparisons)))
        return (
            Heading(str(words.HEADING)),
            sentences,
            Paragraph(str(phrase(words.COMPARABILITY_NOTE, command=Command("design benchmark"))), "quiet"),
        )


def _comparison_sentence(comparison: PublishedComparison) -> str:
    title = comparison.own_effect.title
    for metric in comparison.metrics:
        if metric.spread is not None:
            lower_text, middle_text, upper_text = (value_text(value, "0.00") for value in metric.spread)
            return words.COMPARISON_FOUND[metric.place].format(
                title=title,
                own=value_text(metric.own_size.value, "0.00"),
                unit=words.UNIT[metric.metric],
                n=len(metric.studies),
                least=lower_text,
                middle=middle_text,
                most=upper_text,
            )
    names = list(dict.fromkeys(study.study for measure in comparison.metrics for study in measure.studies))
    if not names:
        return words.NOTHING_COMPARABLE["none"].format(title=title)
    return words.NOTHING_COMPARABLE["few"].format(title=title, names=join_names(names), fewest=MIN_STUDIES)
