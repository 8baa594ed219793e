"""`ecpat status --funnel`: how many go on from registration to completion, over all trainings of a programme."""

from datetime import date
from functools import partial
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.commands.questionnaires import instrument_of
from ecpat_training.core.errors import ContentError, Exit, UsageError
from ecpat_training.core.location import Location
from ecpat_training.event.attendance.reading.training_lists import read_training_people
from ecpat_training.files.opening import display_name
from ecpat_training.folder.counting.funnel import funnel_of
from ecpat_training.folder.kind_parts.lists import refuse_answers
from ecpat_training.folder.kind_parts.reading import AgendasOpened
from ecpat_training.folder.model.flow import ProgrammeFunnel, TrainingFlow
from ecpat_training.folder.report.for_machines import FunnelResult
from ecpat_training.folder.report.funnel import funnel_document, headline
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences


def funnel_report(folder: Path, delivery: Delivery, report_date: date | None = None) -> Outcome:
    """Reads the lists of all trainings and delivers the funnel; the exit code is 1 where a list can't be read, or
    something in signed sheets is asked.

    Raises:
        UsageError: a day is named: people are counted as the lists are.
        InputError, RefusedError: the programme's file can't be read.
        ContentError: the programme's file can't be understood, or no training has a list.
    """
    if report_date is not None:
        message = phrase(
            "people are counted as the lists are now: {day} doesn't go with {funnel}.",
            day=Option("--on"),
            funnel=Option("--funnel"),
        )
        raise UsageError.because("folder.funnel-day", message, hint="Leave one of both out.")
    file = programme_file(folder)
    delivery.check([file])
    with progress_line(delivery, "reading the lists"):
        funnel = programme_funnel(file)
    origin = provenance("ecpat status --funnel", [file])
    delivery.document(funnel_document(funnel, origin))
    delivery.data(lambda: FunnelResult(funnel), (), origin)
    has_open_questions = any(flow.unread or flow.asked for flow in funnel.trainings)
    return Outcome(Exit.FINDINGS if has_open_questions else Exit.CLEAN, headline(funnel))


def programme_funnel(file: Path) -> ProgrammeFunnel:
    """The way of the people of all trainings in the folder of a programme's file.

    Raises:
        InputError, RefusedError: the programme's file can't be read.
        ContentError: the programme's file can't be understood, or no training has a list.
    """
    programme, source = read_programme(file)
    trainings = [training for training in programme.list_trainings() if training.kind != "expert meeting"]
    agendas = AgendasOpened(programme, source)
    training_flows = [
        TrainingFlow(
            training.id,
            training.country,
            *read_training_people(
                programme, file, training, agendas, partial(refuse_answers, instrument=instrument_of(file, training.id))
            ),
        )
        for training in trainings
    ]
    if not any(flow.people or flow.unread for flow in training_flows):
        message = "no training has a list of applicants, participants or who signed."
        hint = sentences(
            "Put the lists into the programme's folder:", phrase("{command} does.", command=Command("add", "FILE..."))
        )
        raise ContentError.because("folder.no-lists", message, location=Location(display_name(file)), hint=hint)
    return funnel_of(programme.programme, training_flows)
