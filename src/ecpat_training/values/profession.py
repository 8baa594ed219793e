"""What people do for a living, as far as a training's mix asks for it."""

from enum import StrEnum

from ecpat_training.values.participant import Role


class Profession(StrEnum):
    """The professions that a rule may ask for by name; other words stay as they are written."""

    POLICE = "police officer"
    PROSECUTOR = "prosecutor"
    BORDER_GUARD = "border guard"
    CUSTOMS = "customs officer"
    IMMIGRATION = "immigration officer"
    LABOUR_INSPECTOR = "labour inspector"
    SOCIAL_WORKER = "social worker"
    CHILD_PROTECTION = "child protection worker"
    SHELTER = "shelter worker"
    CARE = "care worker"
    PSYCHOLOGIST = "psychologist"
    HEALTH = "health worker"
    TEACHER = "teacher"
    YOUTH = "youth worker"
    GUARDIAN = "guardian"
    JUDGE = "judge"
    LAWYER = "lawyer"
    INTERPRETER = "interpreter"
    RESEARCHER = "researcher"
    JOURNALIST = "journalist"

    @property
    def side(self) -> Role:
        """The side of the profession: judges and lawyers neither enforce the law nor care."""
        return _SIDE[self]


_ENFORCE = (
    Profession.POLICE,
    Profession.PROSECUTOR,
    Profession.BORDER_GUARD,
    Profession.CUSTOMS,
    Profession.IMMIGRATION,
    Profession.LABOUR_INSPECTOR,
)
_OTHER_PROFESSIONS = (
    Profession.JUDGE,
    Profession.LAWYER,
    Profession.INTERPRETER,
    Profession.RESEARCHER,
    Profession.JOURNALIST,
)
_SIDE = {
    profession: Role.LAW_ENFORCEMENT
    if profession in _ENFORCE
    else Role.OTHER
    if profession in _OTHER_PROFESSIONS
    else Role.CARE
    for profession in Profession
}
