"""What lots decided, by the log of the draw; nothing where there is none."""

from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.files.opening import display_name, is_file
from ecpat_training.programme.model.programme import Programme
from ecpat_training.series.model.draw_log import DrawLog, order_of
from ecpat_training.series.reading.draw_file import read_draw
from ecpat_training.words.catalogue.message import phrase


def draw_of(programme: Programme, file: Path) -> DrawLog | None:
    """The log beside the programme's file; None where there is none.

    Raises:
        InputError, RefusedError, ContentError: the log of the draw can't be read, was changed, or is of another
            programme.
    """
    path = file.parent / programme.series.draw
    if not is_file(path):
        return None
    log = read_draw(path)
    if log.programme != programme.id:
        raise ContentError.because(
            "across.other-draw",
            phrase(
                "this draw is of the programme `{drawn_programme}`, and this one is `{own_programme}`.",
                drawn_programme=log.programme,
                own_programme=programme.id,
            ),
            location=Location(display_name(path)),
            hint="Put the log of this programme's draw there, or take the file away.",
        )
    return log


def waves_of(log: DrawLog) -> tuple[dict[str, int], tuple[tuple[int, ...], ...]]:
    """(the step with which each country begins, from 1, by country; the same for every order that could have been
    drawn, countries in that order)."""
    orders = (order_of(log.countries, line) for line in log.kept)
    return dict(log.order), tuple(tuple(order[country] for country in log.countries) for order in orders)
