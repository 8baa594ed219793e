"""What decides between agendas that cost the same: nobody leaves a post empty, or takes a break, without a reason."""

from collections.abc import Sequence
from typing import Any

from ecpat_training.agenda.planner.draft import CpDraft
from ecpat_training.agenda.rule_parts.day import DAY
from ecpat_training.agenda.rule_parts.draft import Gap
from ecpat_training.agenda.rule_parts.rule import AgendaRule


def tie_breaker(draft: CpDraft, rules: Sequence[AgendaRule]) -> tuple[Any, int]:
    """An amount that is better small and that no rule prices, and the most that it can be; 0 and 0 where rules say
    everything: posts that stay vacant, lunches on days that are too short to need one, and, where no rule asks for any,
    breaks."""
    vacant = [draft.vacant_posts(piece) for piece in draft.pieces] if draft.trainers and draft.vacancies else []
    asked = any(rule.limits(draft.context).coffee is not None for rule in rules)
    idle = [gap for gap in draft.gaps if _needless(draft, gap, asked=asked)]
    return sum(vacant) + sum(draft.break_length(gap) for gap in idle), 2 * len(vacant) + sum(gap.high for gap in idle)


def _needless(draft: CpDraft, gap: Gap, *, asked: bool) -> bool:
    hours = draft.context.training.hours
    return not asked or (gap.kind == "lunch" and hours.end - hours.start <= DAY)
