"""What a draft calls scales and the questions of a grid: as one would print it, without what platforms write around."""

import html
import re

from ecpat_training.core.text import squeeze
from ecpat_training.survey.exports.wording import grid_row, strip_number
from ecpat_training.survey.reading.time_pairs import strip_time_words

_MAX_TITLE_LENGTH = 100
_SHORT_TITLE_LENGTH = 60
_PLACEHOLDER = re.compile(
    r"\$\{[^{}]{0,200}\}|\{\{[^{}]{0,200}\}\}|\$\.{2,}|\{(?:TOKEN|INSERTANS|Q\d|if\()[^{}]{0,200}\}|\[\[[^\[\]]{0,200}\]\]|"
    r"\[(?:question|contact|url|invite|survey)\([^\[\]]{0,200}\)[^\[\]]{0,50}\]|%[A-Z_]{3,40}%|_{3,}"
)  # Qualtrics, Moodle and Typeform, shortened by hand, LimeSurvey, REDCap, Alchemer, SoSci Survey, a gap to fill
_MARKUP = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_EDGES = " \t:：;；,،、·•*|/\\–—-_=~<>…"
_EMPTIED = re.compile(r"[(\[{]\s*[)\]}]|[„“\"«‘]\s*[“”\"»’]")  # what stood around a placeholder
_DOTS = re.compile(r"\.{2,}$")
_SENTENCE = re.compile(r"(?<=[.?!:;])\s+|(?<=[。？！：])|(?<=::)")
_MIN_SENTENCE_LENGTH = 12  # letters of a sentence that says by itself what is asked


def printable(text: str) -> str:
    """A text without markup, placeholders, a number in front, and signs at its edges that open or announce
    something."""
    shown_text = squeeze(_PLACEHOLDER.sub(" ", html.unescape(_MARKUP.sub(" ", text))))
    shown_text = next(iter(strip_number(shown_text)), shown_text)
    before = ""
    while shown_text != before:
        before = shown_text
        shown_text = _EMPTIED.sub("", shown_text).strip(_EDGES).removeprefix(")").removeprefix("]")
        shown_text = shown_text.rstrip("([{„«" if shown_text[-1:] in "([{„«" else "")
        shown_text = _DOTS.sub("", shown_text)
    return shown_text if any(map(str.isalnum, shown_text)) else squeeze(text)


def scale_title(text: str, *, is_both_times: bool = False) -> str:
    """What a scale is called by the words above or in its questions: if these are long, by the row of a grid or their
    first sentence, and cut between two words, which shows. With `is_both_times` a scale is called by neither time."""
    title = printable(text)
    if is_both_times and any(map(str.isalpha, timeless_title := printable(strip_time_words(title)))):
        title = timeless_title[:1].upper() + timeless_title[1:] if title[:1].isupper() else timeless_title
    if len(title) <= _SHORT_TITLE_LENGTH:
        return title
    if grid := grid_row(text):  # of a grid within a grid
        return scale_title(grid[1], is_both_times=is_both_times)
    first_sentence = next(
        (sentence for sentence in _SENTENCE.split(title) if len(sentence) >= _MIN_SENTENCE_LENGTH), title
    )
    if len(first_sentence) < len(title):
        title = printable(first_sentence)
    return (
        title
        if len(title) <= _MAX_TITLE_LENGTH
        else f"{title[:_MAX_TITLE_LENGTH].rpartition(' ')[0] or title[:_MAX_TITLE_LENGTH]} …"
    )


def row_of(words: str, stem: str) -> str:
    """What a question of a grid asks beside the stem above all of its rows; "" where nothing of its own is left."""
    if not stem or stem not in words or stem == words:
        return ""
    before, _, words_after = words.partition(stem)
    own_words = words_after if len(words_after.strip(_EDGES)) >= len(before.strip(_EDGES)) else before
    own_words = squeeze(own_words).strip(_EDGES)
    if own_words.startswith("[") and own_words.endswith("]"):
        own_words = own_words[1:-1].strip()
    return own_words if any(map(str.isalpha, own_words)) else ""
