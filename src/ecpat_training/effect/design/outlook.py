"""What each design can show of what is planned, and what one thing more would buy."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from statistics import median_low

from ecpat_training.core import registry
from ecpat_training.effect.design import designs as room
from ecpat_training.effect.design.model.outlook import DesignOutlook, DetectionCounts, Outlook, WhatIf
from ecpat_training.effect.design.model.planned import PlannedProgramme
from ecpat_training.effect.design.model.study_design import StudyDesign
from ecpat_training.stats import power

CHARTED_COUNTRIES = 20  # countries, in the picture
_CHUNK = 500  # programmes drawn at once: of 40 trainings with 40 people each they take 10 MB


@cache
def designs() -> dict[str, StudyDesign]:
    """All designs by their names, the simplest first.

    Raises:
        TypeError: a module of the room holds none.
    """
    design_by_name = {name: registry.load(room, name).design for name in registry.members(room)}
    if wrong_names := [name for name, design in design_by_name.items() if not isinstance(design, StudyDesign)]:
        raise TypeError(f"`design` is no StudyDesign in: {', '.join(wrong_names)}")
    return dict(sorted(design_by_name.items(), key=lambda pair: pair[1].order))


def outlook(
    planned_programme: PlannedProgramme,
    effect: float | None = None,
    standard_deviation: float | None = None,
    *,
    draws: int = 0,
    seed: int = 1,
) -> Outlook:
    """All designs; with `draws` each is tried on so many drawn programmes, too."""
    outlooks = tuple(
        _design(name, design, planned_programme, effect, draws, seed) for name, design in designs().items()
    )
    possible_outlooks = [design_outlook for design_outlook in outlooks if not design_outlook.why_not]
    what_if = tuple(
        WhatIf(label, _smallest_effects(alternative)) for label, alternative in _changed_plans(planned_programme)
    )
    smallest_by_countries = {
        design_outlook.name: tuple(_smallest_by_countries(design_outlook, planned_programme))
        for design_outlook in possible_outlooks
    }
    return Outlook(
        planned_programme, outlooks, what_if, smallest_by_countries, effect, standard_deviation, seed if draws else None
    )


def _design(
    name: str, design: StudyDesign, planned_programme: PlannedProgramme, effect: float | None, draws: int, seed: int
) -> DesignOutlook:
    if reason := design.why_not(planned_programme):
        return DesignOutlook(name, design, reason)
    exactness, smallest_effect = design.exactness(planned_programme), smallest_change(design, planned_programme)
    chance = None if effect is None else power.chance(effect / exactness.error, exactness.df, planned_programme.alpha)
    detection_counts = (
        _simulate_power(design, planned_programme, smallest_effect, draws, seed)
        if draws and smallest_effect is not None
        else None
    )
    return DesignOutlook(name, design, "", exactness, smallest_effect, chance, detection_counts)


def smallest_change(design: StudyDesign, planned_programme: PlannedProgramme) -> float | None:
    """The change that is found with the wanted chance; None where the design can't be had, or it can't be computed."""
    if design.why_not(planned_programme):
        return None
    exactness = design.exactness(planned_programme)
    errors = power.errors_needed(exactness.df, planned_programme.power, planned_programme.alpha)
    return None if errors is None else errors * exactness.error


def _smallest_effects(planned_programme: PlannedProgramme) -> dict[str, float | None]:
    return {name: smallest_change(design, planned_programme) for name, design in designs().items()}


def _changed_plans(planned_programme: PlannedProgramme) -> Iterator[tuple[str, PlannedProgramme]]:
    """What one might do more, in words, and what would then be planned."""
    yield "one more country", replace_country_count(planned_programme, planned_programme.countries + 1)
    yield (
        "one more training in each country",
        replace(planned_programme, trainings=tuple(number + 1 for number in planned_programme.trainings)),
    )
    yield "five more people in each training", replace(planned_programme, people=planned_programme.people + 5)
    if planned_programme.answering < 1.0:
        share = min(1.0, planned_programme.answering + 0.1)
        yield f"{share:.0%} linked from before to after".replace("%", " %"), replace(planned_programme, answering=share)
    yield "asked once more before the training", replace(planned_programme, baselines=planned_programme.baselines + 1)


def replace_country_count(planned_programme: PlannedProgramme, number: int) -> PlannedProgramme:
    """The programme with so many countries: countries at the end are dropped, or copies of others added. They begin
    in as many waves as before, as far as there are countries for them."""
    usual_trainings = median_low(planned_programme.trainings)
    trainings = (*planned_programme.trainings, *[usual_trainings] * number)[:number]
    return replace(planned_programme, trainings=trainings, waves=split_into_waves(number, len(planned_programme.waves)))


def split_into_waves(countries: int, waves: int) -> tuple[int, ...]:
    """How many countries begin in each wave, as even as possible, larger waves first; no more waves than countries."""
    waves = min(waves, countries)
    size, remainder = divmod(countries, waves) if waves else (0, 0)
    return tuple(size + (wave < remainder) for wave in range(waves))


def _smallest_by_countries(
    design_outlook: DesignOutlook, planned_programme: PlannedProgramme
) -> Iterator[tuple[int, float]]:
    for number in range(4, max(CHARTED_COUNTRIES, planned_programme.countries) + 1):
        smallest_effect = smallest_change(design_outlook.design, replace_country_count(planned_programme, number))
        if smallest_effect is not None:
            yield number, smallest_effect


def _simulate_power(
    design: StudyDesign, planned_programme: PlannedProgramme, effect: float, draws: int, seed: int
) -> DetectionCounts:
    """How often drawn programmes find the effect, and how often one where there is none."""
    import numpy
    from scipy.special import stdtrit

    critical_value = -float(stdtrit(design.exactness(planned_programme).df, planned_programme.alpha / 2.0))
    counts = []
    for true in (effect, 0.0):
        chance, detected = numpy.random.default_rng([seed, design.order, int(true > 0)]), 0
        for draws_done in range(0, draws, _CHUNK):
            t = design.drawn(planned_programme, true, min(_CHUNK, draws - draws_done), chance)
            detected += int((abs(t) > critical_value).sum())
        counts.append(detected)
    return DetectionCounts(draws, *counts)
