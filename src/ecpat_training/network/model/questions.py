"""What each participant is asked of every other, and from which answer on that counts as a tie."""

from collections.abc import Mapping
from typing import Literal

Question = Literal["know", "contact", "first", "level", "tie"]
"""`tie` is what a table says that doesn't tell what it asked."""

ASKED_QUESTIONS: tuple[Question, ...] = ("know", "contact", "first", "level")
"""In the order of the form."""
QUESTIONS: tuple[Question, ...] = (*ASKED_QUESTIONS, "tie")
MAX_ANSWER: Mapping[Question, int] = {"know": 1, "contact": 2, "first": 1, "level": 5}
"""The largest answer of each question; the least is 0. A table's own ties may be any number."""
MIN_TIE_ANSWER: Mapping[Question, int] = {"know": 1, "contact": 1, "first": 1, "level": 2, "tie": 1}
"""The least answer that is a tie. Level 1 of cooperation is to know of each other (Frey et al. 2006, American Journal
of Evaluation 27(3), DOI 10.1177/1098214006290356)."""
IN_WORDS: Mapping[Question, str] = {
    "know": "knows",
    "contact": "had contact about a case in the last 6 months with",
    "first": "would call first",
    "level": "cooperates, at level 2 or more of 0 to 5, with",
    "tie": "names",
}
"""What a tie means, between two people."""
BY_CHOICE: tuple[Question, ...] = ("contact", "know", "level", "first", "tie")
"""Which question is measured where nobody says: the first that was asked."""
