"""Every phrase of the effect report's sentences, in English.

A language is a module like this one with the same names and the same fields in braces. Phrases claim nothing by
themselves; which of them is said when is decided in `sentences` alone.
"""

from ecpat_training.words.catalogue.marked_text import marked

SENTENCE = marked(
    {
        "none": "{title::} no figure, because {why}.",
        "nobody changed": "{title::} no score changed ({people}; mean {after}).",
        "all alike": "{title::} everybody's score {moved} by {change}, from a mean of {before} to {after} "
        "({people}){size}; because all changed by the same amount, there is no 95 % interval for the mean; that all "
        "went one way has {p}.",
        "certain": "{title} {moved} by {change} on average, from {before} to {after} (95 % interval {low} to "
        "{high}; {people}): {meaning}{size}.",
        "alone": "{title} {moved} by {change} on average, from {before} to {after}; the 95 % interval, {low} to "
        "{high}, is of this outcome alone ({people}): among {together} chance may bring as much{size}.",
        "too few": "{title} {moved} by {change} on average, from {before} to {after} ({people}); of fewer than 6 "
        "people nothing is claimed, since even all of them going one way may be chance.",
        "apart": "{title} {moved} by {change} on average among those recognised in both waves, from {before} to "
        "{after} (95 % interval {low} to {high}; {people}), but all answers together don't show this{all}: whether it "
        "rose or fell is not shown.",
        "at worst": "{title} {moved} by {change} on average among those recognised in both waves, from "
        "{before} to {after} (95 % interval {low} to {high}; {people}), but of those who missed a wave the counts tell "
        "no score, and with the worst possible ones this would not hold: whether it rose or fell is not shown.",
        "open": "{title::} these answers don't show whether it rose or fell; the mean went from {before} to "
        "{after}, by {change}, but the 95 % interval, {low} to {high}, includes no change ({people}){size}.",
        "open, too wide": "{title::} the mean went from {before} to {after}, by {change}; with so few answers "
        "({people}) and changes so unlike, the 95 % interval is wider than the scale itself: nothing can be said about "
        "whether it rose or fell.",
        "no interval": "{title::} the mean went from {before} to {after}, by {change} ({people}); whether that "
        "is more than chance is not said, because {why}.",
        "means only": "{title::} the mean went from {before} to {after}, by {change} ({people}).",
    }
)
SCALE = marked(" (on a scale of {low} to {high})")
P = marked("p {p} by the {test} test")
PEOPLE = marked(
    {
        "one": "person",
        "many": "people",
        "withheld": "some of the people compared",
        "sites": "{people} of {n} {n:site|sites}, which count alike",
    }
)
RECOGNISED_SENTENCES = marked(
    {
        "known": "{known} of the {began} who answered before were recognised afterwards.",
        "few missing": "Fewer than {smallest} of those who answered before were not recognised afterwards.",
    }
)
MOVEMENT_VERBS = marked({"up": "rose", "down": "fell"})
SITE = marked(
    {
        "interval": "{site} {change} (95 % interval {low} to {high}; {people})",
        "no interval": "{site} {change} ({people})",
    }
)
SITES = marked(
    {
        "caveat": " The people are of {n} {n:site|sites}. People of one site share a room and its trainers, so that "
        "sites are counted here, not people; what compares single people (questions, groups, those not trained, those "
        "missing) is left out. For that, evaluate the files of one site alone.",
        "few": " {n} {n:site is|sites are} too few to say what would hold for further ones: there are each site's own "
        "figures.",
        "not compared": "Others were asked twice without the training, too. Over several sites they are not compared: "
        "evaluate the files of one site alone.",
        "title": "Site by site",
        "method": "Mean change over sites: t test on the sites' mean changes, each site counting alike, and its "
        "interval.",
        "explained": "Change and means are those of the sites' means, each site counting alike; the 95 % interval is "
        "that of sites, had the training been held at many more such sites.",
    }
)
ALL_ANSWERS = marked(" ({change}, 95 % interval {low} to {high}{p}; {people})")
ALL_ANSWERS_P = marked(", adjusted p {p}")
START_COMPARATIVES = marked({"up": "higher", "down": "lower"})
MEANING = marked({"better": "an improvement", "worse": "a change for the worse"})
SIZE = marked(
    {
        "": "",
        "reached": ", at least as large as the smallest change that matters ({smallest})",
        "too small": ", but smaller than the smallest change that matters ({smallest})",
        "too small, no "
        "room": ", but smaller than the smallest change that matters ({smallest}), for which there was no "
        "room: the mean before was {room} from the best possible score",
        "unsure": "; whether it reaches the smallest change that matters ({smallest}) is open",
        "open, small": "; a change as large as the smallest that matters ({smallest}) would not fit these answers",
        "open, no "
        "room": "; that there is no change that matters ({smallest} or more) doesn't follow: the mean before was "
        "only {room} from the best possible score",
        "open, unsure": "; a change that matters ({smallest} or more) is neither shown nor ruled out",
    }
)
TEST_FAMILY = marked({"declared": "{n} {n:test|tests} declared together", "all": "all {n} {n:test|tests} made"})
ADJUSTED_P_TEXT = marked(" (adjusted p {p})")
UNIT = marked(
    {
        "likert": ("{value} points", "{value}"),
        "multiple choice": ("{value} percentage points", "{value} %"),
        "number": ("{value} points", "{value}"),
    }
)
UNIT_COLUMN = marked("Unit")
UNIT_BY_KIND = marked({"multiple choice": "% right", "likert": "points", "number": "points"})
NOTE = marked(
    {
        "counts": "{improved:,} of {n:,} {n:person|people} improved, {same:,} stayed the same, {worsened:,} got worse.",
        "share": "Improved: {share}.",
        "ceiling": "{at_best:,} of {n:,} {n:person|people} had the best possible score already before, so that the "
        "scale had little room to show an improvement.",
        "ceiling, no count": "Many had the best possible score already before, so that the scale had little room "
        "to show an improvement.",
        "no room": "Before, the mean was only {room} from the best possible score, less than the smallest change that "
        "matters ({smallest}): that nothing changed is no finding.",
        "lopsided": "A few changes lie far from the others: such an interval holds the true mean less often, in 82 "
        "to 93 of 100 trainings.",
        "ranks "
        "disagree": "The exact Wilcoxon test, which compares ranks and not means, has p {wilcoxon} against p {t} of "
        "the t test: take this result with care.",
        "elsewhere": "Those compared had started {change} {side} than those who did not answer again ({low} to "
        "{high}): for these the figures may not hold.",
        "elsewhere, no "
        "figures": "Those compared had started {side} than those who did not answer again, more than chance "
        "explains: for these the figures may not hold.",
        "all "
        "answers": "All answers together, also of people with one of the two scores: {change} (95 % interval {low} to "
        "{high}; {people}).",
        "all answers "
        "hold": "Neither figure is safe: where low starters left, the 95 % intervals of all answers held the true mean "
        "in 83 to 94 of 100 drawn trainings, those of complete pairs in 68 to 97.",
        "low left": "Those who did not answer again began lower, which chance may explain.",
        "pairs "
        "hold": "This figure is not safe: where low starters left, the 95 % intervals of complete pairs held the true "
        "mean in 68 to 97 of 100 drawn trainings.",
        "only all": "A direction is named only where the complete pairs show it as well.",
        "sites": "Site by site: {sites}.",
        "more sites": "Site by site: {sites}; and {n} more, in the table.",
        "few": "Only {n} {n:person|people}: a single person weighs much in these figures.",
    }
)
CAVEAT = marked(
    "People also improve by being asked twice, and by other things that happen meanwhile. Without a comparison group "
    "these figures show a change, not that the training caused it."
)
WITHHELD_SENTENCES = marked(
    {
        "fewer than "
        "10": "fewer than 10 people can be compared, and figures about so few people would show single answers",
        "fewer than 20": "with fewer than 20 people, anything but the means could be traced back to single answers",
        "spread "
        "tells": "many people have the same score, so mean and spread together would show how many have which score",
        "near": "nearly the same people are compared elsewhere in this report, and the difference would be the answers "
        "of the few others",
        "earlier": "a report that was published before is about nearly the same people, and the difference would be "
        "the answers of the few others",
        "sites": "each site counts alike, so the mean of the sites' means would show what the few people of one site "
        "answered",
        "all alike": "nearly everybody's scores are or changed alike, so that a figure would be single people's answer",
        "dominated": "one person's score is nearly the whole sum, so the mean would show it",
        "few values": "the score can take only a few values, so its figures show how many people gave which answer",
        "few values given": "the scores take only a few values, so figures show how many people have which score",
        "single people": "counts and scores of single people are not published",
        "n differs": "the number of people differs from the report's",
        "tests": "where few answered, several tests together would leave only one set of answers possible",
    }
)
NOTICE = marked("Internal: not for publication. It holds figures about few people; pass on the published version.")
SHARE = marked({"low": "{bound} % or less", "high": "{bound} % or more", "about": "about {share} %"})

