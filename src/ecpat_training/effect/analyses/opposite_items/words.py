"""What is said of questions that changed in opposite directions, in English."""

from ecpat_training.words.catalogue.marked_text import marked

SENTENCE = marked(
    "{title::} its questions changed in opposite directions, {risen} up and {fallen} down. Their mean hides both: "
    "questions that ask of unlike things belong into scales of their own, and a statement worded the other way round "
    "is turned round (reversed)."
)
QUESTION = marked("“{text}” ({change})")
