"""What is said of precision, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("How small a change these answers could show")
SENTENCE = marked(
    {
        "enough": "{title::} with {n} people a change of {change} is found four times in five, which is enough for the "
        "smallest change that matters ({smallest}).",
        "too few": "{title::} with {n} people only a change of {change} is found four times in five; for the smallest "
        "change that matters ({smallest}), about {needed} people would be needed.",
        "far too "
        "few": "{title::} with {n} people only a change of {change} is found four times in five; for the smallest "
        "change that matters ({smallest}), more than a million people would be needed.",
    }
)
NONE = marked("-")
MORE = marked("more than 1,000,000")
EXPLAINED = marked(
    "Half width: half of the 95 % interval of the mean change, in the scale's units. Detectable: the "
    "true mean change that the t test finds (p < 0.05) with a chance of 80 %, if changes spread as they did here; in "
    "the scale's units, in d_av and in d_z. A power computed from the change that was observed is not given: it says "
    "no more than p does."
)
IN_FAMILY = marked(
    " Among declared: the same where Holm's procedure asks most of it, as the first of all outcomes declared."
)
