"""The codebook's words."""

TITLE = "Codebook"
COLUMNS = {
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
TURNED = "turned round"
UNTAUGHT = "not taught"
WHOLE = "All languages and all options are in codebook.csv of the data folder (--data FOLDER)."
MISSING = "Read as no answer, beside empty cells: {codes}."
