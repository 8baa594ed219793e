"""The questions to teach again.

| a taught question is named if |
| --- |
| fewer than two in three of those asked answer it right afterwards, or |
| fewer of the same people answer it right afterwards than before |

The least known come first. Below 20 people, people are counted and not called percentages.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.items import words
from ecpat_training.effect.analyses.items.result import ItemResult, ItemsResult
from ecpat_training.effect.analyses.items.rules import change_of
from ecpat_training.values.thresholds import FEW_FOR_PERCENTAGES


class ShareRight(NamedTuple):
    """`right` of `people`, who are one or more."""

    right: int
    people: int

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.right / self.people


class SharesRight(NamedTuple):
    """A question before and after; None in a wave that didn't ask it. `same` says that they are the same people."""

    before: ShareRight | None
    after: ShareRight | None
    same: bool


def shares_right(item: ItemResult, earlier: str, later: str) -> SharesRight:
    """How many knew a question before and after, among people linked in both waves; where one wave didn't ask it, as
    with parallel forms, among all whom each wave asked."""
    if (change := change_of(item, earlier, later)) and change.n:
        return SharesRight(
            ShareRight(round(change.before or 0), change.n), ShareRight(round(change.after or 0), change.n), same=True
        )
    waves = {wave.wave: wave for wave in item.waves if wave.right and wave.n}
    shares = {
        name: ShareRight(round((wave.right.value or 0.0) * wave.n), wave.n)
        for name, wave in waves.items()
        if wave.right
    }
    return SharesRight(shares.get(earlier), shares.get(later), same=False)


MIN_KNOWN_SHARE = 2 / 3  # of the people, afterwards
MAX_QUESTIONS_LISTED = 8


def questions_to_teach_again(result: ItemsResult, earlier: str, later: str) -> list[ItemResult]:
    """The taught questions that fit the rule above, the least known first."""
    asked_items = [
        (item, known_shares, known_shares.after)
        for item in taught_items(result, later)
        if (known_shares := shares_right(item, earlier, later)).after
    ]
    missed_items = [
        (item, shares, after) for item, shares, after in asked_items if after and _is_to_reteach(shares, after)
    ]
    missed_items.sort(
        key=lambda candidate: (candidate[2].value, candidate[1].before.value if candidate[1].before else 0.0)
    )
    return [item for item, _, _ in missed_items]


def taught_items(result: ItemsResult, later: str) -> list[ItemResult]:
    """The questions with a key that somebody teaches and that the later wave asked."""
    return [
        item
        for scale in result.scales
        if scale.kind == "multiple choice"
        for item in scale.items
        if not item.untaught and any(wave.wave == later and wave.n for wave in item.waves)
    ]


def teach_again_part(result: ItemsResult, earlier: str, later: str) -> Iterator[Block]:
    """The list under its heading; nothing where no question was asked afterwards."""
    if not taught_items(result, later):
        return
    yield Heading(words.AGAIN, 2)
    items_to_teach = questions_to_teach_again(result, earlier, later)
    if not items_to_teach:
        yield Paragraph(words.NONE_AGAIN)
        return
    remainder = (
        [words.MORE_QUESTIONS_TEXT.format(count=len(items_to_teach) - MAX_QUESTIONS_LISTED)]
        if len(items_to_teach) > MAX_QUESTIONS_LISTED
        else []
    )
    yield Bullets(
        (
            *(_sentence(item, shares_right(item, earlier, later)) for item in items_to_teach[:MAX_QUESTIONS_LISTED]),
            *remainder,
        )
    )
    yield Paragraph(words.AGAIN_WHY, "quiet")


def _is_to_reteach(shares: SharesRight, after: ShareRight) -> bool:
    fell = shares.same and shares.before is not None and after.right < shares.before.right
    return after.value < MIN_KNOWN_SHARE or fell


def _sentence(item: ItemResult, shares: SharesRight) -> str:
    after = _share(shares.after)
    text = item.text or item.id
    if shares.before is None:
        return words.AGAIN_ALONE.format(text=text, after=after)
    has_few_people = shares.before.people < FEW_FOR_PERCENTAGES
    before = str(shares.before.right) if has_few_people else value_text(shares.before.value, "percent")
    return words.AGAIN_BOTH.format(text=text, after=after, before=before)


def _share(share: ShareRight | None) -> str:
    if share is None:
        return ""
    return (
        words.OF.format(right=share.right, people=share.people)
        if share.people < FEW_FOR_PERCENTAGES
        else value_text(share.value, "percent")
    )
