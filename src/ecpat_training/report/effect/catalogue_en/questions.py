"""What the report says of single questions."""

TITLE = "Question by question"
MAP = "{title}: who answered right, before and after"
AXIS = "share who answered right"
APART = "not taught in this training"
ALT = "{title}, {n} people, the share right {before} and {after}, the best answered first. {rows}."
ALT_ROW = "{text}: {before} to {after}"
AGAIN = "Questions to teach again"
AGAIN_FEW = "“{text}”: {after} of {n} people answered right afterwards ({before} before)."
AGAIN_MANY = "“{text}”: {after} answered right afterwards ({before} before)."
MORE = "And {count} more."
NONE_AGAIN = (
    "No question that was taught is known by fewer than two in three people afterwards, or by fewer than before."
)
AGAIN_WHY = (
    "Named are questions that fewer than two in three people answer right afterwards, and those that fewer answer "
    "right than before. Each may be hard, or badly put, or have a wrong key: read it once more before teaching it."
)
