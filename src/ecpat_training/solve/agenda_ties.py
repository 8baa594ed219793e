"""What decides between agendas that cost the same: nobody leaves a post empty, or takes a break, without a reason."""

from collections.abc import Sequence
from typing import Any

from ecpat_training.rules.book import Rule
from ecpat_training.solve.agenda_draft import CpDraft


def beside_the_cost(draft: CpDraft, rules: Sequence[Rule]) -> tuple[Any, int]:
    """An amount that is better small and that no rule prices, and the most that it can be; 0 and 0 where rules say
    everything: posts that stay vacant, and steps of breaks that no rule asks for."""
    names = {rule.name for rule in rules}
    vacant = [draft.vacant(piece) for piece in draft.pieces] if draft.trainers and draft.vacancies else []
    pauses = [draft.pause(gap) for gap in draft.gaps] if "breaks" not in names else []
    most = 2 * len(vacant) + sum(gap.high for gap in draft.gaps) * bool(pauses)
    return sum(vacant) + sum(pauses), most
