"""Words for the wave: only clear ones."""

import pytest

from ecpat_training.survey.reading.wave_column import is_wave_column, wave_of


@pytest.mark.parametrize(
    ("text", "wave"),
    [
        ("pre", "pre"), ("PRE", "pre"), ("Pre Training", "pre"), ("pre-test", "pre"), ("before", "pre"),
        ("before the training", "pre"), ("vorher", "pre"), ("avant", "pre"), ("преди", "pre"), ("przed", "pre"),
        ("post", "post"), ("Post-Training", "post"), ("after", "post"), ("nach der Schulung", "post"),
        ("après la formation", "post"), ("след обучението", "post"), ("po", "post"), ("posttest", "post"),
        ("follow-up", "follow-up"), ("Follow up", "follow-up"), ("followup", "follow-up"), ("later", "follow-up"),
        ("T0", None), ("T1", None), ("1", None), ("2", None), ("na", None), ("", None), ("phase II", None),
        ("pre/post", None), ("first", None),
    ],
)  # fmt: skip
def test_words(text: str, wave: str | None) -> None:
    assert wave_of(text) == wave


@pytest.mark.parametrize("header", ["wave", "Wave", "PHASE", "Welle", "time point", "етап"])
def test_columns(header: str) -> None:
    assert is_wave_column(header)


def test_endline_is_after_and_midline_is_asked() -> None:
    assert [wave_of(word) for word in ("Endline", "end-line survey", "baseline", "midline")] == [
        "post",
        "post",
        "pre",
        None,
    ]
