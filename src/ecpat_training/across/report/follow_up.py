"""What is left months after the trainings, in sentences by rule and tables.

| since before | since after | sentence |
| --- | --- | --- |
| certainly in the better direction | certainly worse | something is left, and something was lost |
| certainly in the better direction | else | it is left |
| holds no change | certainly worse | gone: back to where it was before. It stands first in the report |
| holds no change | else | not shown whether anything is left |
| certainly in the worse direction | any | it is worse than before. It stands first, too |

With fewer than 4 countries it is counted in how many the mean was no better than before; where in all, it stands first.
The bounds suppose nothing about who is silent; weights stand beside the figure, never instead.
"""

from collections.abc import Iterator
from typing import Literal

from ecpat_training.across.model.contrast import Contrast
from ecpat_training.across.model.follow_up import FollowUpMonth
from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.report.drawn_sentences import contrast_verdict, interval_of, over_countries
from ecpat_training.across.report.sentences import amount, signed
from ecpat_training.across.report.tables import WITHHELD
from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import shown
from ecpat_training.documents.wording import wording
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.followup.counting.kept import bounds

Left = Literal["left", "partly", "gone", "open", "worse", "few", "none"]


def left(effect: ProgrammeEffect, month: FollowUpMonth) -> Left:
    """By the rule above; `few` with too few countries for an interval."""
    better = "higher" if effect.outcome.better == "higher" else "lower"
    before, after = contrast_verdict(month.since_before), contrast_verdict(month.since_after)
    lost = after not in ("open", "none", better)
    if before == "none":
        return "few" if month.since_before.countries and not month.since_before.withheld else "none"
    if before == better:
        return "partly" if lost else "left"
    if before == "open":
        return "gone" if lost else "open"
    return "worse"


def no_better(effect: ProgrammeEffect, found: Contrast) -> int:
    """In how many countries the follow-up was no better than before."""
    up = effect.outcome.better == "higher"
    return sum(one.value <= 0.0 if up else one.value >= 0.0 for one in found.countries)


def first(effect: ProgrammeEffect) -> Iterator[Block]:
    """What must stand first: of the latest follow-up, that what was learnt is gone."""
    if not effect.designs.follow_ups:
        return
    month = effect.designs.follow_ups[-1]
    said = left(effect, month)
    all_few = said == "few" and no_better(effect, month.since_before) == len(month.since_before.countries)
    if said in ("gone", "worse") or all_few:
        yield Paragraph(sentence(effect, month), "bad")


def sentence(effect: ProgrammeEffect, month: FollowUpMonth) -> str:
    """What a follow-up shows."""
    title, found = effect.outcome.title, month.since_before
    head, after = found.headline, month.since_after.headline
    said = left(effect, month)
    start = f"{month.months} months after the trainings"
    if said == "none":
        return f"{start} no figure can be given."
    if said == "few":
        none_better = no_better(effect, found)
        return (
            f"{start} the mean of {title} was no better than before in {none_better} of {over_countries(found)}: "
            "too few countries for more."
        )
    value = (head.value if head else None) or 0.0
    since = f"{signed(value)} {effect.outcome.unit} since before; {interval_of(found)}"
    if said == "gone":
        lost = amount(effect, (after.value if after else None) or 0.0)
        return (
            f"{start} {title} was back to about where it was before ({since}): what had changed by the end is not "
            f"shown to be there any more; {lost} of it went since ({interval_of(month.since_after)})."
        )
    if said == "worse":
        return f"{start} {title} was worse than before the trainings ({since})."
    if said == "open":
        return f"{start} it is not shown whether anything of the change in {title} is left ({since})."
    if said == "partly":
        lost = amount(effect, (after.value if after else None) or 0.0)
        return (
            f"{start} {title} was still better than before ({since}), but {lost} were lost since the end "
            f"({interval_of(month.since_after)})."
        )
    return f"{start} {title} was still better than before ({since})."


