"""Why a published comparison says nothing of chance."""

from collections.abc import Iterator

from ecpat_training.core.text import listing
from ecpat_training.documents.document import Block, Paragraph
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.sentences.words import report as words

SAY = words.DOCUMENT


def means_only(comparison: Comparison) -> Iterator[Block]:
    """Why chance is not spoken of, under the comparison that it is true of; beside a scale of which it is, which scales
    are meant."""
    shown = [change for change in comparison.changes if change.raw.value is not None]
    for why in dict.fromkeys(change.raw.no_interval for change in shown if change.raw.no_interval):
        titles = [change.title for change in shown if change.raw.no_interval == why]
        kind = "means only" if len(titles) == len(shown) else "means only of some"
        yield Paragraph(SAY[kind].format(titles=listing(titles, 12), why=why), "attention")
