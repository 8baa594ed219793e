"""The one figure that a reader takes away: the primary outcome's change, its interval and how many people it is of."""

from ecpat_training.documents.document import KeyFigure
from ecpat_training.effect.analyses.control_group.result import ControlGroup, TrainedAgainstControls
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences
from ecpat_training.effect.sentences.amounts import decimals_text, units
from ecpat_training.effect.sentences.verdicts import verdict, verdict_against_controls
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.marked_text import count_phrase

SAY = words.KEY_FIGURE


def key_figure(report: EffectReport) -> KeyFigure | None:
    """The figure of the first comparison's primary outcome, or of its first one with a figure where none was declared;
    beside people who were not trained, how much more the trained changed. None where there is no figure, or none may
    be shown.

    It says no more than the sentence of the same outcome, whose verdict stands below it.
    """
    first_comparison = next((comparison for comparison in report.comparisons if comparison.changes), None)
    changes = first_comparison.changes if first_comparison else ()
    figures = [candidate for candidate in changes if candidate.raw.value is not None]
    change = next((candidate for candidate in changes if candidate.role == "primary"), figures[0] if figures else None)
    if change is None or change.raw.value is None:
        return None
    controls = report.found(ControlGroup)
    control_scales = (
        [scale for scale in controls.scales if scale.of.scale == change.scale and scale.after == change.after.wave]
        if controls
        else []
    )
    if control_scales and control_scales[0].difference.value is not None:
        return _controlled_key_figure(control_scales[0], change)
    return _change_key_figure(change)


def _change_key_figure(change: ScaleChange) -> KeyFigure:
    is_published = change.claims is not None
    amount, level = units(change.kind, change.unit)

    def figure(number: float | None, *, plus: bool = False) -> str:
        return "" if number is None else decimals_text(change.kind, number, is_published=is_published, plus=plus)

    text = SAY["means"].format(
        before=level.format(value=figure(change.before.mean)), after=level.format(value=figure(change.after.mean))
    )
    if change.raw.low is not None:
        text = f"{SAY['interval'].format(low=figure(change.raw.low), high=figure(change.raw.high))}; {text}"
    if change.n is not None:
        text = f"{text}; {count_phrase(change.n, report_words.PEOPLE['one'], report_words.PEOPLE['many'])}"
    notes = [text, *([SAY[verdict(change)]] if SAY[verdict(change)] else [])]
    return KeyFigure(_label(change), amount.format(value=figure(change.raw.value, plus=True)), tuple(map(str, notes)))


def _controlled_key_figure(scale: TrainedAgainstControls, change: ScaleChange) -> KeyFigure:
    difference = scale.difference
    text = SAY["beside"].format(trained=scale.trained.n, untrained=scale.untrained.n)
    if difference.low is not None:
        text = f"{SAY['interval'].format(**people_sentences.limits(scale.of, difference))}; {text}"
    meaning = SAY[f"{verdict_against_controls(scale)}, beside"]
    notes = (text, *([meaning] if meaning else []))
    figure = people_sentences.amount(scale.of, difference.value, plus=True)
    return KeyFigure(SAY["beside title"].format(title=_label(change)), figure, tuple(map(str, notes)))


def _label(change: ScaleChange) -> str:
    return SAY["primary" if change.role == "primary" else "first"].format(title=change.title)
