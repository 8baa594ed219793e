"""What groups are for, and what they are mixed by: the words of the command line, which load nothing else."""

from enum import StrEnum


class Trait(StrEnum):
    """What groups are mixed by."""

    STAKEHOLDER = "stakeholder"
    ROLE = "role"
    GENDER = "gender"


class GroupGoal(StrEnum):
    """What groups are for. Which goal comes first decides where they pull in different directions."""

    SECTORS = "other-sectors"
    MIXED = "mixed-groups"
    PEOPLE = "new-people"
