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
from ecpat_training.effect.programme.report.amounts import add_unit, amount, country_name, signed_text, unit_name
from ecpat_training.effect.programme.report.drawn_sentences import contrast_verdict, interval_of
from ecpat_training.effect.programme.report.words import later as words
from ecpat_training.effect.programme.report.words.tables import COLUMN, WITHHELD_CELL
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.followup.counting.outcomes import bounds
from ecpat_training.stats.cell_weighted import CellWeighted

Retention = Literal["left", "partly", "gone", "open", "worse", "few", "none"]


def retention_verdict(effect: ProgrammeEffect, month: FollowUpMonth) -> Retention:
    """What is left of the change at a follow-up, by the rule above; `few` where countries are too few for an
    interval."""
    better_direction = "higher" if effect.outcome.better == "higher" else "lower"
    before, after = contrast_verdict(month.since_before), contrast_verdict(month.since_after)
    is_lost = after not in ("open", "none", better_direction)
    if before == "none":
        return "few" if month.since_before.countries and not month.since_before.withheld else "none"
    if before == better_direction:
        return "partly" if is_lost else "left"
    if before == "open":
        return "gone" if is_lost else "open"
    return "worse"


def count_not_better(effect: ProgrammeEffect, contrast: Contrast) -> int:
    """The number of countries in which the follow-up was no better than before."""
    is_higher_better = effect.outcome.better == "higher"
    return sum(country.value <= 0.0 if is_higher_better else country.value >= 0.0 for country in contrast.countries)


def leading_warning(effect: ProgrammeEffect) -> Iterator[Block]:
    """The warning that must stand first where the latest follow-up shows that what was learnt is gone; nothing
    elsewhere."""
    if (month := _leading_month(effect)) is not None:
        yield Paragraph(sentence(effect, month), "bad")


def _leading_month(effect: ProgrammeEffect) -> FollowUpMonth | None:
    """The latest follow-up, where nothing is left by then."""
    if not effect.designs.follow_ups:
        return None
    month = effect.designs.follow_ups[-1]
    retention = retention_verdict(effect, month)
    is_nowhere_better = retention == "few" and count_not_better(effect, month.since_before) == len(
        month.since_before.countries
    )
    return month if retention in ("gone", "worse") or is_nowhere_better else None


def sentence(effect: ProgrammeEffect, month: FollowUpMonth) -> str:
    """What a follow-up shows."""
    contrast, retention = month.since_before, retention_verdict(effect, month)
    pooled_mean, later_pooled_mean = contrast.headline, month.since_after.headline
    change = add_unit(effect, signed_text((pooled_mean.value if pooled_mean else None) or 0.0))
    return words.RETENTION_SENTENCES[_few_countries_key(effect, contrast) if retention == "few" else retention].format(
        months=month.months,
        title=effect.outcome.title,
        n=count_not_better(effect, contrast),
        countries=len(contrast.countries),
        since=words.RETENTION_SENTENCES["since"].format(change=change, interval=interval_of(contrast)),
        lost=amount(effect, (later_pooled_mean.value if later_pooled_mean else None) or 0.0),
        lost_interval=interval_of(month.since_after),
    )


def _few_countries_key(effect: ProgrammeEffect, contrast: Contrast) -> str:
    """How it is said of few countries: "0 of 1" is no sentence."""
    not_better_count = count_not_better(effect, contrast)
    if len(contrast.countries) == 1:
        return "one, no better" if not_better_count else "one, better"
    return "few" if not_better_count else "few, all better"


def blocks(effect: ProgrammeEffect, reader: Reader) -> Iterator[Block]:
    """Each follow-up: what is left, who answered, what the silent could change, what was used."""
    for month in effect.designs.follow_ups:
        yield Heading(words.HEADING.format(months=month.months))
        yield from _brief(effect, month) if reader == "donor" else _full_month_blocks(effect, month)


def _brief(effect: ProgrammeEffect, month: FollowUpMonth) -> Iterator[Block]:
    """For a page: nothing is said twice, and who answered stands at the latest follow-up alone."""
    if month is not _leading_month(effect):
        yield _sentence(effect, month)
    if month is effect.designs.follow_ups[-1]:
        yield Bullets((_response_sentence(month), *_bounds(effect, month)))


