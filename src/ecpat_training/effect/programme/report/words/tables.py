"""Columns and cells of the tables."""

from ecpat_training.words.catalogue.marked_text import marked

WITHHELD_CELL = marked("not published")
COLUMN = marked(
    {
        "training": "Training",
        "trainings": "Trainings",
        "country": "Country",
        "people": "People",
        "recognised": "Recognised",
        "before": "Answered before",
        "after": "Answered after",
        "change": "Change",
        "interval": "95 % interval",
        "by": "Mean over",
        "all answers": "All answers",
        "where": "Read from",
        "taken before": "Taken for before",
        "taken after": "Taken for after",
        "se": "SE",
        "mean before": "Mean before",
        "mean change": "Mean change",
        "without": "Mean without it",
        "interval without": "95 % interval without it",
        "way": "Way",
        "mean": "Mean",
        "df": "df",
        "p": "p",
        "remark": "Remark",
        "figure": "Figure",
        "value": "Value",
        "answers from": "Answers before from",
        "alpha": "Alpha",
        "weak": "Questions against the others",
    }
)
UNIT_CAPTION = marked("Changes in {unit}.")
OWN_INTERVALS = marked("Changes in {unit}. A training's interval is of its people, and compares no trainings.")
SOURCES = marked("In {unit}; the mean before is of those recognised, from the scale's low end.")
IN_UNIT = marked("In {unit}.")
BASIS_NAMES = marked(
    {
        "everybody": "everybody",
        "complete pairs": "people with both scores",
    }
)
SOURCE_NAMES = marked({"answers": "people's answers", "counted": "counts"})
METHOD_NAMES = marked(
    {
        "countries": "t on the means of countries",
        "trainings": "t on the means of trainings",
        "two": "REML over trainings, Hartung-Knapp",
        "three": "three-level REML, training in country",
        "robust": "the same with CR2 by country",
        "flip": "signs of the means flipped, exact",
        "naive": "all people as if each stood alone: wrong",
    }
)
REMARK = marked(
    {
        "headline": "the headline",
        "two": "precise trainings count more; factor not below 1",
        "three": "df: countries less one",
        "robust": "Satterthwaite df",
        "few df": "df below 4: not said",
        "test": "a test alone",
        "not made": "not made",
        "least": "the smallest p that so few units can give is {p}",
        "naive": "people of one training share it; without any effect this finds one in up to 35 of 100 programmes",
    }
)
SPREAD_NAMES = marked(
    {
        "countries": "tau2 between countries (three levels)",
        "within": "tau2 between trainings of a country",
        "two": "tau2 between trainings (REML)",
        "profiled": "tau2 between trainings, by profiling Q",
        "none": "none is computed",
        "icc": "ICC of changes ({people} {people:person|people} in {trainings} {trainings:training|trainings})",
        "standard": "the headline in SDs before, one SD for all trainings",
    }
)
HANGING = marked(
    {
        "note": "With fewer than 30 people a question that goes against the others may be chance: look at its "
        "translation.",
        "all": "all trainings",
        "held in": "held in {language}",
        "none": "none",
    }
)
