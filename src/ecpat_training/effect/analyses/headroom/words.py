"""What is said of ceiling and headroom, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("How much room the scales left")
SENTENCE = marked(
    {
        "lacking": "{title::} before, the mean was {room} from the best possible score, less than the smallest change "
        "that matters ({smallest}). This scale can't show such an improvement with these people; that there is none "
        "doesn't follow.",
        "ceiling": "{title::} {at_best:,} of {n:,} {n:person|people} had the best possible score before and could only "
        "stay or fall. The {others:,} others changed by {change} on average, better being +; they were chosen by a low "
        "score, so that some of it is chance swinging back.",
        "ceiling, nobody "
        "left": "{title::} {at_best:,} of {n:,} {n:person|people} had the best possible score before and could only "
        "stay or fall.",
    }
)
NO_INTERVAL = marked("none")
EXPLAINED = marked(
    "Room: from the mean before to the best possible score, in the scale's units. Gain of the class: the mean change "
    "as a share of that room (Hake's g). Mean of each gain: the same for each person, then averaged; one person near "
    "the top who falls can outweigh a class. c: for each person the share of the room in the direction that the "
    "person went (Marx and Cummings). The three are different figures: compare only like with like. Gains and changes "
    "are turned so that better is positive."
)
