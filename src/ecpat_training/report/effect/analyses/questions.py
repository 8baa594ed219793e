"""The questions of a test on a map, and those that need teaching again.

| a taught question is named to be taught again if |
| --- |
| fewer than two in three of the people compared answer it right afterwards, or |
| fewer answer it right afterwards than before |

The least known come first. Below 20 people, people are counted and not called percentages.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ecpat_training.report.effect.catalogue_en import questions as words
from ecpat_training.report.effect.catalogue_en import report as report_words
from ecpat_training.report.effect.readers import Reader
from ecpat_training.results.document import Block, Bullets, Heading, ItemMap, ItemRow, Paragraph
from ecpat_training.results.effect.answers import Question, Questions
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.results.numbers import shown

ORDER = 20
READERS: tuple[Reader, ...] = ("coordinator", "evaluator")
KNOWN = 2 / 3  # of the people, afterwards
FEW = 20
MOST = 8


def blocks(found: Questions, _report: EffectReport) -> Iterator[Block]:
    """A map for each test, and what to teach again."""
    yield Heading(words.TITLE)
    sides = (report_words.WAVE_SHORT[found.before].lower(), report_words.WAVE_SHORT[found.after].lower())
    for title, questions in found.scales:
        yield _map(title, questions, sides)
    yield Heading(words.AGAIN, 2)
    again = teach_again(found)
    if not again:
        yield Paragraph(words.NONE_AGAIN)
        return
    more = [words.MORE.format(count=len(again) - MOST)] if len(again) > MOST else []
    yield Bullets((*map(_said, again[:MOST]), *more))
    yield Paragraph(words.AGAIN_WHY, "quiet")


def teach_again(found: Questions) -> list[Question]:
    """The taught questions that fit the rule above, the least known first."""
    named = [
        one
        for _, questions in found.scales
        for one in questions
        if not one.untaught and (one.right_after < KNOWN * one.n or one.right_after < one.right_before)
    ]
    return sorted(named, key=lambda one: (one.right_after / one.n, one.right_before / one.n))


def _said(one: Question) -> str:
    if one.n < FEW:
        return words.AGAIN_FEW.format(text=one.text, after=one.right_after, n=one.n, before=one.right_before)
    before, after = (shown(right / one.n, "percent") for right in (one.right_before, one.right_after))
    return words.AGAIN_MANY.format(text=one.text, after=after, before=before)


def _map(title: str, questions: Sequence[Question], sides: tuple[str, str]) -> ItemMap:
    """Sorted by the share right afterwards, untaught questions last."""
    ordered = sorted(questions, key=lambda one: (one.untaught, -one.right_after, -one.right_before))
    rows = tuple(ItemRow(one.text, one.right_before / one.n, one.right_after / one.n, one.untaught) for one in ordered)
    said = "; ".join(
        words.ALT_ROW.format(
            text=row.label.rstrip("?. "), before=shown(row.before, "percent"), after=shown(row.after, "percent")
        )
        for row in rows
    )
    alt = words.ALT.format(title=title, n=ordered[0].n, before=sides[0], after=sides[1], rows=said)
    return ItemMap(words.MAP.format(title=title), sides, rows, alt, words.APART, words.AXIS)


def data(found: Questions) -> dict[str, Any]:
    """For machines."""
    return {
        "before": found.before,
        "after": found.after,
        "scales": [
            {
                "title": title,
                "questions": [
                    {
                        "item": one.item,
                        "text": one.text,
                        "untaught": one.untaught,
                        "right_before": one.right_before,
                        "right_after": one.right_after,
                        "n": one.n,
                    }
                    for one in questions
                ],
            }
            for title, questions in found.scales
        ],
        "teach_again": [one.item for one in teach_again(found)],
    }


def public(found: Questions, report: EffectReport) -> None:
    """Nothing: what a few people answered to one question is their answer."""
