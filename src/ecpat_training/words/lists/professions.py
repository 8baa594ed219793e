"""Professions, and the two sides of the room, as lists write them."""

from ecpat_training.values.participant import Role
from ecpat_training.values.profession import Profession
from ecpat_training.words.matching import Words, index
from ecpat_training.words.word_tables import words_by_meaning, words_of

SIDES: dict[Role, Words] = words_by_meaning("professions", "sides", Role)
PROFESSIONS: dict[Profession, Words] = words_by_meaning("professions", "professions", Profession)
"""What is a profession wherever it stands; what is so only in one language or beside one kind of organisation, is in
`professions_beside.py`."""

FIELDS_OF_WORK: dict[Profession, Words] = words_by_meaning("professions", "fields_of_work", Profession)
"""Fields of work, one word a language: what partners choose from in the workbook that they fill in. They name no
gender; and a list that says `Polizei` or `santé` in place of a profession is read by them as well."""
SIDES_OF_WORK: dict[Role, Words] = words_by_meaning("professions", "sides_of_work", Role)

GRADES = words_of("professions", "grades")
"""What may stand before a profession without making it another one."""
SUGGESTS: dict[Role, Words] = words_by_meaning("professions", "suggests", Role)
"""Words inside a job title that suggest a side; only ever shown in a question."""

SIDE_OF: dict[str, Role] = index(SIDES, SIDES_OF_WORK)
PROFESSION_OF: dict[str, Profession] = index(PROFESSIONS, FIELDS_OF_WORK)
SUGGESTED_ROLE: dict[str, Role] = index(SUGGESTS)
