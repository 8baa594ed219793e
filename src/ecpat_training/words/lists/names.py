"""What stands where a name is expected and is none: titles beside it, and words for a place that is still open."""

from ecpat_training.words.matching import keys, letters_key
from ecpat_training.words.word_tables import words_of

_OPEN_PLACE_WORDS = words_of("names", "open_places")

TITLES = frozenset(keys(words_of("names", "titles")))
TITLES_IN_FRONT = frozenset(keys(words_of("names", "titles_in_front")))
OPEN_PLACES = frozenset(keys(_OPEN_PLACE_WORDS))
OPEN_WORDS = OPEN_PLACES | {letters_key(word) for word in _OPEN_PLACE_WORDS.replace(";", " ").split()}
"""Every word of an open place."""
REPRESENTATIVES = frozenset(keys(words_of("names", "representatives")))
"""Words for somebody who comes for a body, and has no name yet."""
