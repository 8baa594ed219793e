"""What the report says of questions to teach again."""

AGAIN = "Questions to teach again"
OF = "{} of {} people"
AGAIN_BOTH = "“{text}”: {after} answered right afterwards ({before} before)."
AGAIN_ALONE = "“{text}”: {after} answered right afterwards."
MORE = "And {count} more."
NONE_AGAIN = (
    "No question that was taught is known by fewer than two in three people afterwards, or by fewer than before."
)
AGAIN_WHY = (
    "Named are questions that fewer than two in three people answer right afterwards, and those that fewer answer "
    "right than before. Each may be hard, or badly put, or have a wrong key: read it once more before teaching it."
)
