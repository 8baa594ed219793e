"""Who answered what to the statements of a scale, as bars around the middle answer."""

from collections.abc import Iterator
from typing import Any

from ecpat_training.report.effect.catalogue_en import report as report_words
from ecpat_training.report.effect.catalogue_en import statements as words
from ecpat_training.report.effect.readers import Reader
from ecpat_training.results.document import AnswerRow, AnswersChart, Block, Heading, Paragraph
from ecpat_training.results.effect.answers import GradedScale, Statement, Statements
from ecpat_training.results.effect.report import EffectReport

ORDER = 30
READERS: tuple[Reader, ...] = ("evaluator",)
MOST = 8  # statements in one chart, so that its letters stay large on a page


def blocks(found: Statements, _report: EffectReport) -> Iterator[Block]:
    """A chart for each scale, in parts where it is long."""
    yield Heading(words.TITLE)
    sides = (report_words.WAVE_SHORT[found.before].lower(), report_words.WAVE_SHORT[found.after].lower())
    for scale in found.scales:
        parts = -(-len(scale.statements) // MOST)
        size = -(-len(scale.statements) // parts)
        for part in range(parts):
            yield _bars(scale, scale.statements[part * size : (part + 1) * size], sides, (part + 1, parts))
    yield Paragraph(words.BARS_NOTE, "quiet")


def _bars(
    scale: GradedScale, statements: tuple[Statement, ...], sides: tuple[str, str], part: tuple[int, int]
) -> AnswersChart:
    rows, said = [], []
    for one in statements:
        text = words.TURNED.format(text=one.text) if one.turned else one.text
        rows += [AnswerRow(text, one.before, sides[0]), AnswerRow(text, one.after, sides[1])]
        before, after = (", ".join(map(str, counts)) for counts in (one.before, one.after))
        said.append(words.BARS_ALT_ROW.format(text=text.rstrip(". "), before=before, after=after))
    title = (words.BARS_PART if part[1] > 1 else words.BARS).format(title=scale.title, part=part[0], parts=part[1])
    alt = words.BARS_ALT.format(title=scale.title, low=scale.answers[0], high=scale.answers[-1], rows="; ".join(said))
    return AnswersChart(title, scale.answers, tuple(rows), alt)


def data(found: Statements) -> dict[str, Any]:
    """For machines: counts from the lowest answer to the highest."""
    return {
        "before": found.before,
        "after": found.after,
        "scales": [
            {
                "title": scale.title,
                "answers": list(scale.answers),
                "statements": [
                    {
                        "item": one.item,
                        "text": one.text,
                        "turned_round": one.turned,
                        "before": list(one.before),
                        "after": list(one.after),
                    }
                    for one in scale.statements
                ],
            }
            for scale in found.scales
        ],
    }


def public(found: Statements, report: EffectReport) -> None:
    """Nothing: what a few people answered to one statement is their answer."""
