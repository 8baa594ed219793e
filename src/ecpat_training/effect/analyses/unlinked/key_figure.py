"""The one figure of two groups that a reader takes away: how much they differ, its interval and how many people both
are. It names the groups, and says of nobody that they changed."""

from collections.abc import Sequence

from ecpat_training.documents.document import KeyFigure
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import UnlinkedScale, UnlinkedWaves
from ecpat_training.effect.analyses.unlinked.rules import verdict
from ecpat_training.effect.analyses.unlinked.sentences import amount, level, number

SAY = words.KEY_FIGURE


def key_figure(two_waves: UnlinkedWaves) -> KeyFigure | None:
    """The figure of the primary outcome, or of the first one with a figure where none was declared; None where there is
    no figure, or none may be shown. It says no more than the sentence of the same outcome."""
    figures = [scale for scale in two_waves.scales if scale.difference.value is not None]
    shown_scale = next(
        (scale for scale in two_waves.scales if scale.role == "primary"), figures[0] if figures else None
    )
    if shown_scale is None or shown_scale.difference.value is None:
        return None
    group_names = {"later": words.WHO[shown_scale.after.wave], "earlier": words.WHO[shown_scale.before.wave]}
    title_key = "primary" if shown_scale.role == "primary" else "first"
    return KeyFigure(
        SAY[title_key].format(title=shown_scale.of.title, **group_names),
        amount(shown_scale, shown_scale.difference.value, plus=True),
        tuple(map(str, (_figures(shown_scale, group_names), *_meaning(shown_scale, group_names)))),
    )


def _figures(scale: UnlinkedScale, group_names: dict[str, str]) -> str:
    difference, text_parts = scale.difference, []
    if difference.low is not None:
        text_parts.append(
            SAY["interval"].format(low=number(scale, difference.low), high=number(scale, difference.high))
        )
    text_parts.append(
        SAY["means"].format(after=level(scale, scale.after.mean), before=level(scale, scale.before.mean), **group_names)
    )
    return "; ".join(map(str, [*text_parts, _people(scale)]))


def _people(scale: UnlinkedScale) -> str:
    if scale.before.n is None or scale.after.n is None:
        return words.PEOPLE_WITHHELD
    return SAY["people"].format(
        later=scale.after.n or 0,
        later_when=words.WAVE_TIMES[scale.after.wave],
        earlier=scale.before.n or 0,
        earlier_when=words.WAVE_TIMES[scale.before.wave],
    )


def _meaning(scale: UnlinkedScale, group_names: dict[str, str]) -> Sequence[str]:
    text = SAY[verdict(scale)].format(**group_names)
    return [text[:1].upper() + text[1:]] if text else []