WAVE_PAIR_TEXTS = marked(
    {
        ("pre", "post"): "From before the training to its end",
        ("pre", "follow-up"): "From before the training to the follow-up",
        ("post", "follow-up"): "From the end of the training to the follow-up",
    }
)
WITHHELD_CELL = marked("withheld")
INTERVAL_NAME = marked("interval of {name}")
LABELS = marked({"notice": "Notice", "logo": "Logo", "contents": "Contents"})
UNREAD_TRANSLATION = marked("Translated by a machine; no native speaker has read it yet. The English report holds.")
MONTHS = marked((
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
))  # fmt: skip
SIDE_NAMES = marked(("Earlier", "Later"))
UNLINKED_SENTENCES = marked(
    {
        "row": "nothing in its row was answered {when}",
        "named": "its code was not given {when}",
        "code": "code `{code}` was not given {when}",
    }
)
WAVE_TIMES = marked({"pre": "before", "post": "after", "follow-up": "at the follow-up"})
WAVE_SHORT = marked({"pre": "Before", "post": "After", "follow-up": "Follow-up"})
GLOSSARY_TITLE = marked("Words used here")
GLOSSED = marked("{word}: {meaning}")
GLOSSARY = marked(
    (
        ("Mean", "all scores added up and divided by the number of people."),
        ("95 % interval", "the mean changes that fit these answers."),
        ("Percentage point", "the step from 50 % to 51 %."),
        ("Smallest change that matters", "as large as a change must be to be worth it, decided beforehand."),
        ("Exploratory", "not named as an outcome beforehand: a question, not a result."),
    )
)
OCCASION = marked(
    {
        "programme": "Programme: {programme}",
        "organiser": "Organised by {organiser}",
        "grant": "Grant {grant}",
        "and": "{first} and {last}",
        "to": "{first} to {last}",
    }
)
DOCUMENT = marked(
    {
        "title": "Effect of the training",
        "subtitle": "{instrument}; {people} compared",
        "answered": "answered {days}",
        "findings": "What changed",
        "nothing": "There is nothing to compare: {why}",
        "primary": "Primary outcome. {sentence}",
        "declared": "Declared beforehand",
        "declared, undated": "Declared outcomes",
        "declared late": "Declared outcomes, but after the first answers came in",
        "exploratory": "Exploratory: not declared beforehand",
        "not compared": "Not compared, because asked in one wave only: {titles:.}",
        "results": "Results by scale",
        "who answered": "Who answered",
        "people": "Who answered, and how they were recognised",
        "unlinked": "Responses that are not compared",
        "more unlinked": "The first {shown:,} of {all:,}; all of them are in the report as .json.",
        "others": "Do those who could not be compared differ?",
        "methods": "How it was computed, and what it can't show",
        "details": "Details for statisticians",
        "remarks": "Remarks on the files",
        "kind": "Kind",
        "undefined": "Figures that are not defined",
        "withheld": "Withheld from publication",
        "means only": "Whether the changes are more than chance is not said: {why}.",
        "means only of some": "Whether what changed in {titles} is more than chance is not said: {why}.",
        "published": "This report holds only figures that don't give single people away. Counts of responses, remarks "
        "on the files and everything about small groups are in the internal report. Figures are rounded, so that they "
        "may not add up.",
        "lower is better": "{title} (lower is better: turned round)",
        "open in a chart": "{title} (open: see the words)",
        "estimates": "Change of each scale in units of the spread of its scores (d_av), with 95 % intervals",
        "estimates axis": "worse  <  no change  >  better",
        "estimates "
        "alt": "Change of each scale in units of the average standard deviation, better to the right, with 95 % "
        "intervals. {rows}.",
        "estimates row": "{label}: {value} ({interval})",
        "paired": "{title::} a line for each person",
        "paired alt": "{title}, a line for each of {n} {n:person|people} ({between}): {improved} improved, {same} "
        "stayed the same, {worsened} got worse; the mean goes from {mean_before} to {mean_after}.",
    }
)
CHANGES = marked(
    {
        "title": "{title::} how much people changed",
        "axis": "change, {unit}",
        "none": "no change",
        "first": "up to {high}",
        "step": "{low} to {high}",
        "row": "{label}: {people}",
        "alt": "{title}, how many of {n} people changed by how much ({unit}; each step with its end further from no "
        "change). {rows}.",
        "better": "{people} improved",
        "same": "{people} stayed the same",
        "worse": "{people} got worse",
    }
)
EXPLANATIONS = marked(
    {
        "change": "Change is the mean of each person's score after minus before.",
        "interval": "The 95 % interval holds the mean changes that fit these answers, had the training been held with "
        "many more such people.",
        "all": "Beside it stands the change from all answers together, also of people with one of the two scores.",
        "d_av": "d_av is the change in units of the average spread of the scores, which makes scales comparable.",
        "d_av and t": "The interval of d_av leaves out 0 exactly when the t test has p below 0.05.",
    }
)
METHODS = marked(
    {
        "linking": "People are recognised by the code that they make themselves. Case, accents, spaces and leading "
        "zeros don't matter. A code with one typing error is linked only if no other code could be meant and chance "
        "would hardly make such pairs; a code that two people share is not used.",
        "scores": "Only people with a score in both waves are compared. Likert scales are the mean of their items, "
        "reversed items turned round; multiple choice is the percentage answered right, no answer counting as wrong.",
        "interval": "Mean change: interval of the paired t test.",
        "t test": "Mean change: paired t test and its interval.",
        "d_av": "d_av: mean change divided by the root mean square of the two standard deviations; interval of Algina "
        "and Keselman (2003).",
        "d_z": "d_z: interval of the noncentral t distribution.",
        "ranks": "Wilcoxon signed-rank test: exact, ties included, up to 500 people who changed.",
        "several "
        "scales": "Several scales are tested at once: the more scales, the more often one of them shows a change by "
        "chance alone. Each interval is of its scale alone, without correction; what is said of an outcome follows its "
        "p adjusted by Holm's procedure, too: of outcomes declared in time among these, of all others among all tests "
        "made.",
        "left": "Those who answered only once are left out. If they differ from the others, the figures hold for those "
        "who stayed.",
    }
)


STATUS = marked(
    {
        "no plan": "Exploratory: no outcome was declared before the answers came.",
        "before": "Declared before the answers came (on {on}; first answers on {first}): {declared:.}",
        "same day": "Declared on the day of the first answers ({on}); whether before them isn't known: {declared:.}",
        "after": "Declared after the answers came (on {on}; first answers on {first}), so that all of it is "
        "exploratory: {declared:.}",
        "no "
        "date": "Declared, but whether before the answers came isn't known, because the plan has no date: {declared:.}",
        "no answers' "
        "date": "Declared on {on}, but whether before the answers came isn't known, because the files don't "
        "show when people answered: {declared:.}",
    }
)
EXPLORATORY_NOTE = marked("Everything else is exploratory: not declared beforehand.")
