"""For whom a report is made, and what it says to one of its readers alone."""

from typing import Literal, get_args

from ecpat_training.words.catalogue.marked_text import marked

MORE_IN_REPORT = marked(
    "How the figures were computed, how small a change they can show, whether it matters who is missing, how well the "
    "questions hang together, and every table are in the evaluator's report ({evaluator})."
)
RESPONSE_SENTENCES = marked(
    {
        "wave": "{people} answered {when}.",
        "compared": "{people} could be recognised {before} and {after}, and are compared.",
        "by": "By {column::} {groups:.}",
        "group": "{group} {people}",
        "withheld": "How many people answered is not published for so small a training.",
    }
)
WAVE_TIMES = marked({"pre": "before the training", "post": "at its end", "follow-up": "at the follow-up"})
OTHER_OUTCOMES = marked("{count} more outcomes were measured: {verdicts}. They are in the full report.")
OTHER_OUTCOME = marked("One more outcome was measured: {verdicts}. It is in the full report.")
VERDICTS = marked(
    {
        "better": "{count} better",
        "worse": "{count} worse",
        "open": "{count} open",
        "same": "{count} unchanged",
        "none": "{count} without a figure that says more than chance",
    }
)
KEY_FIGURE = marked(
    {
        "primary": "{title} (primary outcome)",
        "first": "{title}",
        "beside title": "{title::} those trained beside those who were not",
        "means": "from {before} to {after}",
        "beside": "{trained} {trained:person|people} trained and {untrained} {untrained:person|people} not",
        "interval": "95 % interval {low} to {high}",
        "better": "An improvement.",
        "worse": "A change for the worse.",
        "open": "Whether it rose or fell is not shown by these answers.",
        "same": "No score changed.",
        "none": "",
        "better, beside": "Better than among those who were not trained.",
        "worse, beside": "Worse than among those who were not trained.",
        "open, beside": "These answers don't show a difference.",
        "none, beside": "",
    }
)
MEANS = marked(
    {
        "title": "Before and after: mean scores of the people compared",
        "intervals": "Mean scores of the people compared, each with its 95 % interval",
        "later": "; at the follow-up of those compared from before to then, who may be others",
        "alt": "Mean scores, each scale from its lowest to its highest score. {rows}.",
        "row": "{label}: {points}",
        "point": "{mean} {wave}",
        "lower is better": "{title} (lower is better)",
        "note": "The interval of the change shows whether a mean changed, not whether these intervals touch.",
    }
)
MISSED_PEOPLE = marked(
    {
        "title": "Who did not answer",
        "all": "Everybody who answered {before} is also among the answers {after}.",
        "after": "{missing} of {n} {n:person|people} who answered {before} {were} not found {after}.",
        "before": "{missing} of {n} {n:person|people} who answered {after} {were} not found {before}.",
        "codes": "Their codes: {codes}.",
        "again": "{people} took part more than once: of the {participations} participations compared, {rows} are "
        "theirs. Each counts by itself: where this report counts people, it counts participations.",
        "some "
        "again": "Some people took part more than once, and each participation counts by itself: where this report "
        "counts people, it counts participations.",
        "left out": "{forms} {have} no code, or one that several people share, and can't be compared.",
    }
)
FORM = marked(("form", "forms"))
PERSON = marked(("person", "people"))
PARTICIPATION = marked(("participation", "participations"))
HAVE_VERB = marked(("has", "have"))
WERE = marked(("was", "were"))
NEXT_STEPS = marked(
    {
        "title": "What is next",
        "worse": "Look first at what got worse: {titles:.}",
        "teach": "Teach again what fewer than two in three know afterwards, or fewer than before: {count} of {n} "
        "{n:question|questions}.",
        "missing": "Let the next forms be filled in before people leave the room: {missing} of {n} did not answer "
        "again.",
        "codes": "Explain the code once more when forms are handed out: {forms} could not be used for want of one.",
        "ceiling": "Ask harder questions in {titles::} many had the best score already before.",
        "follow-up": "Ask the same people again in three to six months: whether it lasts is not known yet.",
        "comparison": "Let the next group answer twice while it waits: then people can be compared with others who "
        "were not trained.",
        "plan": "Write down before the next training which outcome decides and how large a change matters (`plan` in "
        "the instrument file).",
    }
)


Reader = Literal["donor", "coordinator", "evaluator"]
READERS: tuple[Reader, ...] = get_args(Reader)
