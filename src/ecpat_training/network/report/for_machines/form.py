"""`ecpat network form --json`: what the form asks, and of how many people."""

from ecpat_training.commands.public import Public
from ecpat_training.network.model.form import NetworkForm


class NetworkFormResult(Public[NetworkForm]):
    """Of which training and wave, in which language, for how many people, with which questions of each other one."""

    keys = "training wave language people=len(people) questions"
    language: str
