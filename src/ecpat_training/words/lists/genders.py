"""Gender as lists write it, and forms of address that say it."""

from ecpat_training.core.text import fold
from ecpat_training.values.participant import Gender
from ecpat_training.words.matching import Words, index
from ecpat_training.words.word_tables import words_by_meaning

_NO_GENDER = "no gender"

GENDERS: dict[Gender, Words] = words_by_meaning("genders", "genders", Gender)
FORMS: dict[Gender | None, Words] = {
    None if form == _NO_GENDER else Gender(form): words
    for form, words in words_by_meaning("genders", "forms", (*map(str, Gender), _NO_GENDER)).items()
}
"""Forms of address. Titles such as `Dr` say nothing of gender, and are no mistake: their meaning is None."""

GENDER_AS_SPELT: dict[str, Gender] = {
    fold(word.strip()): gender
    for gender, words in words_by_meaning("genders", "as_spelt", Gender).items()
    for line in words.values()
    for word in line.split(";")
}
"""Words of which the accents count."""
GENDER_OF: dict[str, Gender] = index(GENDERS)
GENDER_OF_FORM: dict[str, Gender | None] = index(FORMS)
