"""What is said of reliable change, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("Who changed by more than chance moves a score")
SENTENCE = marked(
    "{title::} {improved:,} of {n:,} {n:person|people} improved reliably, {worsened:,} got reliably worse, {same:,} "
    "changed by no more than {threshold}, as scores do by chance. {by}"
)
KNOWN = marked(
    {
        "retest": "The scale's reliability, {reliability}, is that of people asked twice.",
        "alpha": "The scale's reliability, {reliability}, is Cronbach's alpha of {people:,} people before.",
    }
)
BY = marked({"retest": "asking twice", "alpha": "alpha"})
CAVEAT = marked(
    "These are counts of people, not a test of the training: of people who don't change at all, about 5 in 100 seem "
    "to, as many upwards as downwards, and who starts very low is likely to rise by chance alone."
)
NOT_COUNTED = marked(
    {
        "few": "Not counted, because fewer than 20 people have both scores, or answered all questions at the earlier "
        "time, by which alpha goes: {titles:.}",
        "loose": "Not counted, because alpha before is below 0.50, so that more than half of the differences between "
        "people is error: {titles:.} If the reliability of the same scale asked twice is known, write it as `retest` "
        "in the instrument.",
        "knowledge": "Not counted, because a test of knowledge asks about different things on purpose, so that alpha "
        "is not its reliability: {titles:.} If the correlation of scores of people asked twice without a training is "
        "known, write it as `retest` in the instrument.",
    }
)
EXPLAINED = marked(
    "Reliable is a change beyond 1.96 standard errors of a difference (Jacobson and Truax 1991). Alpha leaves out "
    "that people have better and worse days, so that with it changes are found reliable too easily."
)
