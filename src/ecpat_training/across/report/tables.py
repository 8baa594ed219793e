"""The tables of a programme's effect."""

from collections.abc import Iterator

from ecpat_training.across.model.programme_effect import CountryMean, Hanging, ProgrammeEffect
from ecpat_training.across.model.training_effect import TrainingEffect
from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.wording import wording

WITHHELD = "not published"
_BY = {
    "everybody": "everybody",
    "all answers": "all answers (mixed model)",
    "complete pairs": "people with both scores",
}
_WHERE = {"answers": "people's answers", "counted": "counts"}


def interval(one: TrainingEffect) -> tuple[float | None, float | None]:
    """The training's own 95 % interval: of its people, t with n - 1 degrees of freedom."""
    from scipy.special import stdtrit

    if one.v is None or one.n < 2:
        return None, None
    half = float(stdtrit(one.n - 1.0, 0.975)) * one.v**0.5
    return one.y - half, one.y + half


def standard_error(effect: ProgrammeEffect) -> float | None:
    """The headline's standard error; None in a published report, whose mean is rounded."""
    found, test = effect.headline, effect.test
    if effect.published or found is None or test is None or not found.value or not test.statistic:
        return None
    return abs(found.value / test.statistic)


def by_name(effect: ProgrammeEffect) -> list[CountryMean]:
    """The countries in the order of their names."""
    return sorted(effect.countries, key=lambda one: wording().country(one.country))


def trainings_table(effect: ProgrammeEffect) -> ReportTable:
    """A row a training that gave a figure."""
    columns = (
        ReportColumn("Training", width=1.1), ReportColumn("Country", width=1.2), ReportColumn("Recognised", "count"),
        ReportColumn("Answered before", "count"), ReportColumn("Change", "0.0"),
        ReportColumn("95 % interval", "0.0", interval=True, width=1.6),
    )  # fmt: skip
    english = wording()
    rows: list[tuple[object, ...]] = []
    for one in effect.trainings:
        country = english.country(one.country)
        if one.training in effect.withheld:
            rows.append((one.training, country, None, None, None, WITHHELD))
            continue
        rows.append((one.training, country, one.n, one.answered[0], one.y, interval(one)))
    caption = f"Changes in {effect.outcome.unit}. A training's interval is of its people, and compares no trainings."
    return ReportTable("Trainings", columns, tuple(rows), caption=caption)


def sources_table(effect: ProgrammeEffect) -> ReportTable:
    """Of each training how its figure came to be."""
    columns = (
        ReportColumn("Training", width=1.1), ReportColumn("Answered after", "count"),
        ReportColumn("Mean over", width=1.8),
        ReportColumn("Read from", width=1.3), ReportColumn("Taken for before"), ReportColumn("Taken for after"),
        ReportColumn("SE", "0.00"), ReportColumn("Mean before", "0.0"),
    )  # fmt: skip
    rows = tuple(
        (
            one.training,
            one.answered[1],
            _BY[one.by],
            _WHERE[one.where],
            *one.files,
            one.v**0.5 if one.v else None,
            one.before,
        )
        for one in effect.trainings
        if one.training not in effect.withheld
    )
    caption = f"In {effect.outcome.unit}; the mean before is of those recognised, from the scale's low end."
    return ReportTable("Sources", columns, rows, caption=caption)


def countries_table(effect: ProgrammeEffect) -> ReportTable:
    """A row a country, each with the mean of all others."""
    columns = (
        ReportColumn("Country", width=1.4), ReportColumn("Trainings", "count"), ReportColumn("Recognised", "count"),
        ReportColumn("Mean change", "0.0"), ReportColumn("Mean without it", "0.0"),
        ReportColumn("95 % interval without it", "0.0", interval=True, width=1.5),
    )  # fmt: skip
    left = {one.without: one for one in effect.left_out} if effect.units == "countries" else {}
    rows: list[tuple[object, ...]] = []
    for one in by_name(effect):
        name = wording().country(one.country)
        if one.country in effect.withheld:
            rows.append((name, one.trainings, None, None, None, WITHHELD))
            continue
        out = left.get(one.country)
        without = (out.mean, (out.low, out.high)) if out else (None, (None, None))
        rows.append((name, one.trainings, one.people, one.mean, *without))
    return ReportTable("Countries", columns, tuple(rows), caption=f"Changes in {effect.outcome.unit}.")


def ways_table(effect: ProgrammeEffect) -> ReportTable | None:
    """The same mean in other ways, what each counts and whether it may be trusted."""
    columns = (
        ReportColumn("Way", width=2.2), ReportColumn("Mean", "0.00"), ReportColumn("SE", "0.00"),
        ReportColumn("df", "0.0"), ReportColumn("95 % interval", "0.00", interval=True, width=1.4),
        ReportColumn("p", "p"), ReportColumn("Remark", width=2.4),
    )  # fmt: skip
    rows = tuple(_ways(effect))
    return ReportTable("Ways", columns, rows, caption=f"In {effect.outcome.unit}.") if rows else None


