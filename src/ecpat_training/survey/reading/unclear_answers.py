"""Which answers that can't be read a mapping file may hold: those that somebody else may give as well, and no text in
which names may stand."""

import re
from collections import Counter
from collections.abc import Mapping

from ecpat_training.survey.reading.personal import personal

_LONGEST = 60  # letters; longer ones are sentences
_MOST = 12  # so many different wordings one question may have in other languages and with slips; more are remarks
_WORDS = re.compile(r"[^\W\d_]{2,}.*[^\w].*[^\W\d_]{2,}", re.DOTALL)


def decidable(unclear: Mapping[str, int]) -> Counter[str]:
    """Of the texts that aren't answers to a question, each with how often it is there, those that a person decides
    about; none of a question under which people wrote in their own words, which is another column than was thought."""
    if sum(_WORDS.search(text) is not None for text in unclear) > _MOST:
        return Counter()
    return Counter(
        {text: times for text, times in unclear.items() if len(text) <= _LONGEST and not personal("", [text])}
    )
