"""The tables of a programme's effect."""

from collections.abc import Iterator

from ecpat_training.across.model.programme_effect import CountryMean, Hanging, ProgrammeEffect
from ecpat_training.across.model.training_effect import TrainingEffect
from ecpat_training.across.report.amounts import country_named, language_named, said, unit_named, units_of
from ecpat_training.across.report.words import tables as words
from ecpat_training.across.report.words.tables import WITHHELD
from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.words.catalogue.speech import figure

SAY = words.COLUMN


def interval(one: TrainingEffect) -> tuple[float | None, float | None]:
    """(low, high) of a training's own 95 % interval, by t with n - 1 degrees of freedom over its people; (None,
    None) without one."""
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
    return sorted(effect.countries, key=lambda one: country_named(one.country))


def trainings_table(effect: ProgrammeEffect) -> ReportTable:
    """A row a training that gave a figure."""
    columns = (
        ReportColumn(SAY["training"], width=1.1), ReportColumn(SAY["country"], width=1.2),
        ReportColumn(SAY["recognised"], "count"),
        ReportColumn(SAY["before"], "count"), ReportColumn(SAY["change"], "0.0"),
        ReportColumn(SAY["interval"], "0.0", interval=True, width=1.6),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for one in effect.trainings:
        country = country_named(one.country)
        if one.training in effect.withheld:
            rows.append((one.training, country, None, None, None, WITHHELD))
            continue
        rows.append((one.training, country, one.n, one.answered[0], one.y, interval(one)))
    caption = words.OWN_INTERVALS.format(unit=unit_named(effect))
    return ReportTable("Trainings", columns, tuple(rows), caption=caption)


def sources_table(effect: ProgrammeEffect) -> ReportTable:
    """A table of how the figure of each training was made."""
    columns = (
        ReportColumn(SAY["training"], width=1.1), ReportColumn(SAY["after"], "count"),
        ReportColumn(SAY["by"], width=1.8),
        ReportColumn(SAY["where"], width=1.3), ReportColumn(SAY["taken before"]), ReportColumn(SAY["taken after"]),
        ReportColumn(SAY["se"], "0.00"), ReportColumn(SAY["mean before"], "0.0"),
    )  # fmt: skip
    rows = tuple(
        (
            one.training,
            one.answered[1],
            words.BY[one.by],
            words.WHERE[one.where],
            *one.files,
            one.v**0.5 if one.v else None,
            one.before,
        )
        for one in effect.trainings
        if one.training not in effect.withheld
    )
    caption = words.SOURCES.format(unit=unit_named(effect))
    return ReportTable("Sources", columns, rows, caption=caption)


def countries_table(effect: ProgrammeEffect) -> ReportTable:
    """A row a country, each with the mean of all others."""
    columns = (
        ReportColumn(SAY["country"], width=1.4), ReportColumn(SAY["trainings"], "count"),
        ReportColumn(SAY["recognised"], "count"),
        ReportColumn(SAY["mean change"], "0.0"), ReportColumn(SAY["without"], "0.0"),
        ReportColumn(SAY["interval without"], "0.0", interval=True, width=1.5),
    )  # fmt: skip
    left = {one.without: one for one in effect.left_out} if effect.units == "countries" else {}
    rows: list[tuple[object, ...]] = []
    for one in by_name(effect):
        name = country_named(one.country)
        if one.country in effect.withheld:
            rows.append((name, one.trainings, None, None, None, WITHHELD))
            continue
        out = left.get(one.country)
        without = (out.mean, (out.low, out.high)) if out else (None, (None, None))
        rows.append((name, one.trainings, one.people, one.mean, *without))
    return ReportTable("Countries", columns, tuple(rows), caption=words.CHANGES_IN.format(unit=unit_named(effect)))


def ways_table(effect: ProgrammeEffect) -> ReportTable | None:
    """A table of other ways to the mean, what each counts and whether it may be trusted; None without any."""
    columns = (
        ReportColumn(SAY["way"], width=2.2), ReportColumn(SAY["mean"], "0.00"), ReportColumn(SAY["se"], "0.00"),
        ReportColumn(SAY["df"], "0.0"), ReportColumn(SAY["interval"], "0.00", interval=True, width=1.4),
        ReportColumn(SAY["p"], "p"), ReportColumn(SAY["remark"], width=2.4),
    )  # fmt: skip
    rows = tuple(_ways(effect))
    return ReportTable("Ways", columns, rows, caption=words.IN_UNIT.format(unit=unit_named(effect))) if rows else None


def _ways(effect: ProgrammeEffect) -> Iterator[tuple[object, ...]]:
    beside, head, test = effect.beside, effect.headline, effect.test
    if head is not None:
        error = standard_error(effect)
        p = test.p if test else None
        df = test.df if test else None
        yield (
            words.WAY[units_of(effect)],
            head.value,
            "" if error is None else error,
            df,
            (head.low, head.high),
            p,
            words.REMARK["headline"],
        )
    if (two := beside.two_levels) is not None:
        yield (
            words.WAY["two"], two.mu, two.se_knapp, two.df, (two.low, two.high), two.p,
            words.REMARK["two"],
        )  # fmt: skip
    if (three := beside.three_levels) is not None:
        yield (
            words.WAY["three"], three.mu, three.se, three.df, (three.low, three.high), three.p,
            words.REMARK["three"],
        )  # fmt: skip
    if (robust := beside.robust) is not None:
        few = robust.df < 4.0
        yield (
            words.WAY["robust"], robust.mu, robust.se, robust.df,
            words.REMARK["few df"] if few else (robust.low, robust.high), "" if few else robust.p,
            words.REMARK["robust"],
        )  # fmt: skip
    if beside.sign_flip is not None:
        yield (
            words.WAY["flip"],
            None,
            None,
            None,
            words.REMARK["test"],
            beside.sign_flip.p,
            _least(beside.least_p),
        )
    elif beside.least_p is not None:
        yield words.WAY["flip"], "", "", "", words.REMARK["not made"], "", _least(beside.least_p)
    if beside.naive is not None:
        yield (
            words.WAY["naive"], beside.naive.value, "", "",
            (beside.naive.low, beside.naive.high), beside.naive_p,
            words.REMARK["naive"],
        )  # fmt: skip


def _least(p: float | None) -> str:
    return words.REMARK["least"].format(p=figure(f"{p:.4g}")) if p is not None else ""


def spread_table(effect: ProgrammeEffect) -> ReportTable | None:
    """How unlike the trainings are."""
    beside = effect.beside
    columns = (
        ReportColumn(SAY["figure"], width=2.6), ReportColumn(SAY["value"], "0.000"),
        ReportColumn(SAY["interval"], "0.000", interval=True, width=1.5),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    if (three := beside.three_levels) is not None:
        rows.append((words.SPREAD["countries"], three.between_countries, words.SPREAD["none"]))
        rows.append((words.SPREAD["within"], three.within_countries, words.SPREAD["none"]))
    if (two := beside.two_levels) is not None:
        rows.append((words.SPREAD["two"], two.tau2, beside.tau2 or (None, None)))
    elif beside.tau2 is not None:
        rows.append((words.SPREAD["profiled"], "", beside.tau2))
    if (icc := beside.icc) is not None:
        title = said(words.SPREAD["icc"], people=icc.people, trainings=icc.trainings)
        rows.append((title, icc.value, (icc.low, icc.high)))
    if beside.standard and effect.headline is not None and effect.headline.value is not None:
        ends = (effect.headline.low, effect.headline.high)
        scaled = tuple(None if end is None else end / beside.standard for end in ends)
        rows.append((words.SPREAD["standard"], effect.headline.value / beside.standard, scaled))
    return ReportTable("Spread", columns, tuple(rows)) if rows else None


def hanging_table(effect: ProgrammeEffect) -> ReportTable | None:
    """How well the questions hang together, country by country."""
    columns = (
        ReportColumn(SAY["answers from"], width=1.4), ReportColumn(SAY["people"], "count"),
        ReportColumn(SAY["alpha"], "0.00"),
        ReportColumn(SAY["interval"], "0.00", interval=True, width=1.4),
        ReportColumn(SAY["weak"], width=2.2),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for one in effect.hanging:
        name = _called(one)
        raw = one.alpha.raw
        rows.append((name, one.people, raw.value, (raw.low, raw.high), ", ".join(one.weak) or words.HANGING["none"]))
    return ReportTable("Questions", columns, tuple(rows), caption=words.HANGING["note"]) if rows else None


def _called(one: Hanging) -> str:
    if one.of == "all":
        return words.HANGING["all"]
    if one.of == "country":
        return country_named(one.name)
    return words.HANGING["held in"].format(language=language_named(one.name))
