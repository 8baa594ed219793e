"""Questions of one scale that changed in opposite directions: said under the figures of the first page.

Nothing of it is published: means of single questions give more away than a scale's.
"""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Paragraph
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.opposite_items import compute
from ecpat_training.effect.analyses.opposite_items.result import OppositeItems, OppositeScale, QuestionChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import decimals_text
from ecpat_training.effect.sentences.plain import estimate
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.words.catalogue.marked_text import join_names, marked

SENTENCE = marked(
    "{title::} its questions changed in opposite directions, {risen} up and {fallen} down. Their mean hides both: "
    "questions that ask of unlike things belong into scales of their own, and a statement worded the other way round "
    "is turned round (reversed)."
)
QUESTION = marked("“{text}” ({change})")


_MAX_ITEMS_SHOWN, _MAX_TEXT_LENGTH = 3, 80


class OppositeItemsAnalysis(Analysis[OppositeItems]):
    """Questions of one scale that changed in opposite directions; the first page has the words."""

    order = 36
    readers: frozenset[Reader] = frozenset()
    one_wave = True
    analyse = staticmethod(compute.analyse)

    def blocks(self, result: OppositeItems, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale."""
        yield from (Paragraph(_sentence(row), "attention") for row in result.rows)

    def data(self, result: OppositeItems) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [
            {
                "scale": row.scale,
                "before": row.before,
                "after": row.after,
                "questions": [
                    {"item": question.item, "change": estimate(question.change)}
                    for question in (*row.risen, *row.fallen)
                ],
            }
            for row in result.rows
        ]

    def public(self, result: OppositeItems, report: EffectReport) -> None:
        """Nothing: see above."""


def on_first_page(report: EffectReport) -> Iterator[Block]:
    """A sentence for each scale; nothing where there is none."""
    result = report.found(OppositeItems)
    yield from analysis.blocks(result, report) if result else ()


def _sentence(row: OppositeScale) -> str:
    risen, fallen = (join_names(list(map(_question, side)), _MAX_ITEMS_SHOWN) for side in (row.risen, row.fallen))
    return SENTENCE.format(title=row.title, risen=risen, fallen=fallen)


def _question(question: QuestionChange) -> str:
    change = decimals_text("likert", question.change.value or 0.0, plus=True)
    return QUESTION.format(text=(question.text or question.item)[:_MAX_TEXT_LENGTH], change=change)


analysis = OppositeItemsAnalysis()
