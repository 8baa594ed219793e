"""A command reads only the rules that it needs; that others of the same programme are broken is worth a word."""

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules import book
from ecpat_training.roster import rules as roster_rules
from ecpat_training.series import rules as series_rules
from ecpat_training.words.catalogue.message import Command, phrase


def find_agenda_rule_problems(programme: Programme, source: Source) -> list[Finding]:
    """A note where rules over agendas and teams can't be understood, for a command that doesn't need them."""
    written_specs = (*programme.rules.team, *programme.rules.agenda)
    # loading every rule takes as long as reading a small list
    unclear_specs = [spec for spec in written_specs if not agenda_rules.surely_understood(spec)]
    _, problems = book.parse(unclear_specs, agenda_rules, lambda _: None)
    return _rule_problems_note(problems, source, "agenda and team rules", Command("plan"))


def find_roster_rule_problems(programme: Programme, source: Source) -> list[Finding]:
    """A note where rules over participant lists can't be understood, for a command that doesn't need them."""
    _, problems = book.parse(programme.rules.roster, roster_rules, lambda _: None)
    return _rule_problems_note(problems, source, "roster rules", Command("roster check"))


def find_series_rule_problems(programme: Programme, source: Source) -> list[Finding]:
    """A note where rules over the series can't be understood, for a command that doesn't need them."""
    _, problems = book.parse(programme.rules.series, series_rules, lambda _: None)
    return _rule_problems_note(problems, source, "series rules", Command("series plan"))


def _rule_problems_note(problems: list[Finding], source: Source, rules: str, command: Command) -> list[Finding]:
    error_count = len(errors(problems))
    if not error_count:
        return []
    message = phrase(
        "the programme's {rules} have {problems:,} {problems:problem|problems}; this command doesn't need them.",
        rules=rules,
        problems=error_count,
    )
    hint = phrase("{command} explains {problems:it|them}.", command=command, problems=error_count)
    return [Finding("programme.other-rules", Severity.NOTE, message, source.location_of(("rules",)), hint)]
