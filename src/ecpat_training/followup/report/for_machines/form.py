"""`ecpat follow-up form --json`: what the form asks, and the columns of its workbook."""

from ecpat_training.commands.public import Public
from ecpat_training.followup.model.form import CommitmentForm


class FollowUpFormResult(Public[CommitmentForm]):
    """Of which training, in which language, for how many people; `columns` are those of the workbook."""

    keys = "training language people chapters columns=columns[].title"
    language: str
