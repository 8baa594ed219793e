"""The English words about a control or waiting group."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("Trained and not trained compared")
INTRO = marked(
    {
        "": "Others were asked twice without the training in between ({who}; {lots}). What they gained, the trained "
        "would have gained too, as far as the two groups are alike.",
        "exploratory": "The plan doesn't name this comparison group: the comparison is exploratory.",
        "files": "files of their own",
        "lots": "lots decided who was trained first",
        "no lots": "not chosen by lot",
    }
)
SENTENCE = marked(
    {
        "none": "{title::} trained and not trained can't be compared, because {why}.",
        "no "
        "interval": "{title::} counted from where each started, the trained ended {change} {side} than those who were "
        "not trained ({people}); whether that is more than chance is not said, because {why}.",
        "level": "{title::} trained and not trained changed by the same mean ({people}).",
        "certain": "{title::} counted from where each started, the trained ended {change} {side} than those who were "
        "not trained (95 % interval {low} to {high}; {people}): {meaning}{size}.",
        "alone": "{title::} counted from where each started, the trained ended {change} {side} than those who were not "
        "trained; the 95 % interval, {low} to {high}, is of this outcome alone ({people}): among {together} (adjusted "
        "p {p}) chance may bring as much.",
        "open": "{title::} these answers don't show whether the trained gained more or less than those who were not "
        "trained; counted from where each started, they ended {change} {side}, but the 95 % interval, {low} to {high}, "
        "includes no difference ({people}){size}.",
    }
)
PEOPLE = marked("{trained:,} trained, {untrained:,} not")
SIDE = marked({"up": "higher", "down": "lower"})
MEANING = marked(
    {
        "better": "better than those who were not trained",
        "worse": "worse than those who were not trained",
        "better, by lot": "better than without the training",
        "worse, by lot": "worse than without the training",
    }
)
FLOW = marked("{both:,} of {before:,} {who} who answered before are compared{lost}")
LOST_PEOPLE_TEXT = marked(", {lost:,} lost")
ARM_NAMES = marked({"trained": "trained people", "untrained": "people not trained"})
NOTE = marked(
    {
        "adjusted "
        "differs": "At the same score before the difference is {change} ({low} to {high}), which doesn't say the "
        "same: the groups started {apart} apart, so take both with care.",
        "started apart": "The groups started {apart} apart ({low} to {high}), more than chance explains.",
        "slopes": "How much the trained are ahead depends on the score before (p {p}): the difference holds for people "
        "with a middling score.",
        "few": "Only {n} {n:person|people} in the smaller group: a single person weighs much in these figures.",
    }
)
CAVEAT = marked(
    {
        "lots": "Lots decided who was trained first: {flow}. So a difference to those who waited that is more than "
        "chance can be put down to the training, within its interval; the changes of the trained alone still hold what "
        "being asked twice brings.",
        "lots, open": "Lots decided who was trained first: {flow}. So a difference to those who waited would be the "
        "training's, but these answers show none that is more than chance; the changes of the trained alone still hold "
        "what being asked twice brings.",
        "too "
        "few": "People also improve by being asked twice, and by other things that happen meanwhile. How much is not "
        "shown by this comparison group: the figures show a change, not that the training caused it.",
        "lots, "
        "lost": "Lots decided who was trained first, but {flow}. With these losses, or more of them in one group, "
        "the people compared may no longer be alike: these figures don't show that the training caused the difference.",
        "published": "People also improve by being asked twice, and by other things that happen meanwhile. These "
        "figures are of the trained alone: they show a change, not that the training caused it.",
        "no lots": "People also improve by being asked twice, and by other things that happen meanwhile. A comparison "
        "group shows how much; but it was not chosen by lot, so that the groups may differ in other ways too.",
    }
)
UNCOMPARED_CHANGE_TITLE = marked("The change of the trained, without the comparison")
PUBLISHED = marked(
    "Others were asked twice without the training, too. How the trained compare with them is in the internal report "
    "alone: what follows is the change of the trained, not the difference."
)
OPEN_OTHERS = marked("beside those who were not trained")
FLOW_TABLE = marked(
    {
        "name": "flow",
        "title": "What became of both groups",
        "compared": "Compared",
        "group": "Group",
        "before": "Answered earlier",
        "after": "Answered later",
        "both": "Recognised in both",
        "lost": "Lost",
        "trained": "Trained",
        "untrained": "Not trained",
    }
)
TABLE = marked(
    {
        "name": "trained and not",
        "compared": "Compared",
        "scale": "Scale",
        "people": "Trained / not",
        "trained": "Change of the trained",
        "untrained": "Change of the others",
        "difference": "Difference of the changes",
        "interval": "95 % interval",
    }
)
DETAILS = marked(
    {
        "name": "adjusted",
        "adjusted": "Difference at the same score before",
        "adjusted interval": "95 % interval",
        "standardised": "d_ppc2",
        "standardised interval": "95 % interval",
        "baseline": "Difference before",
        "classical": "Interval at the same score before, equal spreads",
        "slopes": "p (same slopes)",
    }
)
METHOD = marked(
    "Difference of the changes and difference before: Welch's interval. Difference at the same score before: analysis "
    "of covariance of the score after on the score before and the group, with the HC3 standard error and Bell and "
    "McCaffrey's degrees of freedom, since one group may spread wider. d_ppc2: difference of the changes divided by "
    "the pooled SD before, corrected for few people (Morris 2008); its normal interval belongs to no test, and the "
    "interval of the difference of the changes decides. Only people with both scores count. Each interval is of its "
    "scale alone; the sentence also follows its p adjusted by Holm's procedure."
)
