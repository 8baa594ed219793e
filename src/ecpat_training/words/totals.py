"""Whether a text is a number of a list, or a word for a sum, as at the foot of a table."""

import re

from ecpat_training.words.lists.rows import TOTALS
from ecpat_training.words.matching import letters_key

_LONGEST_NUMBER = 6
_LANGUAGES = re.compile(r"[/|()]|\s[–—-]\s")
"""What parts one language from another in a label."""


def is_number(text: str) -> bool:
    """A running number or a count; longer digits are a telephone."""
    return len(text) <= _LONGEST_NUMBER and text.strip(" .)%").isdigit()


def is_total(text: str) -> bool:
    """`Total`, `Total 17`, `Total: 9 women, 8 men`: a word for a sum, and figures; or words in several languages, as in
    `Разом / Total`."""
    label, _, text_after_colon = text.partition(":")
    words_of_parts = [
        [word for word in label_part.split() if not is_number(word)] for label_part in _LANGUAGES.split(label)
    ]
    sums = [letters_key("".join(words)) in TOTALS for words in words_of_parts if words]
    return bool(sums) and all(sums) and (not text_after_colon.strip() or any(map(str.isdigit, text_after_colon)))
