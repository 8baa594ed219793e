"""What follows from a report, by written rules; each step is said only if its rule holds.

| step | rule |
| --- | --- |
| look at what got worse | the interval of a change lies wholly on the worse side |
| teach again | a taught question fits the rule of `questions_to_teach_again.py` |
| let forms be filled in in the room | more than one in five of those who answered before are not in the next wave |
| explain the code | an answer has no code, or one that several share |
| let people write a code | nobody could be linked between two waves |
| ask harder questions | more than 15 % had the best score before |
| ask again later | there is no follow-up |
| let a group wait | nobody was asked twice without the training in between |
| declare the outcome | the instrument has no plan |
"""

from collections.abc import Iterator

from ecpat_training.effect.analyses.control_group.result import ControlGroup
from ecpat_training.effect.analyses.items import section as items
from ecpat_training.effect.analyses.items.result import ItemsResult
from ecpat_training.effect.analyses.items.teach_again import questions_to_teach_again, taught_items
from ecpat_training.effect.analyses.unlinked import words as unlinked_words
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.values.thresholds import MANY_MISSING
from ecpat_training.words.catalogue.marked_text import count_phrase, join_names

SAY = words.NEXT_STEPS


def next_steps(report: EffectReport) -> list[str]:
    """The steps whose rules hold, the most urgent first."""
    plan = [] if report.declared else [SAY["plan"]]
    return [*_teaching_steps(report), *_forms(report), *_later(report), *plan]


def next_steps_for_a_donor(report: EffectReport) -> list[str]:
    """The steps whose rules hold, without those about forms and files."""
    return [*_teaching_steps(report), *_later(report)]


def _teaching_steps(report: EffectReport) -> Iterator[str]:
    first_comparison = next((comparison for comparison in report.comparisons if comparison.changes), None)
    if first_comparison is None:
        return
    if worse_titles := [change.title for change in first_comparison.changes if verdict(change) == "worse"]:
        yield SAY["worse"].format(titles=join_names(worse_titles, 5))
    if result := report.found(ItemsResult):
        earlier, later = items.compared_waves(result)
        if questions := questions_to_teach_again(result, earlier, later):
            yield SAY["teach"].format(count=len(questions), n=len(taught_items(result, later)))
    if ceiling := [change.title for change in first_comparison.changes if change.ceiling]:
        yield SAY["ceiling"].format(titles=join_names(ceiling, 5))


def _forms(report: EffectReport) -> Iterator[str]:
    if any(comparison.unlinked for comparison in report.comparisons):
        yield unlinked_words.NEXT
    linking = next((comparison.linking for comparison in report.comparisons[:1] if not comparison.unlinked), None)
    if linking is None:
        return
    missing_count, n = len(linking.only_before), linking.n_before
    if n and missing_count > MANY_MISSING * n:
        yield SAY["missing"].format(missing=missing_count, n=n)
    if unused_count := len(linking.left_out_before) + len(linking.left_out_after):
        yield SAY["codes"].format(forms=count_phrase(unused_count, *words.FORM))


def _later(report: EffectReport) -> Iterator[str]:
    if "follow-up" not in {wave.wave for wave in report.waves}:
        yield SAY["follow-up"]
    if report.found(ControlGroup) is None and not report.compared_with:
        yield SAY["comparison"]
