"""What a workbook of trainers writes for competences, for how well somebody speaks, and for how a teach-back ended."""

from ecpat_training.words.matching import Words, index
from ecpat_training.words.word_tables import words_by_meaning, words_by_name

_COMPETENCES = words_by_name("trainer_words", "competences")
_FLUENCY = ("enough", "little")
_RESULTS = ("passed", "failed", "repeat", "not yet")

COMPETENCE_OF: dict[str, str] = index({name: {**words, "name": name} for name, words in _COMPETENCES.items()})
"""The competence that a word stands for, by the word's key. It counts only where the programme knows the competence."""
LEVEL_OF: dict[str, str] = index(words_by_meaning("trainer_words", "fluency", _FLUENCY))
"""How well somebody says to speak a language: enough to train in it, or too little."""
RESULTS: dict[str, Words] = words_by_meaning("trainer_words", "results", _RESULTS)
RESULT_OF: dict[str, str] = index(RESULTS)
"""How a teach-back ended."""
