"""Of which training and wave answers are, by the days on which they were sent."""

from datetime import date, timedelta

from ecpat_training.commands.training_files import FOLLOW_UPS, POST, PRE, TrainingFile
from ecpat_training.folder.kind_parts.kind import Dated
from ecpat_training.folder.kind_parts.looked_file import RecognisedFile

BEFORE = 30  # days before a training in which its answers are sent
AFTER = 21
_AROUND_FOLLOW_UP = 45
_MONTH = 30.4375


def wave_by_days(recognised: RecognisedFile, dated: Dated) -> TrainingFile | None:
    """The wave of a training that answers are of, by their days; None where these are of none, or of two."""
    if not (recognised.first_day and recognised.last_day and dated.start and dated.end):
        return None
    first, last = date.fromisoformat(recognised.first_day[:10]), date.fromisoformat(recognised.last_day[:10])
    if first == last == dated.start == dated.end:
        return None  # on the one day of a training people answer before it and after it
    if dated.start - timedelta(BEFORE) <= first and last < dated.end:
        return PRE
    if first >= dated.end and last <= dated.end + timedelta(AFTER):
        return POST
    for months, file_kind in FOLLOW_UPS.items():
        due = dated.end + timedelta(round(months * _MONTH))
        if abs(first - due) <= timedelta(_AROUND_FOLLOW_UP) and abs(last - due) <= timedelta(_AROUND_FOLLOW_UP):
            return file_kind
    return None
