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

from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.follow_up import FollowUpMonth
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.report.amounts import amount, country_named, signed, unit_named, with_unit
from ecpat_training.effect.programme.report.drawn_sentences import contrast_verdict, interval_of
from ecpat_training.effect.programme.report.words import later as words
from ecpat_training.effect.programme.report.words.tables import COLUMN, WITHHELD
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.followup.counting.outcomes import bounds
from ecpat_training.stats.cell_weighted import CellWeighted

Retention = Literal["left", "partly", "gone", "open", "worse", "few", "none"]


def retention_verdict(effect: ProgrammeEffect, month: FollowUpMonth) -> Retention:
    """What is left of the change at a follow-up, by the rule above; `few` where countries are too few for an
    interval."""
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


def no_better(effect: ProgrammeEffect, contrast: Contrast) -> int:
    """The number of countries in which the follow-up was no better than before."""
    up = effect.outcome.better == "higher"
    return sum(country.value <= 0.0 if up else country.value >= 0.0 for country in contrast.countries)


def first(effect: ProgrammeEffect) -> Iterator[Block]:
    """The warning that must stand first where the latest follow-up shows that what was learnt is gone; nothing
    elsewhere."""
    if (month := _stands_first(effect)) is not None:
        yield Paragraph(sentence(effect, month), "bad")


def _stands_first(effect: ProgrammeEffect) -> FollowUpMonth | None:
    """The latest follow-up, where nothing is left by then."""
    if not effect.designs.follow_ups:
        return None
    month = effect.designs.follow_ups[-1]
    retention = retention_verdict(effect, month)
    all_few = retention == "few" and no_better(effect, month.since_before) == len(month.since_before.countries)
    return month if retention in ("gone", "worse") or all_few else None


def sentence(effect: ProgrammeEffect, month: FollowUpMonth) -> str:
    """What a follow-up shows."""
    contrast, retention = month.since_before, retention_verdict(effect, month)
    head, after = contrast.headline, month.since_after.headline
    change = with_unit(effect, signed((head.value if head else None) or 0.0))
    return words.LEFT[_of_few(effect, contrast) if retention == "few" else retention].format(
        months=month.months,
        title=effect.outcome.title,
        n=no_better(effect, contrast),
        countries=len(contrast.countries),
        since=words.LEFT["since"].format(change=change, interval=interval_of(contrast)),
        lost=amount(effect, (after.value if after else None) or 0.0),
        lost_interval=interval_of(month.since_after),
    )


def _of_few(effect: ProgrammeEffect, contrast: Contrast) -> str:
    """How it is said of few countries: "0 of 1" is no sentence."""
    worse = no_better(effect, contrast)
    if len(contrast.countries) == 1:
        return "one, no better" if worse else "one, better"
    return "few" if worse else "few, all better"


def blocks(effect: ProgrammeEffect, reader: Reader) -> Iterator[Block]:
    """Each follow-up: what is left, who answered, what the silent could change, what was used."""
    for month in effect.designs.follow_ups:
        yield Heading(words.HEADING.format(months=month.months))
        yield from _brief(effect, month) if reader == "donor" else _full_month_blocks(effect, month)


def _brief(effect: ProgrammeEffect, month: FollowUpMonth) -> Iterator[Block]:
    """For a page: nothing is said twice, and who answered stands at the latest follow-up alone."""
    if month is not _stands_first(effect):
        yield _sentence(effect, month)
    if month is effect.designs.follow_ups[-1]:
        yield Bullets((_answered(month), *_bounds(effect, month)))


def _full_month_blocks(effect: ProgrammeEffect, month: FollowUpMonth) -> Iterator[Block]:
    yield _sentence(effect, month)
    weighed = () if month.reweighed is None else (_weighed(month.reweighed, sides=month.sides),)
    yield Bullets((_answered(month), *_bounds(effect, month), *weighed))
    if month.since_before.countries:
        yield _countries(effect, month)
    if month.uses or month.promises:
        yield _used(month)
    if month.since_before.without:
        reasons = "; ".join(f"{no_effect.training}: {no_effect.why}" for no_effect in month.since_before.without)
        yield Paragraph(words.WHO["without"].format(why=reasons), "quiet")


def _sentence(effect: ProgrammeEffect, month: FollowUpMonth) -> Paragraph:
    retention = retention_verdict(effect, month)
    return Paragraph(
        sentence(effect, month), "bad" if retention in ("gone", "worse") else "good" if retention == "left" else "plain"
    )


def _bounds(effect: ProgrammeEffect, month: FollowUpMonth) -> tuple[str, ...]:
    if month.bounds is None:
        return ()
    low, high = map(signed, month.bounds)
    return (words.WHO["bounds"].format(low=low, high=with_unit(effect, high)),)


def _answered(month: FollowUpMonth) -> str:
    trainings = len(month.trainings)
    if not month.took_part:
        return words.WHO["nobody"].format(trainings=trainings)
    share = value_text(month.answered / month.took_part, "percent")
    numbers = {"took_part": month.took_part, "trainings": trainings, "answered": month.answered}
    return words.WHO["answered"].format(**numbers, share=share)


def _weighed(weighting: CellWeighted, *, sides: bool) -> str:
    plain = words.WHO["plain"].format(plain=signed(weighting.plain), answers=weighting.answers)
    by = "weighed, sides" if sides else "weighed"
    weighed = words.WHO[by].format(weighed=signed(weighting.weighed), covered=value_text(weighting.covered, "percent"))
    return f"{plain} {weighed}"


def _countries(effect: ProgrammeEffect, month: FollowUpMonth) -> ReportTable:
    after = {later_figure.country: later_figure for later_figure in month.since_after.countries}
    columns = (
        ReportColumn(COLUMN["country"], width=1.4), ReportColumn(COLUMN["trainings"], width=1.6),
        ReportColumn(COLUMN["people"], "count"), ReportColumn(words.TABLE["since before"], "0.0"),
        ReportColumn(words.TABLE["since after"], "0.0"),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for country in sorted(
        month.since_before.countries, key=lambda country_figure: country_named(country_figure.country)
    ):
        start = (country_named(country.country), ", ".join(country.trainings))
        late = after.get(country.country)
        hidden = late is None or late.country in month.since_after.withheld
        if country.country in month.since_before.withheld:
            rows.append((*start, None, WITHHELD, ""))
        else:
            rows.append((*start, country.people, country.value, None if hidden or late is None else late.value))
    caption = words.TABLE["countries"].format(unit=unit_named(effect))
    return ReportTable(f"{month.months} months", columns, tuple(rows), caption=caption)


def _used(month: FollowUpMonth) -> ReportTable:
    """Use at work and commitments, as people say themselves; no learning."""
    columns = (
        ReportColumn(words.TABLE["said"], width=2.6), ReportColumn(words.TABLE["asked"], "count"),
        ReportColumn(words.TABLE["answered"], "count"), ReportColumn(words.TABLE["yes"], "count"),
        ReportColumn(words.TABLE["bounds"], "percent", interval=True, width=1.6),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (use.text, use.people, use.answered, use.yes, bounds(use.yes, use.answered, use.people))
        for use in month.uses
        if use.people
    ]
    if (promised := month.promises) is not None:
        ends, title = (promised.low, promised.high), words.TABLE["done"]
        rows.append((title, promised.asked, promised.answered, promised.done, ends))
    return ReportTable(f"Use after {month.months} months", columns, tuple(rows), caption=words.TABLE["use"])
