"""Sentences on what all trainings changed together."""

from ecpat_training.words.catalogue.marked_text import marked

UNIT = marked({"percentage points": "{value} percentage points", "points": "{value} points"})
UNIT_NAME = marked({"percentage points": "percentage points", "points": "points"})
INTERVAL = marked("95 % interval {low} to {high}")
INTERVAL_T = marked("95 % interval {low} to {high}; t with {df} degrees of freedom")
COVERAGE = marked("{trainings} {trainings:training|trainings} in {countries} {countries:country|countries}")
AVERAGE_UNIT = marked({"countries": "a country on average", "trainings": "a training on average"})
HEADLINE_SENTENCES = marked(
    {
        "none": "No training gave a figure for {title}.",
        "alike": "Over {trainings} {trainings:training|trainings} in {countries} {countries:country|countries} {title} "
        "changed alike everywhere: no interval.",
        "open, up": "Over {trainings} trainings in {countries} {countries:country|countries} the mean of {title} went "
        "up by {amount} {each} ({interval}): these trainings don't show whether it rose or fell.",
        "open, down": "Over {trainings} trainings in {countries} {countries:country|countries} the mean of {title} "
        "went down by {amount} {each} ({interval}): these trainings don't show whether it rose or fell.",
        "apart": "Over {trainings} trainings in {countries} {countries:country|countries} the mean of {title} changed "
        "by {change} {each} among those recognised in both waves ({interval}), but all answers together don't show "
        "this: whether it rose or fell is not shown.",
        "at worst": "Over {trainings} trainings in {countries} {countries:country|countries} the mean of {title} "
        "changed by {change} {each} among those recognised in both waves ({interval}), but of some who missed a wave "
        "the counts tell no score, and with the worst possible ones this would not hold: whether it rose or fell is "
        "not shown.",
        "rose": "Over {trainings} trainings in {countries} {countries:country|countries} {title} rose by "
        "{amount} {each} ({interval}).",
        "fell": "Over {trainings} trainings in {countries} {countries:country|countries} {title} fell by "
        "{amount} {each} ({interval}).",
    }
)
ALL_ANSWERS = marked(
    "All answers together, also of people who were not recognised, by a model: {change}; 95 % interval {low} to {high}."
)
LOW_STARTERS = marked(
    "Where low starters did not answer again, the interval of those recognised held the true mean in 32 to 93 of 100 "
    "drawn programmes of 4 to 10 countries, that of all answers in 94 to 96."
)
TRAININGS_LIST = marked(
    {
        "withheld": "{trainings} {trainings:training|trainings} in {countries} {countries:country|countries} measured "
        "{title}; figures of small ones are not for publication.",
        "countries": "Over {trainings} {trainings:training|trainings} in {countries} {countries:country|countries}: "
        "{moves}. These are too few countries for a mean that would hold for others.",
        "trainings": "Over {trainings} {trainings:training|trainings} in {countries} {countries:country|countries}: "
        "{moves}. These are too few trainings for a mean that would hold for others.",
        "up": "in {n} {title} rose",
        "down": "in {n} it fell",
        "same": "in {n} it stayed as it was",
    }
)
CAUSE = marked(
    "A comparison of before and after: it shows change, not what caused it. Time, the news, and answering the same "
    "questions twice change scores as well."
)
READING_NOTE = marked(
    {
        "countries": "How to read it: the 95 % interval says where the true mean may lie, judged by how much the "
        "countries differ; of 100 such intervals about 95 hold it. With few countries it is wide.",
        "trainings": "How to read it: the 95 % interval says where the true mean may lie, judged by how much the "
        "trainings differ; of 100 such intervals about 95 hold it. With few trainings it is wide.",
    }
)
PERCENTAGE_POINTS = marked("Percentage points are steps on a scale from 0 (the lowest score) to 100 (the highest).")
ONE_COUNTRY = marked("All trainings are of one country: they say nothing about trainings in another one.")
LOWER_IS_BETTER = marked("Lower is better here: a fall of {title} is wanted.")
PREDICTION = marked("In a training in a further country a change between {low} and {high} would not surprise.")
PREDICTION_TRIALS = marked(
    {
        "range": "Tried on {draws:,} drawn programmes each with as many trainings, countries and errors as here, from "
        "countries alike to very unlike ones (seed {seed}), such a range held the further training in {least} to "
        "{most} of 100.",
        "same": "Tried on {draws:,} drawn programmes each with as many trainings, countries and errors as here, from "
        "countries alike to very unlike ones (seed {seed}), such a range held the further training in {least} of 100.",
    }
)
UNLIKE_TRAININGS = marked(
    "Beyond chance, the trainings' true effects spread around their mean with an SD of about {spread} (95 % interval "
    "{low} to {high}, trainings taken one by one)."
)
WITHOUT_EACH_UNIT = marked(
    {
        "countries": "With one country left out, the mean lies between {least} (without {first}) and {most} (without "
        "{last}).",
        "trainings": "With one training left out, the mean lies between {least} (without {first}) and {most} (without "
        "{last}).",
    }
)
PEOPLE = marked(
    {
        "known, shown": "In the trainings shown one by one {known} of the {began} who answered before were recognised "
        "afterwards; the others are too few people to be counted apart.",
        "one code": "1 code of them stands in more than one training: counted once, they are {persons} "
        "{persons:person|people}. Each change stays with its training.",
        "codes": "{codes} codes of them stand in more than one training: counted once, they are {persons} "
        "{persons:person|people}. Each change stays with its training.",
    }
)
UNRECOGNISED = marked(
    {
        "share": "{share} of people weren't recognised again.",
        "many": "{share} of people weren't recognised again (more than {most} in {trainings}).",
        "why": "They may differ from the others: low scorers often lose their codes.",
        "everybody": "Everybody who answered, recognised or not, gives {mean}.",
        "bounds": "Everybody who answered, recognised or not, gives {mean}; whatever those missing would have scored, "
        "the mean of all lies between {low} and {high}.",
    }
)
TOO_EASY = marked(
    "In {n} {n:training|trainings} ({names}) more than {share} had the best score already before, and could not rise: "
    "the mean is of scores, and people may have learned more."
)
NO_FIGURE = marked({"all": "{n} {n:training|trainings} gave no figure. {why}.", "each": "{names}: {why}"})
PLAN = marked(
    {
        "declared": "{title} is the primary outcome that the questionnaire's plan declares.",
        "waiting": "Those who were asked without the training are left out here: each training's own report compares "
        "them.",
        "none": "No plan declares an outcome: {title} is the questionnaire's first scale.",
    }
)
