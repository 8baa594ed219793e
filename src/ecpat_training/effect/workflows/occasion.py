"""What the report is headed with, from the programme and from what was said on the command line, which goes first."""

from dataclasses import replace

from ecpat_training.effect.report.occasion import Occasion
from ecpat_training.effect.workflows.request import Request


def occasion_of(request: Request) -> Occasion:
    """The training as the request names it.

    Raises:
        InputError, RefusedError: the programme or the logo can't be read.
        ContentError: what is in the programme needs a person.
        UsageError: the programme has no training of this id.
    """
    occasion = _find_occasion(request)
    texts = {
        name: text for name in ("title", "place", "organiser", "grant") if (text := getattr(request, name).strip())
    }
    if request.logo is not None:
        from ecpat_training.files.picture import read_picture

        occasion = replace(occasion, logo=read_picture(request.logo))
    return replace(occasion, **texts)


def _find_occasion(request: Request) -> Occasion:
    """The training of the programme: its title, its venue or else its country, its dates."""
    if request.programme is None:
        return Occasion()
    from ecpat_training.documents.wording import wording
    from ecpat_training.programme.reading.programme import read_programme
    from ecpat_training.programme.training_named import find_training, titled

    programme, _ = read_programme(request.programme)
    training, english = find_training(programme, request.training), wording()
    dates = tuple(training_day for number in range(1, training.days + 1) if (training_day := training.date_of(number)))
    place = training.venue or english.country(training.country)
    return Occasion(titled(english, training).title, place, dates, programme.programme)
