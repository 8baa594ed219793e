"""Titles, notices and pictures of the report."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("What the programme's trainings changed")
NOTICE = marked("Internal: it holds figures of small trainings. With {publish} they are left out.")
HEADING = marked(
    {
        "first": "Main finding",
        "countries": "Country by country",
        "trainings": "Training by training",
        "sources": "Where each figure comes from",
        "ways": "The same mean in other ways",
        "spread": "How unlike the trainings are",
        "hanging": "How well the questions hang together, by country and language",
    }
)
KEY_FIGURE = marked("{title}: mean change")
MORE_IN_EVALUATOR_REPORT = marked(
    "Other ways to the mean, how unlike trainings are, and the questions are in the evaluator's report."
)
OWN_REPORT = marked(
    "A training's figure is the change of those who filled in both forms, as in its own report; beside it stands what "
    "all its answers give, by a model. A direction is named only where both show it."
)
SMALL_TRAININGS_NOTE = marked(
    "Trainings in which fewer than {smallest} people were recognised are not shown one by one, nor what their figures "
    "would follow from."
)
METHOD = marked(
    {
        "countries": "Each country counts alike; the units of interval and test are they, not people (95 %, "
        "Student's t).",
        "trainings": "Each training counts alike; the units of interval and test are they, not people (95 %, "
        "Student's t).",
        "rest": "Trainings are joined only where questions and scoring agree. A person is known in two trainings by "
        "the very same code of at least 4 characters with a letter. References: Viechtbauer (2005) REML; Knapp and "
        "Hartung (2003); Konstantopoulos (2011) three levels; Pustejovsky and Tipton (2018) CR2; Viechtbauer (2007) "
        "interval of tau2; Nagashima, Noma and Furukawa (2019) range for a further training.",
    }
)
CHART = marked(
    {
        "part": "Training by training, part {number} of {parts}",
        "mean": "{country}: mean",
        "all": "All together",
        "axis": "change in {unit}",
        "alt": "Mean changes in {unit}: {rows}.",
        "row": "{label} {value}",
        "row, interval": "{label} {value} ({low} to {high})",
        "dots": "A dot is a training with the interval of its people, a hollow mark a mean of trainings.",
        "dots, published": "A dot is a training, a hollow mark a mean of trainings.",
    }
)
