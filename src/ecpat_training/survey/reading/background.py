"""Whether a question asks what somebody is: their age, country, organisation, work."""

import re

from ecpat_training.core.text import squeeze
from ecpat_training.words.header_fields import field_of

_ABOUT = {
    "organisation", "stakeholder type", "role", "profession", "position", "rank", "gender", "country", "region",
    "form of address",
}  # fmt: skip
_ABOUT_WORDS = re.compile(
    r"\b(?:age|gender|sex|nationality|country|region|city|district|education|degree|income|occupation|profession|job|"
    r"employer|organi[sz]ation|sector|department|position|role|marital|ethnicity|language|alter|geschlecht|land|beruf|"
    r"âge|sexe|genre|pays|métier|profession|âge|leeftijd|geslacht|beroep|età|sesso|genere|paese|professione|vârsta|sex|"
    r"țara|profesia|godine|pol|država|zanimanje|възраст|пол|държава|професия|věk|pohlaví|země|povolání|alder|køn|kjønn|"
    r"vanus|sugu|amet|mosha|gjinia|shteti|profesioni|возраст|страна|профессия|вік|стать|країна|професія)\b",
    re.IGNORECASE,
)
_ABOUT_QUESTION = re.compile(
    r"(?:what|which)(?: is| of the following| category)?\b.{0,60}\b(?:your (?:current |primary |main )?(?:age|gender|"
    r"sex|nationality|education|degree|income|occupation|profession|job|employer|organi[sz]ation|sector|department|"
    r"position|role|marital status|ethnicity|household income)(?: (?:group|status|level|range))?|"
    r"(?:level of (?:education|school|schooling)|highest (?:level|degree))\b.{0,90})\s*\??",
    re.IGNORECASE,
)
_SHORT = 4  # words; in a longer question, or in a statement, such a word may mean something else
_STATEMENT = re.compile(
    r"(?:i|my|we|our|ich|mein\w*|wir|je|mon|ma|mes|nous|ik|mijn|io|eu|ja|moj\w*|jeg|min|unë|я|мо\w+)\b|j['’]",
    re.IGNORECASE,
)


def says_what_somebody_is(header: str) -> bool:
    """Whether a question asks what somebody is: by a word of lists, or a few words with such a one among them."""
    if field_of(header) in _ABOUT:
        return True
    short = len(header.split()) <= _SHORT and not _STATEMENT.match(header)
    if short:
        return _ABOUT_WORDS.search(header) is not None
    return _ABOUT_QUESTION.fullmatch(squeeze(header)) is not None
