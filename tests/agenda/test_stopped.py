"""A search that nobody waits for any more ends, whether it has begun or is yet to begin."""

from threading import Event

import pytest

from ecpat_training.agenda.planner.limit import stopped_when, time_is_up, watched
from ecpat_training.agenda.planner.search import NoAgenda, draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from tests.agenda.cases import programme, rule


class Search:
    """A search that goes on until it is stopped."""

    def __init__(self) -> None:
        self.ended = Event()

    def stop_search(self) -> None:
        self.ended.set()


def test_a_search_that_goes_on_is_stopped_when_it_is_over() -> None:
    over, search = Event(), Search()
    with stopped_when(over.is_set):
        watched(search)
        assert not time_is_up()
        over.set()
        assert search.ended.wait(30)
        assert time_is_up()
    assert not time_is_up()


def test_a_search_of_which_nobody_asked_is_left_alone() -> None:
    search = Search()
    watched(search)
    with stopped_when(None):
        watched(search)
        assert not time_is_up()


def test_an_agenda_is_not_even_begun_when_it_is_over() -> None:
    context = Context(programme(), programme().training("one-day"))
    with stopped_when(lambda: True), pytest.raises(NoAgenda) as answer:
        draft_agenda(context, [rule("no overlap")], seconds=30, seed=1)
    assert not answer.value.proven
    assert answer.value.stopped
