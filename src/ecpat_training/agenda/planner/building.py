"""The model of an agenda under some rules, built from the programme; and the answer where there is no agenda."""

from collections.abc import Sequence
from typing import Any

from ecpat_training.agenda.planner.cp_sat import new_model
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.limit import OutOfTime
from ecpat_training.agenda.planner.shape import AgendaShape, shape
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule


class NoAgenda(Exception):  # noqa: N818 -- an answer, not an error
    """No agenda was found: `proven` says whether there is none, or the search ended first; `stopped` whether the clock
    ended it; `work` is what the search did, in seconds of a usual machine."""

    def __init__(self, *, proven: bool, stopped: bool, work: float = 0.0) -> None:
        super().__init__()
        self.proven, self.stopped, self.work = proven, stopped, work


def build(
    context: Context,
    rules: Sequence[AgendaRule],
    optional: frozenset[str] = frozenset(),
    *,
    days: AgendaShape | None = None,
    unplaced: frozenset[str] = frozenset(),
) -> CpAgendaDraft:
    """The model of an agenda under some rules.

    Args:
        context: the programme and the training.
        rules: what is asked of the agenda.
        optional: sessions that need not be held, whatever their chapter says.
        days: the shape of the agenda, by default the one that the rules give it.
        unplaced: sessions that rules on where a session is placed pass over.

    Raises:
        NoAgenda: the model is so large that it wasn't finished in time.
    """
    try:
        draft = CpAgendaDraft(new_model(), context, days or shape(context, rules, optional))
        for rule in rules:
            if rule.steers:
                # The rule is shown a draft that lacks the sessions, so that no rule needs to know of this.
                words: Draft = _DraftWithoutSessions(draft, unplaced) if unplaced and "places" in rule.READS else draft
                rule.constrain(words)
        draft.finished = True
    except OutOfTime:
        raise NoAgenda(proven=False, stopped=True) from None
    return draft


class _DraftWithoutSessions:
    """A draft as a rule sees it that is to pass over some sessions."""

    def __init__(self, draft: CpAgendaDraft, sessions: frozenset[str]) -> None:
        self._draft = draft
        self.pieces = tuple(piece for piece in draft.pieces if piece.session.id not in sessions)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._draft, name)
