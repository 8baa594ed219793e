"""How people's changes are spread: where there are too many for a line each, how many changed by how much.

Nobody is drawn apart from others who changed as much, and nobody at a place where no score was: a bar holds those whose
change lies within its step, and those who didn't change at all have a bar of their own.
"""

import math
from collections import Counter
from typing import Literal

from ecpat_training.documents.evaluation_charts import ChangeBar, ChangesChart
from ecpat_training.documents.typeset import MINUS
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.sentences.amounts import units
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.words.catalogue.speech import figure

STEPS = 6  # at most, on either side of no change
ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
EQUALITY_DECIMALS = 9  # decimals beyond which two changes differ by the computer's arithmetic alone
SAY = words.CHANGES


def changes_chart(change: ScaleChange) -> ChangesChart:
    """The bars of a change that has pairs."""
    differences = [round(after - before, EQUALITY_DECIMALS) for before, after in change.pairs]
    width = step(differences)
    counts = Counter(_step_of(difference, width) for difference in differences)
    rise_kind: Literal["better", "worse"] = "better" if change.better == "higher" else "worse"
    fall_kind: Literal["better", "worse"] = "worse" if change.better == "higher" else "better"
    change_bars = tuple(
        ChangeBar(_label(number, width), counts[number], rise_kind if number > 0 else fall_kind if number else "same")
        for number in range(min(0, *counts), max(0, *counts) + 1)
    )
    people_by_kind = Counter(
        {kind: sum(bar.people for bar in change_bars if bar.kind == kind) for kind in ("better", "same", "worse")}
    )
    order: tuple[Literal["better", "same", "worse"], ...] = ("worse", "same", "better")
    unit = units(change.kind, change.unit)[0].format(value="").strip()
    return ChangesChart(
        title=SAY["title"].format(title=change.title),
        bars=change_bars,
        alt=SAY["alt"].format(
            title=change.title,
            n=change.n,
            unit=unit,
            rows="; ".join(SAY["row"].format(label=bar.label, people=bar.people) for bar in change_bars),
        ),
        axis=SAY["axis"].format(unit=unit),
        legend=tuple((kind, SAY[kind].format(people=people_by_kind[kind])) for kind in order if people_by_kind[kind]),
    )


def step(differences: list[float]) -> float:
    """The width of a bar in the chart of changes: a round number, such that few bars reach from no change to the
    largest one. In the scale's units."""
    largest_difference = max((abs(difference) for difference in differences), default=0.0)
    if not largest_difference:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest_difference / STEPS))
    return next(power * times for times in ROUND_STEPS if largest_difference <= power * times * STEPS * (1 + 1e-9))


def _step_of(change: float, width: float) -> int:
    """0 for no change, 1 for a rise of up to one step, -1 for a fall of up to one step, and so on."""
    number = math.ceil(round(abs(change) / width, EQUALITY_DECIMALS))
    return number if change > 0 else -number


def _label(number: int, width: float) -> str:
    if not number:
        return SAY["none"]
    sign = "+" if number > 0 else MINUS
    lower_text, upper_text = (
        figure(f"{sign}{round(abs(number) * width - reduction, EQUALITY_DECIMALS):g}") for reduction in (width, 0.0)
    )
    return SAY["first" if abs(number) == 1 else "step"].format(low=lower_text, high=upper_text)
