"""A form from after the training that somebody sent before the one from before it."""

from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.linking.several_files import one_per_wave
from ecpat_training.effect.remarks.remarks import sent_in_another_order
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, graded

FORM = graded("q1")
ONE_FILE = """\
submitted_at,code,wave,q1
2026-03-13 09:15:00,AN07,pre,2
2026-03-13 16:15:00,AN07,post,4
2026-03-13 16:20:00,BO12,pre,5
2026-03-13 09:20:00,BO12,post,1
2026-03-13 09:21:00,CY31,pre,2
,CY31,post,3
"""


def test_one_persons_forms_that_are_swapped_are_told_with_their_places() -> None:
    waves, _ = survey_of(csv_table(ONE_FILE), FORM)
    (said,) = [one for one in evaluate_waves(FORM, waves).findings if one.code == "evaluate.sent-before"]
    assert said.message == "1 person sent `post` before `pre`: export.csv:4 (2026-03-13) and export.csv:5 (2026-03-13)."


def test_between_files_only_days_count() -> None:
    """One platform may write the time of another zone."""
    parts = []
    for name, wave, times in (
        ("pre.csv", "pre", ("12 10:30", "13 10:30")),
        ("post.csv", "post", ("12 09:45", "12 09:45")),
    ):
        rows = "\n".join(f"2026-03-{time}:00,{code},3" for time, code in zip(times, ("AN07", "BO12"), strict=True))
        parts += survey_of(csv_table(f"submitted_at,code,q1\n{rows}", file=name), FORM, wave)[0]  # type: ignore[arg-type]
    (before, after), _ = one_per_wave(parts, FORM)
    (said,) = sent_in_another_order(before, after, link(before, after))
    assert "1 person sent `post` before `pre`: pre.csv:3 (2026-03-13) and post.csv:3 (2026-03-12)" in said.message


def test_dates_without_times_of_one_day_say_nothing() -> None:
    text = "date,code,wave,q1\n2026-03-13,AN07,pre,2\n2026-03-13,AN07,post,4"
    before, after = survey_of(csv_table(text), FORM)[0]
    assert sent_in_another_order(before, after, link(before, after)) == []
