"""Why there is no agenda, and what would make one possible, as remarks with their places in the programme file."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ecpat_training.agenda.explain.case import Path, ProgrammeChange
from ecpat_training.agenda.explain.changes import AgendaChanges, Resolution
from ecpat_training.agenda.explain.conflict import Conflict
from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, sentence
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.words.catalogue.message import phrase, sentences

Places = Callable[[Path], Location]
_MAX_FACTS_NAMED = 6
_MAX_CLAUSES_NAMED = 3
_TIME = frozenset({"held", "least minutes", "most minutes"})
_LACKS = frozenset({"competences", "speaks"})
_Missing = tuple[list[Fact], str, list[str]]  # who, the verb, what


def conflict_findings(conflict: Conflict, places: Places) -> list[Finding]:
    """The clash in a sentence, then its rules and facts, each where the file writes it."""
    certainty = (
        "Any one of them less, and the others can hold together."
        if conflict.certain
        else "The search ended before it was sure that these are the fewest."
    )
    headline_message = phrase(
        "no agenda of {training} keeps every rule: {reasons}",
        training=conflict.context.training.id,
        reasons=sentences(*team_sentences(conflict), _conflict_summary(conflict)),
    )
    findings = [Finding("plan.unsatisfiable", Severity.ERROR, headline_message, hint=certainty)]
    findings += map(rule_finding, conflict.rules)
    return findings + [
        Finding("plan.clash", Severity.NOTE, message, places(path)) for message, path in fact_lines(conflict)
    ]


def rule_finding(rule: AgendaRule) -> Finding:
    """A rule of a clash, where the file writes it if it does."""
    hint = None if rule.written else "It holds without being written."
    return Finding("plan.clash", Severity.ERROR, rule.demand, rule.where, hint)


def _conflict_summary(conflict: Conflict) -> str:
    titles = [f'"{session.title}"' for session in conflict.sessions]
    over_titles = phrase(" over {titles}", titles=listing(titles, _MAX_FACTS_NAMED)) if titles else ""
    counts = [count(len(conflict.rules), "rule")] + [count(len(conflict.facts), "fact")] * bool(conflict.facts)
    together_word = " together" if len(conflict.rules) + len(conflict.facts) > 1 else ""
    return phrase(
        "{reasons} can't hold{together}{over}.", reasons=" and ".join(counts), together=together_word, over=over_titles
    )


def fact_lines(conflict: Conflict, *, is_grouped: bool = False) -> Iterator[tuple[str, Path]]:
    """Yields a line for each fact of a clash, with its place: each session, each trainer, each fact of the training.

    Many sessions of which only the time matters share a line. With `is_grouped`, so do all trainers who lack the same.
    """
    facts = sorted(conflict.facts, key=lambda fact: fact.path[:4])
    lacking_facts = [fact for fact in facts if fact.kind in _LACKS]
    groups = [
        list(group) for _, group in groupby((fact for fact in facts if fact.kind not in _LACKS), key=_line(conflict))
    ]
    timed_groups = [fact_group for fact_group in groups if {fact.kind for fact in fact_group} <= _TIME]
    if len(timed_groups) > _MAX_FACTS_NAMED:
        yield _describe_times(conflict, timed_groups), timed_groups[0][0].path
        groups = [fact_group for fact_group in groups if fact_group not in timed_groups]
    for fact_group in groups:
        sentence_parts = (
            _sentence(conflict, fact.says) if index else fact.says for index, fact in enumerate(fact_group)
        )
        yield " ".join(sentence_parts), fact_group[0].path
    competences = {fact.what for fact in facts if fact.kind in ("lead", "second")}
    missing_groups = list(
        _list_missing_competences(conflict, [fact for fact in lacking_facts if fact.kind == "competences"], competences)
    )
    if speechless := [fact for fact in lacking_facts if fact.kind == "speaks"]:
        missing_groups.append((speechless, "speak", [conflict.context.training.language]))
    for people_facts, verb, lacking_competences in missing_groups:
        for subset in [people_facts] if is_grouped else [[fact] for fact in people_facts]:
            yield _people_lacking(subset, verb, lacking_competences), subset[0].path


def _line(conflict: Conflict) -> Callable[[Fact], object]:
    """What stands in one line: the training's facts are written apart, those of a session or trainer side by side."""
    return lambda fact: fact.path if fact.of == conflict.context.training.id else fact.of


