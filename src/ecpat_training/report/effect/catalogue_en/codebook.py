"""The codebook's words."""

TITLE = "Codebook"
COLUMNS = {
    "item": "Item",
    "text": "Text",
    "scale": "Scale",
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
MISSING = "Read as no answer, beside empty cells: {codes}."