def _full_month_blocks(effect: ProgrammeEffect, month: FollowUpMonth) -> Iterator[Block]:
    yield _sentence(effect, month)
    weighting_texts = () if month.reweighed is None else (_weighting_text(month.reweighed, has_sides=month.has_sides),)
    yield Bullets((_response_sentence(month), *_bounds(effect, month), *weighting_texts))
    if month.since_before.countries:
        yield _countries(effect, month)
    if month.uses or month.promises:
        yield _use_table(month)
    if month.since_before.without:
        reasons = "; ".join(f"{no_effect.training}: {no_effect.why}" for no_effect in month.since_before.without)
        yield Paragraph(words.RESPONDENT_SENTENCES["without"].format(why=reasons), "quiet")


def _sentence(effect: ProgrammeEffect, month: FollowUpMonth) -> Paragraph:
    retention = retention_verdict(effect, month)
    return Paragraph(
        sentence(effect, month), "bad" if retention in ("gone", "worse") else "good" if retention == "left" else "plain"
    )


def _bounds(effect: ProgrammeEffect, month: FollowUpMonth) -> tuple[str, ...]:
    if month.bounds is None:
        return ()
    low_text, high_text = map(signed_text, month.bounds)
    return (words.RESPONDENT_SENTENCES["bounds"].format(low=low_text, high=add_unit(effect, high_text)),)


def _response_sentence(month: FollowUpMonth) -> str:
    trainings = len(month.trainings)
    if not month.took_part:
        return words.RESPONDENT_SENTENCES["nobody"].format(trainings=trainings)
    share = value_text(month.answered / month.took_part, "percent")
    numbers = {"took_part": month.took_part, "trainings": trainings, "answered": month.answered}
    return words.RESPONDENT_SENTENCES["answered"].format(**numbers, share=share)


def _weighting_text(weighting: CellWeighted, *, has_sides: bool) -> str:
    unweighted_text = words.RESPONDENT_SENTENCES["plain"].format(
        plain=signed_text(weighting.plain), answers=weighting.answers
    )
    text_key = "weighed, sides" if has_sides else "weighed"
    weighted_text = words.RESPONDENT_SENTENCES[text_key].format(
        weighed=signed_text(weighting.weighed), covered=value_text(weighting.covered, "percent")
    )
    return f"{unweighted_text} {weighted_text}"


def _countries(effect: ProgrammeEffect, month: FollowUpMonth) -> ReportTable:
    after = {later_figure.country: later_figure for later_figure in month.since_after.countries}
    columns = (
        ReportColumn(COLUMN["country"], width=1.4), ReportColumn(COLUMN["trainings"], width=1.6),
        ReportColumn(COLUMN["people"], "count"), ReportColumn(words.TABLE["since before"], "0.0"),
        ReportColumn(words.TABLE["since after"], "0.0"),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for country in sorted(
        month.since_before.countries, key=lambda country_figure: country_name(country_figure.country)
    ):
        start = (country_name(country.country), ", ".join(country.trainings))
        later_figure = after.get(country.country)
        is_hidden = later_figure is None or later_figure.country in month.since_after.withheld
        if country.country in month.since_before.withheld:
            rows.append((*start, None, WITHHELD_CELL, ""))
        else:
            rows.append(
                (
                    *start,
                    country.people,
                    country.value,
                    None if is_hidden or later_figure is None else later_figure.value,
                )
            )
    caption = words.TABLE["countries"].format(unit=unit_name(effect))
    return ReportTable(f"{month.months} months", columns, tuple(rows), caption=caption)


def _use_table(month: FollowUpMonth) -> ReportTable:
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
    if (month_promises := month.promises) is not None:
        bound_pair, title = (month_promises.low, month_promises.high), words.TABLE["done"]
        rows.append((title, month_promises.asked, month_promises.answered, month_promises.done, bound_pair))
    return ReportTable(f"Use after {month.months} months", columns, tuple(rows), caption=words.TABLE["use"])
