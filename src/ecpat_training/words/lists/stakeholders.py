"""GO, IGO and NGO as lists write them. A body's own name is a proposal at most: who it is, only its people can say."""

from ecpat_training.values.participant import StakeholderType
from ecpat_training.words.matching import Words, index, keys
from ecpat_training.words.word_tables import words_by_meaning, words_of

STAKEHOLDERS: dict[StakeholderType, Words] = words_by_meaning("stakeholders", "stakeholders", StakeholderType)
SUGGESTS: dict[StakeholderType, Words] = words_by_meaning("stakeholders", "suggests", StakeholderType)
"""Words of a body's name that suggest what it is; only ever shown in a question."""

NEAR_AND_RIGHT = words_of("stakeholders", "near_and_right")
"""Words that are near to one of these and mean none of them: `International`."""
STAKEHOLDER_OF: dict[str, StakeholderType] = index(STAKEHOLDERS)
SUGGESTED_TYPE: dict[str, StakeholderType] = index(SUGGESTS)
TICKETS = frozenset(keys(words_of("stakeholders", "tickets")))
"""Words that are a sector, and under `Type` or `Category` a kind of ticket as well."""
SECTORS = frozenset(keys(words_of("stakeholders", "sectors")))
"""Other words that beside sectors may be one."""
