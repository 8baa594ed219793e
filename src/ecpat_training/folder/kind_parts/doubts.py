"""Why a file that is there doesn't count: it can't be read, is another training's, or not of the time that it should be
of."""

from datetime import date, timedelta

from ecpat_training.commands.training_files import COMMITMENTS, PARTICIPANTS, TrainingFile
from ecpat_training.core.text import listing, visible
from ecpat_training.folder.model.contents import FoundFile, TrainingContents
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_MIN_FOLLOW_UP_DAYS = 30  # days: what is sent earlier is no follow-up
_MAX_FILES_SHOWN = 3


def find_doubt(file_kind: TrainingFile, found_file: FoundFile) -> tuple[str, str] | None:
    """(what is wrong with a file, what to do about it), whatever step it belongs to; None where nothing is wrong."""
    if found_file.several:
        names = listing([visible(name) for name in found_file.several])
        advice: str = "take one of them away"
        if file_kind is PARTICIPANTS:
            command = Command("roster join")
            advice = phrase(
                "take one of them away; if they are parts of one list, join them: {command}", command=command
            )
        return f"which one counts isn't known: {names}", advice
    if found_file.facts.code:
        summary = f"{visible(found_file.name)} can't be read as {_a(file_kind.noun)} ({found_file.facts.code})"
        return summary, sentences(
            "correct the file, or ask for it again;",
            phrase("{command} explains", command=Command("help", found_file.facts.code)),
        )
    if found_file.same_as:
        return f"the very same file as {listing(list(found_file.same_as[:_MAX_FILES_SHOWN]))}", "ask for the right file"
    return None


def _a(noun: str) -> str:
    if noun == COMMITMENTS.noun:
        return noun
    if noun.startswith(("answers", "follow-up")):
        return noun if noun.startswith("answers") else "answers"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def find_wrong_days(found_file: FoundFile, contents: TrainingContents, wave: str) -> tuple[str, str] | None:
    """(what is wrong, what to do) where answers were sent at a time that belongs to another wave; None elsewhere."""
    facts, start, end = found_file.facts, contents.start, contents.end
    other_waves = [stated_wave for stated_wave in facts.waves if stated_wave != wave]
    if other_waves and wave not in facts.waves:
        return (
            f"{visible(found_file.name)} says that its answers are of {listing(other_waves)}",
            "ask for the right file",
        )
    if not (facts.first_day and facts.last_day and start and end):
        return None
    first_day, last_day = date.fromisoformat(facts.first_day[:10]), date.fromisoformat(facts.last_day[:10])
    sent_text = f"sent {first_day}" if first_day == last_day else f"sent {first_day} to {last_day}"
    if wave == "pre" and first_day > end:
        return f"its answers were {sent_text}, after the training", "ask for the answers from before"
    if wave == "post" and last_day < start:
        return f"its answers were {sent_text}, before the training", "ask for the answers from after"
    if wave == "follow-up" and last_day < end + timedelta(_MIN_FOLLOW_UP_DAYS):
        return f"its answers were {sent_text}, too early for a follow-up", "ask for the answers of the follow-up"
    return None
