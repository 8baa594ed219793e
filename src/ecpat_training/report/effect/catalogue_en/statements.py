"""What the report says of single statements."""

TITLE = "Statement by statement"
BARS = "{title}: who answered what, before and after"
BARS_PART = "{title}: who answered what, before and after ({part} of {parts})"
BARS_ALT = "{title}, statement by statement; how many gave each answer, from “{low}” to “{high}”. {rows}."
BARS_ALT_ROW = "{text}: {before} before, {after} after"
TURNED = "{text} (turned round in the score)"
BARS_NOTE = (
    "The bars stand around the middle answer; everything to the right agrees more. Answers are shown as given: where a "
    "statement is turned round in the score, an improvement goes to the left."
)