def _ways(effect: ProgrammeEffect) -> Iterator[tuple[object, ...]]:
    beside, head, test = effect.beside, effect.headline, effect.test
    if head is not None:
        unit = "countries" if effect.units == "countries" else "trainings"
        error = standard_error(effect)
        p = test.p if test else None
        df = test.df if test else None
        yield (
            f"t on the means of {unit}",
            head.value,
            "" if error is None else error,
            df,
            (head.low, head.high),
            p,
            "the headline",
        )
    if (two := beside.two_levels) is not None:
        yield (
            "REML over trainings, Hartung-Knapp", two.mu, two.se_knapp, two.df, (two.low, two.high), two.p,
            "precise trainings count more; factor not below 1",
        )  # fmt: skip
    if (three := beside.three_levels) is not None:
        yield (
            "three-level REML, training in country", three.mu, three.se, three.df, (three.low, three.high), three.p,
            "df: countries less one",
        )  # fmt: skip
    if (robust := beside.robust) is not None:
        few = robust.df < 4.0
        yield (
            "the same with CR2 by country", robust.mu, robust.se, robust.df,
            "df below 4: not said" if few else (robust.low, robust.high), "" if few else robust.p,
            "Satterthwaite df",
        )  # fmt: skip
    if beside.sign_flip is not None:
        yield (
            "signs of the means flipped, exact",
            None,
            None,
            None,
            "a test alone",
            beside.sign_flip.p,
            _least(beside.least_p),
        )
    elif beside.least_p is not None:
        yield "signs of the means flipped, exact", "", "", "", "not made", "", _least(beside.least_p)
    if beside.naive is not None:
        yield (
            "all people as if each stood alone: wrong", beside.naive.value, "", "",
            (beside.naive.low, beside.naive.high), beside.naive_p,
            "people of one training share it; without any effect this finds one in up to 35 of 100 programmes",
        )  # fmt: skip


def _least(p: float | None) -> str:
    return f"the smallest p that so few units can give is {p:.4g}" if p is not None else ""


def spread_table(effect: ProgrammeEffect) -> ReportTable | None:
    """How unlike the trainings are."""
    beside = effect.beside
    columns = (
        ReportColumn("Figure", width=2.6), ReportColumn("Value", "0.000"),
        ReportColumn("95 % interval", "0.000", interval=True, width=1.5),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    if (three := beside.three_levels) is not None:
        rows.append(("tau2 between countries (three levels)", three.between_countries, "none is computed"))
        rows.append(("tau2 between trainings of a country", three.within_countries, "none is computed"))
    if (two := beside.two_levels) is not None:
        rows.append(("tau2 between trainings (REML)", two.tau2, beside.tau2 or (None, None)))
    elif beside.tau2 is not None:
        rows.append(("tau2 between trainings, by profiling Q", "", beside.tau2))
    if (icc := beside.icc) is not None:
        rows.append(
            (f"ICC of changes ({icc.people} people in {icc.trainings} trainings)", icc.value, (icc.low, icc.high))
        )
    if beside.standard and effect.headline is not None and effect.headline.value is not None:
        ends = (effect.headline.low, effect.headline.high)
        scaled = tuple(None if end is None else end / beside.standard for end in ends)
        rows.append(
            ("the headline in SDs before, one SD for all trainings", effect.headline.value / beside.standard, scaled)
        )
    return ReportTable("Spread", columns, tuple(rows)) if rows else None


def hanging_table(effect: ProgrammeEffect) -> ReportTable | None:
    """How well the questions hang together, country by country."""
    columns = (
        ReportColumn("Answers before from", width=1.4), ReportColumn("People", "count"), ReportColumn("Alpha", "0.00"),
        ReportColumn("95 % interval", "0.00", interval=True, width=1.4),
        ReportColumn("Questions against the others", width=2.2),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for one in effect.hanging:
        name = _called(one)
        raw = one.alpha.raw
        rows.append((name, one.people, raw.value, (raw.low, raw.high), ", ".join(one.weak) or "none"))
    caption = (
        "With fewer than 30 people a question that goes against the others may be chance: look at its translation."
    )
    return ReportTable("Questions", columns, tuple(rows), caption=caption) if rows else None


def _called(one: Hanging) -> str:
    if one.of == "all":
        return "all trainings"
    return wording().country(one.name) if one.of == "country" else f"held in {wording().name_of(one.name)}"
