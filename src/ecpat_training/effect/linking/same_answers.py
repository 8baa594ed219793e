"""Which responses say the same."""

from ecpat_training.survey.model.responses import WaveResponses


def numbered_by_answers(wave: WaveResponses, rows: list[int]) -> dict[int, int]:
    """A number for each of these rows; rows with the same answers to every item and background question share it."""
    if not rows:
        return {}  # as nearly always
    import pandas

    asked = pandas.concat([wave.answers.iloc[rows], wave.groups.iloc[rows]], axis=1)
    columns = list(range(asked.shape[1]))
    asked = asked.set_axis(columns, axis=1)
    if not columns:
        return dict.fromkeys(rows, 0)
    numbers = asked.groupby(columns, dropna=False, sort=False).ngroup()
    return dict(zip(rows, (int(number) for number in numbers), strict=True))
