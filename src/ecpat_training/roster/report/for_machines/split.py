"""`ecpat roster split --json`: what became of each column, and how many people got a code."""

from ecpat_training.commands.public import Public
from ecpat_training.roster.model.split import SplitList


class ColumnKept(Public[tuple[str, str]]):
    """A column that stays with the keys, and why."""

    keys = "column=0 why=1"


class LeftOut(Public[tuple[tuple[str, ...], int]]):
    """How many people are alike with fewer than two others where these columns are left out too."""

    keys = "columns=0 few=1"


class RosterSplitResult(Public[SplitList]):
    """`new` people got their code now, `known` had one, `gone` have one and are not on this list; `few` are those of
    whom fewer than three are alike in the data."""

    keys = "people new known gone data_columns=data.columns[].title kept few fewer"
    parts = (ColumnKept, LeftOut)
