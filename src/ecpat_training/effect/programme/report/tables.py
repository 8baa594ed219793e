"""The tables of a programme's effect."""

from collections.abc import Iterator

from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.effect.programme.model.programme_effect import Consistency, CountryMean, ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import TrainingEffect
from ecpat_training.effect.programme.report.amounts import country_name, language_name, unit_name, units_of
from ecpat_training.effect.programme.report.words import tables as words
from ecpat_training.effect.programme.report.words.tables import WITHHELD_CELL
from ecpat_training.words.catalogue.speech import figure

SAY = words.COLUMN


def interval(training: TrainingEffect) -> tuple[float | None, float | None]:
    """(low, high) of a training's own 95 % interval, by t with n - 1 degrees of freedom over its people; (None,
    None) without one."""
    from scipy.special import stdtrit

    if training.v is None or training.n < 2:
        return None, None
    half_width = float(stdtrit(training.n - 1.0, 0.975)) * training.v**0.5
    return training.y - half_width, training.y + half_width


def standard_error(effect: ProgrammeEffect) -> float | None:
    """The headline's standard error; None in a published report, whose mean is rounded."""
    pooled_mean, test_result = effect.headline, effect.test
    if (
        effect.published
        or pooled_mean is None
        or test_result is None
        or not pooled_mean.value
        or not test_result.statistic
    ):
        return None
    return abs(pooled_mean.value / test_result.statistic)


def country_means_sorted(effect: ProgrammeEffect) -> list[CountryMean]:
    """The countries in the order of their names."""
    return sorted(effect.countries, key=lambda country: country_name(country.country))


def trainings_table(effect: ProgrammeEffect) -> ReportTable:
    """A row a training that gave a figure."""
    has_all_answers = any(training.all_answers for training in effect.trainings)
    columns = (
        ReportColumn(SAY["training"], width=1.1), ReportColumn(SAY["country"], width=1.2),
        ReportColumn(SAY["recognised"], "count"),
        ReportColumn(SAY["before"], "count"), ReportColumn(SAY["change"], "0.0"),
        ReportColumn(SAY["interval"], "0.0", interval=True, width=1.6),
        *([ReportColumn(SAY["all answers"], "0.0")] if has_all_answers else []),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for training in effect.trainings:
        country = country_name(training.country)
        if training.training in effect.withheld:
            rows.append(
                (training.training, country, None, None, None, WITHHELD_CELL, *([None] if has_all_answers else []))
            )
            continue
        model = [training.model_change] if has_all_answers else []
        rows.append(
            (training.training, country, training.n, training.answered[0], training.y, interval(training), *model)
        )
    caption = words.OWN_INTERVALS.format(unit=unit_name(effect))
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
            training.training,
            training.answered[1],
            words.BASIS_NAMES[training.by],
            words.SOURCE_NAMES[training.where],
            *training.files,
            training.v**0.5 if training.v else None,
            training.before,
        )
        for training in effect.trainings
        if training.training not in effect.withheld
    )
    caption = words.SOURCES.format(unit=unit_name(effect))
    return ReportTable("Sources", columns, rows, caption=caption)


def countries_table(effect: ProgrammeEffect) -> ReportTable:
    """A row a country, each with the mean of all others."""
    columns = (
        ReportColumn(SAY["country"], width=1.4), ReportColumn(SAY["trainings"], "count"),
        ReportColumn(SAY["recognised"], "count"),
        ReportColumn(SAY["mean change"], "0.0"), ReportColumn(SAY["without"], "0.0"),
        ReportColumn(SAY["interval without"], "0.0", interval=True, width=1.5),
    )  # fmt: skip
    omission_by_country = (
        {omission.without: omission for omission in effect.left_out} if effect.units == "countries" else {}
    )
    rows: list[tuple[object, ...]] = []
    for country in country_means_sorted(effect):
        name = country_name(country.country)
        if country.country in effect.withheld:
            rows.append((name, country.trainings, None, None, None, WITHHELD_CELL))
            continue
        omission = omission_by_country.get(country.country)
        omission_cells = (omission.mean, (omission.low, omission.high)) if omission else (None, (None, None))
        rows.append((name, country.trainings, country.people, country.mean, *omission_cells))
    return ReportTable("Countries", columns, tuple(rows), caption=words.UNIT_CAPTION.format(unit=unit_name(effect)))


def ways_table(effect: ProgrammeEffect) -> ReportTable | None:
    """A table of other ways to the mean, what each counts and whether it may be trusted; None without any."""
    columns = (
        ReportColumn(SAY["way"], width=2.2), ReportColumn(SAY["mean"], "0.00"), ReportColumn(SAY["se"], "0.00"),
        ReportColumn(SAY["df"], "0.0"), ReportColumn(SAY["interval"], "0.00", interval=True, width=1.4),
        ReportColumn(SAY["p"], "p"), ReportColumn(SAY["remark"], width=2.4),
    )  # fmt: skip
    rows = tuple(_alternative_rows(effect))
    return ReportTable("Ways", columns, rows, caption=words.IN_UNIT.format(unit=unit_name(effect))) if rows else None


