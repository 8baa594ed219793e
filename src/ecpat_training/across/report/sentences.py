"""What may be said of a programme's effect, each sentence by its rule.

| figures | sentence |
| --- | --- |
| the interval leaves out no change | it rose, or fell, by so much on average |
| the interval holds no change | these trainings don't show whether it rose or fell |
| too few units for an interval | how many rose and fell, and that a mean would say nothing of others |

A fall is said as loudly as a rise. How many trainings were each "significant" is never said: that counts how large they
were. A mean without an interval is no claim.
"""

from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.core.text import count, listing
from ecpat_training.documents.numbers import Format, shown
from ecpat_training.documents.wording import wording

DIGITS: Format = "0.0"
MOST = 20
CAUSE = (
    "A comparison of before and after: it shows change, not what caused it. Time, the news, and answering the same "
    "questions twice change scores as well."
)
HOW_TO_READ = (
    "How to read it: the 95 % interval says where the true mean may lie, judged by how much the {units} differ; of 100 "
    "such intervals about 95 hold it. With few {units} it is wide."
)
PERCENTAGE_POINTS = "Percentage points are steps on a scale from 0 (the lowest score) to 100 (the highest)."
ONE_COUNTRY = "All trainings are of one country: they say nothing about trainings in another one."
TOO_SHORT = (
    "This range is a little too narrow where countries really differ a little: tried on drawn programmes of that kind, "
    "it held the further training in 92 of 100, not in 95."
)


def amount(effect: ProgrammeEffect, change: float) -> str:
    """A change without its sign: `12.3 percentage points`."""
    return f"{shown(abs(change), DIGITS)} {effect.outcome.unit}"


def signed(value: float) -> str:
    """`+3.2` or `-1.0`."""
    text = shown(value, DIGITS)
    return f"+{text}" if value > 0 and text.strip("0.") else text


def over(effect: ProgrammeEffect) -> str:
    """`10 trainings in 5 countries`."""
    return f"{count(len(effect.trainings), 'training')} in {count(len(effect.countries), 'country', 'countries')}"


def verdict(effect: ProgrammeEffect) -> str:
    """`rose`, `fell`, `open`; `none` where there is no interval."""
    found = effect.headline
    if found is None or found.value is None or found.low is None or found.high is None:
        return "none"
    return "open" if found.low <= 0.0 <= found.high else "rose" if found.value > 0 else "fell"


def headline(effect: ProgrammeEffect) -> str:
    """The programme's effect in one sentence."""
    found, title = effect.headline, effect.outcome.title
    if not effect.trainings:
        return f"No training gave a figure for {title}."
    said = verdict(effect)
    if said == "none":
        return (
            _listed(effect) if found is None else f"Over {over(effect)} {title} changed alike everywhere: no interval."
        )
    assert found is not None  # what has a verdict has a figure
    value, low, high = found.value or 0.0, found.low or 0.0, found.high or 0.0
    df = (found.n or 1) - 1
    interval = f"95 % interval {signed(low)} to {signed(high)}; t with {df} degrees of freedom"
    each = "a country" if effect.units == "countries" else "a training"
    if said == "open":
        went = "up" if value > 0 else "down"
        return (
            f"Over {over(effect)} the mean of {title} went {went} by {amount(effect, value)} {each} on average "
            f"({interval}): these trainings don't show whether it rose or fell."
        )
    return f"Over {over(effect)} {title} {said} by {amount(effect, value)} {each} on average ({interval})."


def _listed(effect: ProgrammeEffect) -> str:
    """How the trainings went, where they are too few for more."""
    if effect.published and effect.withheld:
        return f"{over(effect)} measured {effect.outcome.title}; figures of small ones are not for publication."
    up = sum(one.y > 0 for one in effect.trainings)
    down = sum(one.y < 0 for one in effect.trainings)
    same = len(effect.trainings) - up - down
    parts = [f"in {up} {effect.outcome.title} rose", f"in {down} it fell", f"in {same} it stayed as it was"]
    said = "; ".join(part for part, number in zip(parts, (up, down, same), strict=True) if number or part is parts[0])
    few = "countries" if len(effect.countries) > 1 else "trainings"
    return f"Over {over(effect)}: {said}. These are too few {few} for a mean that would hold for others."