def _describe_times(conflict: Conflict, groups: Sequence[Sequence[Fact]]) -> str:
    sessions = [conflict.context.sessions[fact_group[0].of] for fact_group in groups]
    minutes_texts = [f'"{session.title}" {session.minutes} min' for session in sessions]
    return f"what these sessions last: {listing(minutes_texts, len(minutes_texts))}."


def _list_missing_competences(conflict: Conflict, facts: Sequence[Fact], competences: set[str]) -> Iterator[_Missing]:
    """Who doesn't have which of the competences that the clash is about."""

    def lacking(fact: Fact) -> list[str]:
        return sorted(competences - set(conflict.context.trainers[fact.of].competences))

    for lacking_competences, group in groupby(sorted(facts, key=lacking), key=lacking):
        yield list(group), "have", lacking_competences


def _people_lacking(facts: Sequence[Fact], verb: str, competences: Sequence[str]) -> str:
    names, negation = listing([fact.of for fact in facts], 20), "doesn't" if len(facts) == 1 else "don't"
    return f"{names} {negation} {verb} {_join_with_or([f'`{competence}`' for competence in competences])}."


def _join_with_or(names: list[str]) -> str:
    return listing(names, 20).replace(" and ", " or ")


def _sentence(conflict: Conflict, text: str) -> str:
    return sentence(text, {conflict.context.training.id, *conflict.context.trainers})


def change_findings(changes: AgendaChanges, places: Places) -> list[Finding]:
    """What would make an agenda possible, the least first, each where the file is to be changed."""
    ended_sentence = "" if changes.complete else _describe_untried(changes.untried)
    if not changes.ways:
        message = "no small change of the programme was found that makes an agenda possible."
        return [Finding("plan.change", Severity.NOTE, message, hint=sentence(ended_sentence) or None)]
    opening = "this makes" if len(changes.ways) == 1 else "any one of these makes"
    first_message = phrase(
        "{opening} an agenda possible, seen by the solver; the least change comes first:", opening=opening
    )
    lines = [Finding("plan.change", Severity.NOTE, first_message)]
    for number, resolution in enumerate(changes.ways, start=1):
        sentence_text = sentence(
            "; and ".join(_change_sentence(change, places, index) for index, change in enumerate(resolution.changes))
        )
        open_sentence = "" if resolution.least else " Perhaps less would do: the search ended before that was known."
        lines.append(
            Finding(
                "plan.change",
                Severity.NOTE,
                f"{number}. {sentence_text}.{_consequence(resolution)}{open_sentence}",
                _place(resolution.changes[0], places),
            )
        )
    return [*lines, Finding("plan.change", Severity.NOTE, ended_sentence)] if ended_sentence else lines


def _describe_untried(untried_changes: Sequence[str]) -> str:
    """That the search ended first, and what it didn't come to."""
    if not untried_changes:
        return "the search ended before everything was tried."
    more_clause = (
        f", and {len(untried_changes) - _MAX_CLAUSES_NAMED} more" if len(untried_changes) > _MAX_CLAUSES_NAMED else ""
    )
    return (
        f"the search ended before everything was tried. Not tried: "
        f"{'; '.join(untried_changes[:_MAX_CLAUSES_NAMED])}{more_clause}."
    )


def _consequence(resolution: Resolution) -> str:
    if not resolution.gives_up:
        return ""
    unlisted_count = len(resolution.gives_up) - _MAX_CLAUSES_NAMED
    clauses = "; ".join(resolution.gives_up[:_MAX_CLAUSES_NAMED])
    more_clause = f"; and {unlisted_count} more" if unlisted_count > 0 else ""
    return f" In the agenda found, {clauses}{more_clause}."


def _change_sentence(change: ProgrammeChange, places: Places, index: int) -> str:
    place = _place(change, places)
    return f"{place}: {change.says}" if index and place else change.says


def _place(change: ProgrammeChange, places: Places) -> Location | None:
    return places(change.where) if isinstance(change.where, tuple) else change.where


