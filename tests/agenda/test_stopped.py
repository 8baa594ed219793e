"""An agenda that nobody waits for any more is no longer looked for."""

import pytest

from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.waiting import stop_search_when
from tests.agenda.cases import programme, rule


def test_an_agenda_is_not_even_begun_when_it_is_over() -> None:
    context = Context(programme(), programme().training("one-day"))
    with stop_search_when(lambda: True), pytest.raises(NoAgenda) as answer:
        draft_agenda(context, [rule("no overlap")], seconds=30, seed=1)
    assert not answer.value.proven
    assert answer.value.stopped