def _alternative_rows(effect: ProgrammeEffect) -> Iterator[tuple[object, ...]]:
    alternatives, pooled_mean, test_result = effect.beside, effect.headline, effect.test
    if pooled_mean is not None:
        error = standard_error(effect)
        p = test_result.p if test_result else None
        df = test_result.df if test_result else None
        yield (
            words.METHOD_NAMES[units_of(effect)],
            pooled_mean.value,
            "" if error is None else error,
            df,
            (pooled_mean.low, pooled_mean.high),
            p,
            words.REMARK["headline"],
        )
    if (two_level_model := alternatives.two_levels) is not None:
        yield (
            words.METHOD_NAMES["two"], two_level_model.mu, two_level_model.se_knapp, two_level_model.df,
            (two_level_model.low, two_level_model.high), two_level_model.p,
            words.REMARK["two"],
        )  # fmt: skip
    if (three_level_model := alternatives.three_levels) is not None:
        yield (
            words.METHOD_NAMES["three"], three_level_model.mu, three_level_model.se, three_level_model.df,
            (three_level_model.low, three_level_model.high), three_level_model.p,
            words.REMARK["three"],
        )  # fmt: skip
    if (cluster_robust := alternatives.robust) is not None:
        is_unreliable = cluster_robust.df < 4.0
        yield (
            words.METHOD_NAMES["robust"], cluster_robust.mu, cluster_robust.se, cluster_robust.df,
            words.REMARK["few df"] if is_unreliable else (cluster_robust.low, cluster_robust.high),
            "" if is_unreliable else cluster_robust.p,
            words.REMARK["robust"],
        )  # fmt: skip
    if alternatives.sign_flip is not None:
        yield (
            words.METHOD_NAMES["flip"],
            None,
            None,
            None,
            words.REMARK["test"],
            alternatives.sign_flip.p,
            _least_p_text(alternatives.least_p),
        )
    elif alternatives.least_p is not None:
        yield words.METHOD_NAMES["flip"], "", "", "", words.REMARK["not made"], "", _least_p_text(alternatives.least_p)
    if alternatives.naive is not None:
        yield (
            words.METHOD_NAMES["naive"], alternatives.naive.value, "", "",
            (alternatives.naive.low, alternatives.naive.high), alternatives.naive_p,
            words.REMARK["naive"],
        )  # fmt: skip


def _least_p_text(p: float | None) -> str:
    return words.REMARK["least"].format(p=figure(f"{p:.4g}")) if p is not None else ""


def spread_table(effect: ProgrammeEffect) -> ReportTable | None:
    """How unlike the trainings are."""
    alternatives = effect.beside
    columns = (
        ReportColumn(SAY["figure"], width=2.6), ReportColumn(SAY["value"], "0.000"),
        ReportColumn(SAY["interval"], "0.000", interval=True, width=1.5),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    if (three_level_model := alternatives.three_levels) is not None:
        rows.append((words.SPREAD_NAMES["countries"], three_level_model.between_countries, words.SPREAD_NAMES["none"]))
        rows.append((words.SPREAD_NAMES["within"], three_level_model.within_countries, words.SPREAD_NAMES["none"]))
    if (two_level_model := alternatives.two_levels) is not None:
        rows.append((words.SPREAD_NAMES["two"], two_level_model.tau2, alternatives.tau2 or (None, None)))
    elif alternatives.tau2 is not None:
        rows.append((words.SPREAD_NAMES["profiled"], "", alternatives.tau2))
    if (icc := alternatives.icc) is not None:
        title = words.SPREAD_NAMES["icc"].format(people=icc.people, trainings=icc.trainings)
        rows.append((title, icc.value, (icc.low, icc.high)))
    if alternatives.standard and effect.headline is not None and effect.headline.value is not None:
        interval_ends = (effect.headline.low, effect.headline.high)
        scaled = tuple(None if end is None else end / alternatives.standard for end in interval_ends)
        rows.append((words.SPREAD_NAMES["standard"], effect.headline.value / alternatives.standard, scaled))
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
    for consistency in effect.hanging:
        name = _consistency_label(consistency)
        raw_alpha = consistency.alpha.raw
        rows.append(
            (
                name,
                consistency.people,
                raw_alpha.value,
                (raw_alpha.low, raw_alpha.high),
                ", ".join(consistency.weak) or words.HANGING["none"],
            )
        )
    return ReportTable("Questions", columns, tuple(rows), caption=words.HANGING["note"]) if rows else None


def _consistency_label(consistency: Consistency) -> str:
    if consistency.of == "all":
        return words.HANGING["all"]
    if consistency.of == "country":
        return country_name(consistency.name)
    return words.HANGING["held in"].format(language=language_name(consistency.name))
