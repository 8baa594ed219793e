"""Why a figure of one wave alone is not published, in English."""

from ecpat_training.words.catalogue.marked_text import marked

WITHHELD_SENTENCES = marked(
    {
        "fewer than 10": "fewer than 10 people answered, and figures about so few people would show single answers",
        "earlier": "a report that was published before is about nearly the same people, and the difference would be "
        "the answers of the few others",
        "fewer than 20": "with fewer than 20 people, anything but the mean could be traced back to single answers",
        "spread "
        "tells": "many people have the same score, so that mean and spread together would show how many have which",
        "one question": "with the shares of its answers, an interval would show how many gave which",
        "all alike": "nearly everybody answered alike, so that a figure would be single people's answer",
        "at a bound": "the scores lie so near the end of the scale that a mean would show nearly each answer",
        "dominated": "one person's score is nearly the whole sum, so that the mean would show it",
        "few "
        "values": "the score can take only a few values, so that its figures show how many people gave which answer",
    }
)