def conflict_in_a_line(conflict: Conflict) -> str:
    """A clash in a line: what the team lacks, else the facts, else the rules and the sessions over which they clash."""
    if lack_sentences := list(team_sentences(conflict)):
        return " ".join(lack_sentences)
    names = listing([f"`{rule.name}`" for rule in conflict.rules], 20)
    fact_sentences = [_sentence(conflict, message) for message, _ in fact_lines(conflict, is_grouped=True)]
    if not names and fact_sentences:  # such as a demand for somebody twice over, which no rule forbids
        return " ".join(fact_sentences)
    if not conflict.certain:
        return f"not under {names}; the search for the fewest reasons ended early."
    if conflict.sessions:
        return (
            f"not under {names}, over {listing([chr(34) + session.title + chr(34) for session in conflict.sessions])}."
        )
    return f"not under {names}: {' '.join(fact_sentences)}" if fact_sentences else f"not under {names}."


_SHORT = 2
"""So many trainers are few enough to be named."""
Wanted = tuple[str, Callable[[Trainer], bool], int]


def team_sentences(conflict: Conflict) -> Iterator[str]:
    """For each session of a clash what it needs of its trainers, wherever few of the pool have that:
    `"Interviewing" needs a lead with `interviewing` who speaks `sq`: there is only AL-2, away on day 2.`"""
    language = conflict.context.training.language
    needs_language = any("language" in rule.READS for rule in conflict.rules)
    for session in conflict.sessions:
        for competence, suits_post, least_people in _required_posts(conflict, session):
            able_trainers = [
                trainer
                for trainer in conflict.context.pool
                if suits_post(trainer) and (not needs_language or language in trainer.speaks)
            ]
            if len(able_trainers) <= _SHORT and (
                len(able_trainers) < least_people or any(_obstacles(conflict, trainer) for trainer in able_trainers)
            ):
                language_clause = (
                    f" who {'speaks' if least_people == 1 else 'speak'} `{language}`" if needs_language else ""
                )
                yield phrase(
                    '"{title}" needs {need}{speaks}: {pool}.',
                    title=session.title,
                    need=competence,
                    speaks=language_clause,
                    pool=_pool_text(conflict, able_trainers),
                )


def _required_posts(conflict: Conflict, session: Session) -> Iterator[Wanted]:
    """The posts and sides that the clash is about; the two trainers as such where it asks for no more of them."""
    is_specific = False
    for fact in conflict.facts:
        if fact.of == session.id and fact.kind in ("lead", "second"):
            post_name = "a lead" if fact.kind == "lead" else "a second trainer"
            is_specific = True
            yield (
                f"{post_name} with `{fact.what}`",
                lambda trainer, competence=fact.what: trainer.competent(competence),  # type: ignore[misc]
                1,
            )
    country = conflict.context.training.country
    for side, belongs in (side for rule in conflict.rules for side in rule.sides_of_a_pair()):
        is_specific = True
        yield f"a trainer from {side}", lambda trainer, belongs_to_side=belongs: belongs_to_side(trainer, country), 1  # type: ignore[misc]
    if not is_specific and any(rule.two_trainers(conflict.context) for rule in conflict.rules):
        yield "two trainers", lambda _: True, 2


def _obstacles(conflict: Conflict, trainer: Trainer) -> list[str]:
    """What in the clash keeps a trainer from it."""
    facts = [fact for fact in conflict.facts if fact.of == trainer.id]
    days = [f"day {fact.what} {fact.part}".rstrip() for fact in facts if fact.kind == "away"]
    limits = [f"at most {trainer.most_minutes_a_day} minutes a day" for fact in facts if fact.kind == "day limit"]
    return [f"away on {listing(days)}"] * bool(days) + limits


def _pool_text(conflict: Conflict, able_trainers: list[Trainer]) -> str:
    if not able_trainers:
        return phrase("the pool of {training} has no trainer", training=conflict.context.training.id)
    descriptions = [", ".join([trainer.id, *_obstacles(conflict, trainer)]) for trainer in able_trainers]
    return phrase(
        "there {trainers:is|are} only {descriptions}", trainers=len(able_trainers), descriptions=listing(descriptions)
    )
