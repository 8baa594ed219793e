"""Languages by their names, to their ISO 639-1 codes."""

from ecpat_training.words.matching import index
from ecpat_training.words.word_tables import words_by_name

LANGUAGE_OF: dict[str, str] = index(words_by_name("languages", "names"))
"""The code of a language, by the key of its name."""
