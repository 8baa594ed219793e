"""Of which training and wave answers are, by the days on which they were sent."""

from datetime import date, timedelta

from ecpat_training.commands.training_files import FOLLOW_UPS, POST, PRE, TrainingFile
from ecpat_training.folder.kind_parts.kind import Dated
from ecpat_training.folder.kind_parts.looked_file import RecognisedFile

BEFORE = 30  # days before a training in which its answers are sent
AFTER = 21
_FOLLOW_UP_MARGIN_DAYS = 45
_MONTH = 30.4375


def wave_by_days(recognised: RecognisedFile, dated_training: Dated) -> TrainingFile | None:
    """The wave of a training that answers are of, by their days; None where these are of none, or of two."""
    if not (recognised.first_day and recognised.last_day and dated_training.start and dated_training.end):
        return None
    first_day, last_day = date.fromisoformat(recognised.first_day[:10]), date.fromisoformat(recognised.last_day[:10])
    if first_day == last_day == dated_training.start == dated_training.end:
        return None  # on the one day of a training people answer before it and after it
    if dated_training.start - timedelta(BEFORE) <= first_day and last_day < dated_training.end:
        return PRE
    if first_day >= dated_training.end and last_day <= dated_training.end + timedelta(AFTER):
        return POST
    for months, file_kind in FOLLOW_UPS.items():
        due = dated_training.end + timedelta(round(months * _MONTH))
        if abs(first_day - due) <= timedelta(_FOLLOW_UP_MARGIN_DAYS) and abs(last_day - due) <= timedelta(
            _FOLLOW_UP_MARGIN_DAYS
        ):
            return file_kind
    return None
