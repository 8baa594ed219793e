"""What partners call the methods of sessions."""

from ecpat_training.values.kinds import METHODS, Method
from ecpat_training.words.matching import index
from ecpat_training.words.word_tables import words_by_meaning

METHOD_OF: dict[str, Method] = index(words_by_meaning("methods", "methods", METHODS))
"""The method that a word means, by its key."""
