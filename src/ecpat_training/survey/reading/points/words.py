"""Words that stand beside points, and in the headers of columns of points and of codes, in the languages of the
training and its partners."""

from ecpat_training.survey.exports.wording import heading_keys
from ecpat_training.words.word_tables import words_of


def _keys_of(table: str) -> frozenset[str]:
    return heading_keys(words_of("survey_words", table))


POINTS = (
    r"p|pts?|points?|punkte?n?|pkte?|puncte?|баллов|балла|баллы|балл|балів|бали|бал|точки|точка|т|pikë|"
    r"poena|poen|bodova|boda|bod|body|bodů|punti|punto|puntos|pontos|punten|punt|punktów|punkty|punkti|poäng|poeng|"
    r"pistettä|puan|поени|поена|бодова|marks?"
)
"""Words behind a number of points, as a pattern."""

OUT_OF_WORDS = "out of|of|von|sur|din|из|із|зі|з|от|од|nga|od|de|su|van|op|af|av|z|ze|sobre|uit"
"""What stands between points and what they are out of, as a pattern."""

PERCENT = "%|％|per ?cent|percent|prozent|pour ?cent|procente?|процентов|процент|проценти|відсотків|përqind|posto"

ABSENT_WORDS = _keys_of("absent")
"""What stands for the points of somebody who wasn't there."""

CODES = _keys_of("codes")
"""Headers of the column by which people are known."""

CODE = _keys_of("code")
"""Words for a code, in a header of several."""

NUMBERS = _keys_of("numbers")
"""Headers of a column that only counts the rows."""

SCORES = _keys_of("scores")
"""Headers of a column of points."""

BEFORE = _keys_of("before")
AFTER = _keys_of("after")
"""Words in a header that say before and after."""

LATER = _keys_of("later")
"""Words in a header that say months later."""

CONTROL = _keys_of("control")
"""What a column says of people who were not trained."""
