"""How far somebody has come, as lists write it in a column `Status`, or as the header over a column of yes and no."""

import re

from ecpat_training.values.participant import Status
from ecpat_training.words.matching import Words, index, keys
from ecpat_training.words.word_tables import words_by_meaning, words_of

STATUSES: dict[Status, Words] = words_by_meaning("statuses", "statuses", Status)
STATUS_OF: dict[str, Status] = index(STATUSES)
REGISTRAR_WORDS = frozenset(keys(words_of("statuses", "registered_by")))
"""Words that mean registered under a header such as Registration state, as Indico has it."""
NO_PARTICIPANTS = frozenset(keys(words_of("statuses", "no_participants")))
"""Whoever stands on a list of participants under one of these words is there for something else."""
PERHAPS_NO_PARTICIPANTS = frozenset(keys(words_of("statuses", "perhaps_no_participants")))
"""The same, of people who may take part as well."""
OPEN_ANSWERS = frozenset(keys(words_of("statuses", "open_answers")))
"""Over or beside people of whom it isn't known yet whether they come; under `Status` each is asked."""
BESIDE_A_STATUS = frozenset(keys(words_of("statuses", "beside_a_status")))
"""Words that stand beside a status in a heading, and change nothing of it: `Declined participants`."""
LISTS = frozenset(keys(words_of("statuses", "lists")))
"""Words for a list, which say nothing of what it is a list of."""
ASKS_WHO_COMES = frozenset(keys(words_of("statuses", "asks_who_comes")))
"""Words of headers over columns that say by a no, or by somebody's part, who isn't a participant."""
STEMS: dict[str, Status] = {
    beginning: status
    for status, words in words_by_meaning("status_stems", "stems", Status).items()
    for line in words.values()
    for beginning in line.split(";")
}
"""How words begin that may say where somebody stands; all but the last are whole, and the last before a full stop.
`|` is where a clause begins or ends."""
IN_HOSPITAL = tuple(words_of("status_stems", "in_hospital").split(";"))
"""The same of somebody who is ill, or works there."""
AT_WORK = tuple(keys(words_of("status_stems", "at_work")))
"""How words of working begin."""
SENDINGS = tuple(keys(words_of("status_stems", "sendings")))
"""How words of sending begin."""
DEPUTIES = tuple(keys(words_of("status_stems", "deputies")))
"""How words begin for those whom somebody may send instead."""
MOVINGS = tuple(keys(words_of("status_stems", "movings")))
"""How words of moving begin."""
COURSES = tuple(keys(words_of("status_stems", "courses")))
"""How words for a training begin to which somebody may be moved."""
GRANTED = re.compile("|".join(words_of("status_stems", "granted").split("; ")), re.IGNORECASE)
"""What says that somebody may come, in words of absence."""
NEGATIONS = frozenset(keys(words_of("status_stems", "negations")))
"""Words that deny one of coming or taking part beside them."""
COMINGS = tuple(keys(words_of("status_stems", "comings")))
"""How words of coming or taking part begin."""
OF_THE_STAY = tuple(keys(words_of("status_stems", "of_the_stay")))
"""How words begin of remarks about food, rooms, the journey, languages and papers."""
ARRIVALS = tuple(keys(words_of("status_stems", "arrivals")))
"""How words of arriving and confirming begin."""
NEED_STEMS = tuple(keys(words_of("status_stems", "needs")))
"""How words begin of what somebody needs."""
BESIDE_THE_PEOPLE = tuple(words_of("status_stems", "beside_the_people").split(";"))
"""The same, as `STEMS`, of people on a list who take no part, and of rows that stand there twice."""
LIMITS = frozenset(keys(words_of("status_stems", "limits")))
"""Words such as `only`."""
STATUS_OF_LONE_WORD: dict[str, Status] = index(words_by_meaning("status_stems", "alone", Status))
"""Words that may say that somebody is out where they stand alone, or beside a name: `[OUT]`."""
REPLACEMENTS = frozenset(keys(words_of("status_stems", "replacements")))
"""Headings over people who come in the place of others, or may have to."""
INSTEADS = tuple(words_of("status_stems", "insteads").split(";"))
"""Words before the name of somebody in whose place another person comes."""
INSTEADS_BEHIND = tuple(words_of("status_stems", "insteads_behind").split(";"))
"""The same words where they stand behind the name."""
UNANSWERED = frozenset(keys(words_of("status_stems", "unanswered")))
"""Words that say of somebody who is invited that there is no answer."""
PART_STEMS = tuple(keys(words_of("status_stems", "parts")))
"""How words begin that name a part in a training, and hardly anybody's job."""
