"""The codebook's words."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("Codebook")
COLUMNS = marked(
    {
        "item": "Item",
        "text": "Text",
        "scale": "Scale",
        "title": "Title",
        "level": "Level",
        "kind": "Kind",
        "chapter": "Chapter",
        "form": "Form",
        "answers": "Answers",
        "key": "Key",
        "scored": "Scored",
        "answered": "Answered {wave}",
    }
)
TURNED = marked("turned round")
UNTAUGHT = marked("not taught")
WHOLE = marked("All languages and all options are in codebook.csv of the data folder ({data}).")
MISSING = marked("Read as no answer, beside empty cells: {codes}.")
SAID = marked(
    {
        "reaction": "reaction",
        "learning": "learning",
        "behaviour": "behaviour",
        "results": "results",
        "likert": "likert",
        "multiple choice": "multiple choice",
        "number": "number",
    }
)
"""Levels and kinds of scales, as instruments write them."""
