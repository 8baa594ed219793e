"""What a draft calls scales and the questions of a grid: as one would print it, without what platforms write around."""

import html
import re

from ecpat_training.core.text import squeeze
from ecpat_training.survey.exports.wording import grid_row, without_number
from ecpat_training.survey.reading.time_pairs import without_time_words

_LONGEST = 100
_SHORT = 60
_PLACEHOLDER = re.compile(
    r"\$\{[^{}]{0,200}\}|\{\{[^{}]{0,200}\}\}|\$\.{2,}|\{(?:TOKEN|INSERTANS|Q\d|if\()[^{}]{0,200}\}|\[\[[^\[\]]{0,200}\]\]|"
    r"\[(?:question|contact|url|invite|survey)\([^\[\]]{0,200}\)[^\[\]]{0,50}\]|%[A-Z_]{3,40}%|_{3,}"
)  # Qualtrics, Moodle and Typeform, shortened by hand, LimeSurvey, REDCap, Alchemer, SoSci Survey, a gap to fill
_MARKUP = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_EDGES = " \t:：;；,،、·•*|/\\–—-_=~<>…"
_EMPTIED = re.compile(r"[(\[{]\s*[)\]}]|[„“\"«‘]\s*[“”\"»’]")  # what stood around a placeholder
_DOTS = re.compile(r"\.{2,}$")
_SENTENCE = re.compile(r"(?<=[.?!:;])\s+|(?<=[。？！：])|(?<=::)")
_LEAST = 12  # letters of a sentence that says by itself what is asked


def printable(text: str) -> str:
    """A text without markup, placeholders, a number in front, and signs at its edges that open or announce
    something."""
    shown = squeeze(_PLACEHOLDER.sub(" ", html.unescape(_MARKUP.sub(" ", text))))
    shown = next(iter(without_number(shown)), shown)
    before = ""
    while shown != before:
        before = shown
        shown = _EMPTIED.sub("", shown).strip(_EDGES).removeprefix(")").removeprefix("]")
        shown = shown.rstrip("([{„«" if shown[-1:] in "([{„«" else "")
        shown = _DOTS.sub("", shown)
    return shown if any(map(str.isalnum, shown)) else squeeze(text)


def scale_title(text: str, *, of_both_times: bool = False) -> str:
    """What a scale is called by the words above or in its questions: if these are long, by the row of a grid or their
    first sentence, and cut between two words, which shows. A scale asked `of_both_times` is called by neither."""
    title = printable(text)
    if of_both_times and any(map(str.isalpha, cut := printable(without_time_words(title)))):
        title = cut[:1].upper() + cut[1:] if title[:1].isupper() else cut
    if len(title) <= _SHORT:
        return title
    if grid := grid_row(text):  # of a grid within a grid
        return scale_title(grid[1], of_both_times=of_both_times)
    first = next((part for part in _SENTENCE.split(title) if len(part) >= _LEAST), title)
    if len(first) < len(title):
        title = printable(first)
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rpartition(' ')[0] or title[:_LONGEST]} …"


def row_of(words: str, stem: str) -> str:
    """What a question of a grid asks beside the stem above all of its rows; "" where nothing of its own is left."""
    if not stem or stem not in words or stem == words:
        return ""
    before, _, behind = words.partition(stem)
    own_words = behind if len(behind.strip(_EDGES)) >= len(before.strip(_EDGES)) else before
    own_words = squeeze(own_words).strip(_EDGES)
    if own_words.startswith("[") and own_words.endswith("]"):
        own_words = own_words[1:-1].strip()
    return own_words if any(map(str.isalpha, own_words)) else ""
