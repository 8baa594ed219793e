"""`ecpat survey count --json`: what was counted; no answer and no code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountedWaves:
    """Two waves: how many responses each has, of how many people linked; and of which scales the counts tell a table,
    figures only (number, means, spreads, correlation), or nothing, since people are too few."""

    before: str
    after: str
    answers_before: int
    answers_after: int
    linked: int
    tables: tuple[str, ...]
    figures: tuple[str, ...]
    nothing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyCountResult:
    """`engine` is what counted; `whole` says that cells of single people are in the file, which stays in the house;
    `select` is the SELECT that was asked for, of which nothing is counted here."""

    engine: str
    whole: bool
    waves: tuple[CountedWaves, ...]
    select: str = ""
