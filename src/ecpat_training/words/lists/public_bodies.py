"""What the words of public bodies' names mean in the languages of lists, so that names in two can be compared."""

from ecpat_training.words.matching import Words
from ecpat_training.words.word_tables import words_by_code, words_by_name, words_of

BODY_CONCEPTS: dict[str, Words] = words_by_name("public_bodies", "concepts")
"""By what they mean; a compound by all that it means, separated by commas: `ministry, interior`."""
NAMED_COUNTRIES: dict[str, str] = words_by_code("public_bodies", "countries")
UNINFORMATIVE_WORDS = f"{words_of('public_bodies', 'nothing')};{words_of('work_words', 'small')}"