def blocks(effect: ProgrammeEffect, reader: Reader) -> Iterator[Block]:
    """Each follow-up: what is left, who answered, what the silent could change, what was used."""
    for month in effect.designs.follow_ups:
        yield Heading(f"{month.months} months later")
        said = left(effect, month)
        yield Paragraph(
            sentence(effect, month), "bad" if said in ("gone", "worse") else "good" if said == "left" else "plain"
        )
        yield Bullets(tuple(_who(effect, month)))
        if reader != "donor":
            if month.since_before.countries:
                yield _countries(effect, month)
            if month.uses or month.promises:
                yield _used(month)
            if month.since_before.without:
                why = "; ".join(f"{one.training}: {one.why}" for one in month.since_before.without)
                yield Paragraph(f"Without a figure: {why}.", "quiet")


def _who(effect: ProgrammeEffect, month: FollowUpMonth) -> Iterator[str]:
    share = f" ({shown(month.answered / month.took_part, 'percent')})" if month.took_part else ""
    trainings = count(len(month.trainings), "training")
    yield (
        f"Of {month.took_part} people of {trainings} who had answered before or after, {month.answered} answered "
        f"again{share}. Those who answer are often the keen ones."
    )
    if month.bounds is not None:
        low, high = (signed(end) for end in month.bounds)
        yield (
            f"Had all of them answered, the mean change since before would lie between {low} (the silent at the "
            f"scale's lowest end) and {high} (at its highest) {effect.outcome.unit}."
        )
    if (one := month.reweighed) is not None:
        by = "side and third of the score before" if month.sides else "third of the score before"
        yield (
            f"With each person counting alike, the mean change since before is {signed(one.plain)} "
            f"({count(one.answers, 'answer')}). Weighed so that groups by {by} are as large as among all who answered "
            f"before, it is {signed(one.weighed)}: this supposes that the silent of a group changed as the others did. "
            f"The groups are those of {shown(one.covered, 'percent')} of the people."
        )


def _countries(effect: ProgrammeEffect, month: FollowUpMonth) -> ReportTable:
    after = {one.country: one for one in month.since_after.countries}
    columns = (
        ReportColumn("Country", width=1.4), ReportColumn("Trainings", width=1.6), ReportColumn("People", "count"),
        ReportColumn("Since before", "0.0"), ReportColumn("Since after", "0.0"),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for one in sorted(month.since_before.countries, key=lambda each: wording().country(each.country)):
        start = (wording().country(one.country), ", ".join(one.trainings))
        late = after.get(one.country)
        hidden = late is None or late.country in month.since_after.withheld
        if one.country in month.since_before.withheld:
            rows.append((*start, None, WITHHELD, ""))
        else:
            rows.append((*start, one.people, one.value, None if hidden or late is None else late.value))
    caption = f"Changes in {effect.outcome.unit}, of those who answered both."
    return ReportTable(f"{month.months} months", columns, tuple(rows), caption=caption)


def _used(month: FollowUpMonth) -> ReportTable:
    """Use at work and commitments, as people say themselves; no learning."""
    columns = (
        ReportColumn("What people say", width=2.6), ReportColumn("Asked", "count"), ReportColumn("Answered", "count"),
        ReportColumn("Yes, or done", "count"),
        ReportColumn("Share of all asked lies between", "percent", interval=True, width=1.6),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (one.text, one.people, one.answered, one.yes, bounds(one.yes, one.answered, one.people))
        for one in month.uses
        if one.people
    ]
    if (promised := month.promises) is not None:
        rows.append(
            ("Commitments done", promised.asked, promised.answered, promised.done, (promised.low, promised.high))
        )
    caption = (
        "Their own word, no test: use at work and commitments are not learning. The ends take all silent as no, or yes."
    )
    return ReportTable(f"Use after {month.months} months", columns, tuple(rows), caption=caption)
