"""What the workbook to type signed sheets into holds."""

from ecpat_training.core.record import record
from ecpat_training.event.attendance.model.half_day import HalfDay

YES, EARLY, NO = "yes", "left early", "no"
CHOICES = (YES, EARLY, NO)
LEFT_AT_HEADER, SIGNATURE_HEADER, REMARK_HEADER = "Left at", "Signature seen", "Remark"


@record
class AttendanceForm:
    """A training's half-days with their names in its language, the people by code, name and organisation, and the rule
    of completion in words."""

    title: str
    place: str
    half_days: tuple[HalfDay, ...]
    names: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]
    rule: str
