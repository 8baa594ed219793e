"""Who comes to a country's training and not to its next one."""

from collections.abc import Iterator
from itertools import pairwise

from ecpat_training.series.rule_parts.draft import Amount, SeriesDraft


def changes(draft: SeriesDraft) -> Iterator[Amount]:
    """Whether a trainer comes to a training and not to the country's next one, for all who could come to both and need
    not come to the next."""
    context = draft.context
    for trainings in context.by_country.values():
        for earlier, later in pairwise(trainings):
            post_by_trainer = {t.id: post for post in context.posts(later) for t in post.trainers}
            for post in context.posts(earlier):
                for trainer in post.trainers:
                    if trainer.id in post_by_trainer and not post_by_trainer[trainer.id].all_come:
                        leaves = draft.flag(f"{trainer.id} doesn't come to {later.id} again")
                        draft.implies(draft.comes(earlier, trainer), draft.comes(later, trainer), leaves)
                        yield leaves
