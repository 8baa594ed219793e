"""Words that tell a row of people from a row about them, and a value from the sign that there is none."""

from ecpat_training.words.matching import keys
from ecpat_training.words.word_tables import words_of


def _keys_of(table: str) -> frozenset[str]:
    return frozenset(keys(words_of("rows", table)))


TOTALS = _keys_of("totals")
SUMMARIES = TOTALS | _keys_of("means")
"""Totals, means and other figures about the rows above."""
FIGURES = _keys_of("figures")
"""Short words for the same, which may be somebody's code: they tell only at the foot of a table."""
SECTIONS = _keys_of("sections")
"""Words of headings and of what stands below a list, that are in nobody's name."""
FOOTNOTES = _keys_of("footnotes")
EMPTY_WORDS = _keys_of("nothing") | {""}
HEADCOUNTS = _keys_of("headcounts")
"""Headers of a column that says how many people a row stands for."""
TRIALS = _keys_of("trials")
"""What people write into a form to see whether it works."""
EXAMPLES = _keys_of("examples")
GUIDES = _keys_of("guides")
"""Sheets beside a list that explain it, or hold what its cells may be chosen from."""
SUBTOTALS = _keys_of("subtotals")
OF_WHICH = _keys_of("of_which")
"""Before a count of a part: `of which women 5`."""
REMARK_WORDS = _keys_of("about") | FOOTNOTES
"""What a line begins with that says something of the list."""
PEOPLE = _keys_of("people")
"""People of a number that no name stands for: `2 officers`, `3 Beamte`."""
DITTO = _keys_of("ditto")
"""What repeats the cell above it, written in words."""
