"""What every reader is told first: whether the outcomes were declared before the answers came, in English."""

STATUS = {
    "no plan": "Exploratory: no outcome was declared before the answers came.",
    "before": "Declared before the answers came (on {on}; first answers on {first}): {declared}.",
    "same day": "Declared on the day of the first answers ({on}); whether before them isn't known: {declared}.",
    "after": "Declared after the answers came (on {on}; first answers on {first}), so that all of it is exploratory: "
    "{declared}.",
    "no date": "Declared, but whether before the answers came isn't known, because the plan has no date: {declared}.",
    "no answers' date": "Declared on {on}, but whether before the answers came isn't known, because the files don't "
    "show when people answered: {declared}.",
}
OTHERS = "Everything else is exploratory: not declared beforehand."
