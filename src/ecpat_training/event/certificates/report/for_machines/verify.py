"""`ecpat event verify --json`: whether each text is accepted, and what it states."""

from collections.abc import Sequence

from ecpat_training.commands.public import Public
from ecpat_training.event.certificates.model.statement import Statement
from ecpat_training.event.certificates.model.verdict import Verdict


class StatedData(Public[Statement]):
    """What a certificate states: `attended` of `held` half-days signed for, `required` make the training completed;
    `minutes` 0 where no hours are stated; `name` empty where the code holds none."""

    keys = "kind programme training title first last attended held required minutes number issued name"


class CheckedText(Public[Verdict]):
    """One text: whether it is accepted, else the code of the reason; by which key; whether the name that was given is
    proved (null: none was given); what it states, null where nothing of it can be believed."""

    keys = "accepted code key name_proved states=statement"
    parts = (StatedData,)


class EventVerifyResult(Public[Sequence[Verdict]]):
    """The texts, in the order in which they stand."""

    keys = "texts=model"
    parts = (CheckedText,)
