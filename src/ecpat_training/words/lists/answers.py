"""Yes and no, as people write them into cells and boxes."""

from ecpat_training.words.matching import index
from ecpat_training.words.word_tables import words_by_meaning, words_of


def _signs_and_words(table: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words_of("answers", table).split(";"))


CROSSES = _signs_and_words("crosses")
"""In a column that asks whether, a no beside a `✓`, and a tick where it stands alone: asked there."""
TICKS = _signs_and_words("ticks")
UNDECIDED_WORDS = _signs_and_words("open") | {""}
"""An empty box. `jo` is Albanian for no."""
NO = _signs_and_words("no")
"""A clear no, where a column asks whether."""
NONE_WORDS = _signs_and_words("none")
"""A no where a column asks who came: `none` of the days."""
YES_WORDS = TICKS - CROSSES | _signs_and_words("yes")
"""A clear yes, where a column asks whether."""

YES_NO_VALUES: dict[str, bool] = {
    word: answer == "yes" for word, answer in index(words_by_meaning("answers", "pinned", ("yes", "no"))).items()
}
"""What a word for yes or no means, by its key."""
