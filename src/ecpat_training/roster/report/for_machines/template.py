"""`ecpat roster template --json`: what the workbook for partners asks."""

from ecpat_training.commands.public import Public
from ecpat_training.roster.model.form import HopedFor, ListFormColumn, RosterForm


class TemplateColumn(Public[ListFormColumn]):
    """A column: its header, and what it may be chosen from (nothing: free text)."""

    keys = "title choices"


class Wish(Public[HopedFor]):
    """How many people of a kind are hoped for, in the workbook's language."""

    keys = "label wish"


class RosterTemplateResult(Public[RosterForm]):
    """The workbook in one language."""

    keys = "language title columns hoped_for=hoped"
    parts = (TemplateColumn, Wish)
