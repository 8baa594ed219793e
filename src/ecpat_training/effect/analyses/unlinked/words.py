"""The English words about waves compared as two groups of people."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("Two groups of people: {earlier} and {later}")
BESIDE_TITLE = marked("All answers, compared as two groups of people")
BESIDE_TITLE_OF = marked("All answers, compared as two groups of people: {earlier} and {later}")
CAVEAT = marked(
    "People are not linked: those who answered {before} and those who answered {after} may be different people, so "
    "that a difference between them may come from who answered, not from any change. Where the same people answered "
    "both times, the intervals are wider than they need be."
)
CAUSES = marked(
    "People also answer otherwise because they were asked before, or because of other things that happened meanwhile."
)
WAVE_TIMES = marked({"pre": "before", "post": "after", "follow-up": "at the follow-up"})
WHO = marked(
    {
        "pre": "those who answered before",
        "post": "those who answered after",
        "follow-up": "those who answered at the follow-up",
    }
)
BESIDE = marked(
    "{linked:,} {linked:person|people} could be linked, of {n_before:,} who answered {before} and {n_after:,} who "
    "answered {after}. What changed in these few stands beside what all answers say, in which people are not linked: "
    "there a difference may come from who answered. The {linked:,} {linked:person is|people are} in both groups, so "
    "that these intervals are wider than they need be."
)
SENTENCE = marked(
    {
        "none": "{title::} no figure, because {why}.",
        "no interval": "{title::} {later} had a mean of {after}, {earlier} one of {before} ({people}); whether that "
        "is more than chance is not said, because {why}.",
        "means only": "{title::} {later} had a mean of {after}, {earlier} one of {before} ({people}).",
        "level": "{title::} {later} and {earlier} all scored {after} ({people}).",
        "open": "{title::} these answers don't show that {later} scored otherwise than {earlier}; the means are "
        "{after} and {before}, a difference of {change}, with a 95 % interval of {low} to {high} ({people}){size}.",
        "alone": "{title::} {later} had a mean of {after}, {earlier} one of {before}; the 95 % interval of the "
        "difference, {low} to {high}, is of this outcome alone ({people}): among {together} chance may bring as "
        "much{size}.",
        "certain": "{title::} {later} scored {change} {side} than {earlier}, {after} against {before} (95 % "
        "interval of the difference {low} to {high}; {people}){size}. {better}",
    }
)
PRIMARY = marked("Primary outcome. {sentence}")
BETTER = marked({"higher": "On this scale, higher is better.", "lower": "On this scale, lower is better."})
SIDE = marked({"up": "higher", "down": "lower"})
PEOPLE = marked("{after:,} and {before:,} {before:person|people}")
RIGHT_COUNTS_TEXT = marked("{right:,} of {asked:,}")
PEOPLE_WITHHELD = marked("numbers of people withheld")
SIZE = marked(
    {
        "": "",
        "reached": ", at least as large as the smallest change that matters ({smallest})",
        "too small": ", but smaller than the smallest change that matters ({smallest})",
        "unsure": "; whether it reaches the smallest change that matters ({smallest}) is open",
        "open, small": "; a difference as large as the smallest change that matters ({smallest}) would not fit these "
        "answers",
        "open, unsure": "; a difference as large as the smallest change that matters ({smallest}) is neither shown nor "
        "ruled out",
    }
)
NOTE = marked(
    {
        "order "
        "differs": "By the order of the scores alone (Brunner and Munzel) the result differs: somebody who answered "
        "later has the higher score in {share} of all pairs ({low} to {high}). Take it with care.",
        "few": "Only {n} {n:person|people} in the smaller group: a single person weighs much in these figures.",
    }
)
TOGETHER = marked(
    {
        "same": "All answers and the linked people say the same.",
        "open": "Neither all answers nor the linked people show a difference.",
        "against": "All answers and the linked people contradict each other, so that neither should be relied on.",
        "only linked": "The linked people show a change that all answers, with their wider interval, don't show.",
        "only all": "All answers show a difference that the linked people don't show.",
    }
)
LINKED = marked(
    "The linked people changed by {change} ({low} to {high}; {people}); the {gap} between the two figures come from "
    "those who could not be linked."
)
LINKED_ALIKE = marked("The linked people changed by as much ({low} to {high}; {people}).")
MISSING = marked(
    {
        "differ": "{when}, those linked scored {change} {side} than the {others:,} others ({low} to {high}): who is "
        "missing is not like those linked, and for them the change of those linked may not hold.",
        "alike": "{when}, these answers don't show that those linked scored otherwise than the {others:,} others "
        "({change}, {low} to {high}).",
    }
)
LINKED_PEOPLE = marked(("linked person", "linked people"))
QUESTIONS = marked("Questions, answered by the two groups")
QUESTIONS_SAID = marked(
    {
        "none": "No question shows a difference between the two groups{widened}.",
        "more": "{more} of {n} {n:question|questions} {more:was|were} answered right by more of those who answered "
        "later{widened}{others}.",
        "fewer": "{fewer} of {n} {n:question|questions} {fewer:was|were} answered right by fewer of those who answered "
        "later{widened}{others}.",
        "both": "{more} of {n} {n:question|questions} {more:was|were} answered right by more of those who answered "
        "later, and {fewer} by fewer{widened}{others}.",
    }
)
WIDENED = marked(", by intervals widened for {n} questions")
OTHER_QUESTIONS_TEXT = marked("; the others are open")
TABLE = marked(
    {
        "name": "two groups",
        "compared": "Compared",
        "scale": "Scale",
        "n before": "People before",
        "n after": "People after",
        "before": "Those who answered before",
        "after": "Those who answered after",
        "earlier": "Those who answered earlier",
        "later": "Those who answered later",
        "difference": "Difference",
        "interval": "95 % interval",
    }
)
DETAILS = marked(
    {
        "name": "two groups in detail",
        "sd before": "SD before",
        "sd after": "SD after",
        "t": "t",
        "df": "df",
        "p": "p",
        "adjusted": "Adjusted p",
        "superiority": "Later is higher",
        "their interval": "Its 95 % interval",
        "order": "Its p",
    }
)
LINKED_TABLE = marked(
    {
        "name": "linked and all answers",
        "linked": "Linked",
        "change": "Change, linked",
        "interval": "95 % interval",
        "difference": "Difference, all",
        "their interval": "95 % interval, all",
        "before": "Linked minus others, before",
        "after": "Linked minus others, after",
    }
)
QUESTION_TABLE = marked(
    {
        "name": "questions of two groups",
        "question": "Question",
        "before": "Right, of those who answered before",
        "after": "Right, of those who answered after",
        "difference": "Difference in percentage points",
        "interval": "95 % interval",
    }
)
UNTAUGHT_ITEM_TEXT = marked("{text} (not taught)")
METHOD = marked(
    "Difference of the means: Welch's t test and interval, for groups whose spreads may differ. Order of the scores: "
    "Brunner and Munzel, where fewer than 30 people are in a group by the studentised permutation test on the logit "
    "scale; `Later is higher` is how often somebody who answered later has the higher score than somebody who answered "
    "before, ties counting half (0.50: neither). All suppose that the two groups are different people; where they are "
    "the same, the intervals are wider than they need be: a code that people write on both forms would link them."
)
QUESTION_METHOD = marked(
    "Difference of the shares right: Newcombe's interval (1998, method 10). No answer counts as wrong. Each interval "
    "is of its question alone."
)
FINDINGS = marked("How the two groups differ")
KEY_FIGURE = marked(
    {
        "primary": "{title} (primary outcome): difference between two groups of people",
        "first": "{title::} difference between two groups of people",
        "means": "{later} have a mean of {after}, {earlier} one of {before}",
        "interval": "95 % interval {low} to {high}",
        "people": "{later:,} {later:person|people} {later_when} and {earlier:,} {earlier:person|people} {earlier_when}",
        "higher": "{later} scored higher.",
        "lower": "{later} scored lower.",
        "open": "These answers don't show that the two groups scored differently.",
        "same": "Everybody in both groups had the same score.",
        "none": "",
    }
)
GLOSSARY = marked(
    (
        ("Not linked", "nobody's answers before are known to be the same person's as any answers after."),
        ("Mean", "all scores added up and divided by the number of people."),
        ("95 % interval", "the differences of the two groups' means that fit these answers."),
        ("Percentage point", "the step from 50 % to 51 %."),
        ("Smallest change that matters", "as large as a difference must be to be worth it, decided beforehand."),
        ("Exploratory", "not named as an outcome beforehand: a question, not a result."),
    )
)
INTERVALS_NOTE = marked(
    "The interval of the difference shows whether the two groups' means differ, not whether these intervals touch."
)
CHART = marked(
    {
        "title": "Mean scores of those who answered before and of those who answered after",
        "intervals": "Mean scores of those who answered before and of those who answered after, each with its 95 % "
        "interval",
        "earlier": "Mean scores of those who answered earlier and of those who answered later",
        "earlier intervals": "Mean scores of those who answered earlier and of those who answered later, each with its "
        "95 % interval",
    }
)
SUBTITLE = marked("{instrument}; {before} before and {after} after, not linked")
ANSWERS = marked(("answer", "answers"))
HEADLINE = marked("{before:,} and {after:,} {after:person|people}, not linked; {sentence}")
MEANS_ONLY = marked("Whether the differences are more than chance is not said: {why}.")
MORE_SCALES_TEXT = marked(
    (
        "One more outcome was measured. It is in the full report.",
        "{more} more outcomes were measured. They are in the full report.",
    )
)
NEXT = marked(
    "Let people write a code on both forms next time: then each person's change is known, and smaller changes show."
)
WITHHELD = marked(
    {
        "fewer than 10": "fewer than 10 people answered a wave, and figures about so few would show single answers",
        "linked "
        "beside": "people are linked elsewhere in this report, and figures of all answers beside theirs would show "
        "those of the few others",
        "order": "where few answered, several figures together would leave only one set of answers possible",
        "nobody linked": "nobody is linked, so nobody's change is known",
    }
)
NOT_SHOWN = marked("How those who answered before and those who answered after compare is not published: {why}.")
