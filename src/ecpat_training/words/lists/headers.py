"""What a participant list calls its columns, in the languages of the programme and its partners."""

from typing import Literal, get_args

from ecpat_training.words.matching import Words, index, keys
from ecpat_training.words.nearness import NearWords
from ecpat_training.words.word_tables import words_by_meaning, words_of

Field = Literal[
    "number",
    "id",
    "given name",
    "surname",
    "surname or middle name",
    "name",
    "full name",
    "organisation",
    "stakeholder type",
    "type",
    "role",
    "profession",
    "position",
    "rank",
    "gender",
    "form of address",
    "country",
    "region",
    "e-mail",
    "phone",
    "status",
    "registered",
    "invited",
    "confirmed",
    "attended",
    "declined",
    "withdrawn",
    "half-day",
]

HEADERS: dict[Field, Words] = words_by_meaning("headers", "headers", get_args(Field))
"""`type` is the stakeholder type unless another column is. `name` is a word that means the whole name where it stands
alone, and one half of it beside the other half. `surname or middle name` is one or the other, by language."""

FIELD_OF: dict[str, Field] = index(HEADERS)
NEAR_FIELDS = NearWords(HEADERS, right_words=words_of("headers", "near_and_right"))
TITLES_OF_EITHER_KIND = frozenset(keys(words_of("headers", "titles_of_either_kind")))
"""Headers over forms of address or over job titles: what stands below says which."""
NAMES_OF_BODIES = frozenset(keys(words_of("headers", "names_of_bodies")))
"""What the name of a body is called, under a header such as Institution."""
BODY_GROUPS = frozenset(keys(words_of("headers", "body_groups")))
"""What stands over Name and Type of a body, and over a column of its own may mean something else."""
REGIONS_OR_COUNTRIES = frozenset(keys(words_of("headers", "regions_or_countries")))
"""Headers over regions in one language and over countries in another."""
REMARK_HEADERS = frozenset(keys(words_of("headers", "remarks")))
"""Headers over what is written in a person's own words: it counts for nothing, and is known as that."""