def how_to_read(effect: ProgrammeEffect) -> str:
    """What an interval and percentage points are, for whoever meets them seldom; "" where there is no interval."""
    if verdict(effect) == "none":
        return ""
    points = f" {PERCENTAGE_POINTS}" if effect.outcome.of_range else ""
    return HOW_TO_READ.format(units=effect.units) + points


def wanted(effect: ProgrammeEffect) -> str:
    """Which way is better, where that is down; "" elsewhere."""
    return (
        f"Lower is better here: a fall of {effect.outcome.title} is wanted." if effect.outcome.better == "lower" else ""
    )


def prediction(effect: ProgrammeEffect) -> str:
    """What to expect in a further country; "" where too few countries say it."""
    if effect.prediction is None:
        return ""
    low, high = effect.prediction
    between = f"{signed(low)} and {signed(high)} {effect.outcome.unit}"
    return f"In a training in a further country a change between {between} would not surprise. {TOO_SHORT}"


def unlike(effect: ProgrammeEffect) -> str:
    """How unlike the effects are, in words; the spread is never said to be none."""
    found = effect.beside
    if found.between is None or found.tau2 is None:
        return ""
    spread = shown(found.between**0.5, DIGITS)
    low, high = (shown(end**0.5, DIGITS) for end in found.tau2)
    return (
        f"Beyond chance, the trainings' true effects spread around their mean with an SD of about {spread} "
        f"{effect.outcome.unit} (95 % interval {low} to {high}, trainings taken one by one)."
    )


def without_each(effect: ProgrammeEffect) -> str:
    """Whether one unit alone makes the mean."""
    if not effect.left_out:
        return ""
    means = sorted(effect.left_out, key=lambda one: one.mean)
    each = "country" if effect.units == "countries" else "training"
    first, last = (
        wording().country(one.without) if effect.units == "countries" else one.without for one in (means[0], means[-1])
    )
    least, most = signed(means[0].mean), signed(means[-1].mean)
    return f"With one {each} left out, the mean lies between {least} (without {first}) and {most} (without {last})."


def people(effect: ProgrammeEffect) -> str:
    """Who is behind the figures; never the n of the interval."""
    if effect.published and effect.withheld:
        return ""
    known = sum(one.n for one in effect.trainings)
    began = sum(one.answered[0] for one in effect.trainings)
    said = f"{known} of the {began} who answered before were recognised afterwards." if began else ""
    if effect.repeated:
        stand = "stands" if effect.repeated == 1 else "stand"
        codes = f"{count(effect.repeated, 'code')} of them {stand} in more than one training"
        said += f" {codes}: counted once, they are {effect.persons} people. Each change stays with its training."
    return said


def no_figure(effect: ProgrammeEffect) -> str:
    """The trainings that aren't in the mean, and why."""
    if not effect.without:
        return ""
    reasons: dict[str, list[str]] = {}
    for one in effect.without:
        reasons.setdefault(one.why, []).append(one.training)
    said = "; ".join(f"{listing(names, MOST)}: {why}" for why, names in reasons.items())
    number = count(len(effect.without), "training")
    return f"{number} gave no figure. {said}."


def plan(effect: ProgrammeEffect) -> str:
    """Whether the outcome was declared before."""
    title = effect.outcome.title
    if effect.outcome.waiting:
        waiting = (
            "Those who were asked without the training are left out here: each training's own report compares them."
        )
        return f"{title} is the primary outcome that the questionnaire's plan declares. {waiting}"
    if effect.outcome.declared:
        return f"{title} is the primary outcome that the questionnaire's plan declares."
    return f"No plan declares an outcome: {title} is the questionnaire's first scale."
