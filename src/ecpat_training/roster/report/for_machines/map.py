"""`ecpat roster map --json`: how a list's columns and words are read, and what is open."""

from ecpat_training.commands.public import Public
from ecpat_training.roster.model.roster_map import RosterMap


class RosterMapResult(Public[RosterMap]):
    """The lines of the mapping file; `open` counts those that wait for a person. A proposal ends in a question mark,
    and an empty `means` is open as well."""

    keys = "roster header_row open parts left_out"
