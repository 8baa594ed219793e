"""What changed in an agenda, in words: for everybody, and for one trainer."""

from collections.abc import Iterator
from itertools import zip_longest

from ecpat_training.agenda.model.diff import AgendaItemChange, ItemPosition
from ecpat_training.core.text import count, listing
from ecpat_training.values.quantity import clock

_POSTS = ("lead", "second")
_TAKEN = ("leads", "is second", "trains")
_LEFT = ("no longer leads", "is no longer second", "no longer trains")


def change_sentence(change: AgendaItemChange) -> str:
    """`“First contact” moves from day 1, 09:30 to day 2, 11:00; AL-1 leads instead of AL-2.`"""
    name = _name_item(change)
    if change.before is None and change.after is not None:
        return f"{name} is new: {_day_and_hours(change.after)}{_team(change.after)}."
    if change.after is None and change.before is not None:
        return f"{name} is no longer held; it stood on {_day_and_hours(change.before)}."
    if change.was_title:
        return f"{name} {_describe_retitling(change)}."
    times = [*_times(change)]
    clauses = [*times, *_posts(change), *_room(change)]
    return f"{name}{'' if times else ':'} {'; '.join(clauses)}."


def _describe_retitling(change: AgendaItemChange) -> str:
    """`stands where “Opening” stood, with the same trainers: renamed?`; a break, or what is one session by its id, may
    have changed otherwise as well."""
    if change.kind == "session" and not change.by_id:
        return f"stands where “{change.was_title}” stood, with the same trainers: renamed?"
    return "; ".join([f"was “{change.was_title}” before", *_times(change), *_posts(change), *_room(change)])


def trainer_sentences(code: str, changes: tuple[AgendaItemChange, ...]) -> Iterator[str]:
    """What changes for one trainer, a sentence an item, in words that can be sent on."""
    for change in changes:
        old_post, new_post = (_describe_post(code, position) for position in (change.before, change.after))
        if change.was_title and new_post is not None:
            yield f"{_name_item(change)} {_describe_retitling(change)}."
            continue
        if new_post is None and old_post is not None and change.before is not None:
            yield _lost_post(change, change.before, old_post)
        elif new_post is not None and change.after is not None:
            yield (
                _retained_item_sentence(change, old_post, new_post)
                if old_post is not None
                else _gained_post(change, change.after, new_post)
            )


def position_text(position: ItemPosition | None) -> str:
    """`Day 1, 09:30-10:30, AL-2 + BE-2`; nothing for an item that isn't there."""
    if position is None:
        return ""
    team = f", {' + '.join(position.trainers)}" if position.trainers else ""
    room = f", {position.room}" if position.room else ""
    return f"Day {position.day}, {clock(position.start)}-{clock(position.end)}{team}{room}"


def _name_item(change: AgendaItemChange) -> str:
    """A session in quotation marks, a break with its day, since there is more than one."""
    if change.kind == "session":
        return f"“{change.title}”"
    position = change.before or change.after
    return f"{change.title} on day {position.day}" if position else change.title


def _day_and_hours(position: ItemPosition) -> str:
    return f"day {position.day}, {clock(position.start)}-{clock(position.end)}"


def _team(position: ItemPosition) -> str:
    return f", with {listing(list(position.trainers))}" if position.trainers else ""


def _times(change: AgendaItemChange) -> Iterator[str]:
    old_item, new_item = change.before, change.after
    if old_item is None or new_item is None:
        return
    if old_item.day != new_item.day:
        yield f"moves from day {old_item.day}, {clock(old_item.start)} to day {new_item.day}, {clock(new_item.start)}"
    elif old_item.start != new_item.start:
        minutes_text = count(abs(new_item.start - old_item.start), "minute")
        time_shift = f"{minutes_text} {'later' if new_item.start > old_item.start else 'earlier'}"
        day = f"on day {old_item.day}, " if change.kind == "session" else ""
        yield f"starts {time_shift}: {day}{clock(new_item.start)}, not {clock(old_item.start)}"
    if change.longer:
        comparison = "longer" if change.longer > 0 else "shorter"
        yield f"gets {count(abs(change.longer), 'minute')} {comparison} ({new_item.minutes}, not {old_item.minutes})"


def _posts(change: AgendaItemChange) -> Iterator[str]:
    old_item, new_item = change.before, change.after
    if old_item is None or new_item is None or old_item.trainers == new_item.trainers:
        return
    if len(old_item.trainers) == len(new_item.trainers) == 2 and old_item.trainers == new_item.trainers[::-1]:
        yield f"{new_item.trainers[0]} and {new_item.trainers[1]} change places, {new_item.trainers[0]} leads"
        return
    for number, (old_code, new_code) in enumerate(zip_longest(old_item.trainers, new_item.trainers)):
        if old_code == new_code:
            continue
        post_index = min(number, len(_POSTS))
        if new_code is None:
            yield f"{old_code} {_LEFT[post_index]}"
        else:
            yield f"{new_code} {_TAKEN[post_index]}{f' instead of {old_code}' if old_code else ''}"


def _room(change: AgendaItemChange) -> Iterator[str]:
    old_item, new_item = change.before, change.after
    if old_item is None or new_item is None or old_item.room == new_item.room:
        return
    if new_item.room is None:
        yield f"it is no longer in {old_item.room}"
    else:
        yield f"it is in {new_item.room}{f', not in {old_item.room}' if old_item.room else ''}"


def _describe_post(code: str, position: ItemPosition | None) -> str | None:
    """`lead`, `second`, or `one more` for whoever stands behind these."""
    if position is None or code not in position.trainers:
        return None
    return dict(enumerate(_POSTS)).get(position.trainers.index(code), "one more")


_NO_LONGER = {"lead": "You no longer lead", "second": "You are no longer second in"}
_NOW = {"lead": "You now lead", "second": "You are now second in"}


def _lost_post(change: AgendaItemChange, before: ItemPosition, post: str) -> str:
    if change.after is None:
        return (
            f"{_name_item(change)} ({_day_and_hours(before)}), in which you were {_post_text(post)}, is no longer held."
        )
    index = _POSTS.index(post) if post in _POSTS else len(before.trainers)
    replacement = f"; it is now {change.after.trainers[index]}" if index < len(change.after.trainers) else ""
    return (
        f"{_NO_LONGER.get(post, 'You no longer train in')} {_name_item(change)} "
        f"({_day_and_hours(before)}){replacement}."
    )


def _gained_post(change: AgendaItemChange, after: ItemPosition, post: str) -> str:
    colleagues = [code for index, code in enumerate(after.trainers) if _POSTS[index : index + 1] != (post,)]
    colleague_text = f", with {listing(colleagues)}" if colleagues and post in _POSTS else ""
    return f"{_NOW.get(post, 'You now train in')} {_name_item(change)}: {_day_and_hours(after)}{colleague_text}."


def _retained_item_sentence(change: AgendaItemChange, old_post: str, new_post: str) -> str:
    """What changes of an item that stays in the same hands, or in which one changes posts."""
    time_changes, change_clauses = [*_times(change)], []
    if old_post != new_post:
        change_clauses.append(f"you are {_post_text(new_post)}, no longer {_post_text(old_post)}")
    elif change.handed_over and change.after is not None:
        colleagues = [
            code for index, code in enumerate(change.after.trainers) if _POSTS[index : index + 1] != (new_post,)
        ]
        change_clauses.append(
            f"you are {_post_text(new_post)}, now {f'with {listing(colleagues)}' if colleagues else 'alone'}"
        )
    elif new_post in _POSTS and time_changes:
        time_changes[0] = f"in which you are {_post_text(new_post)}, {time_changes[0]}"
    change_clauses += _room(change)
    if not time_changes and change.after is not None:
        return f"{_name_item(change)} ({_day_and_hours(change.after)}): {'; '.join(change_clauses)}."
    return f"{_name_item(change)}{'' if change_clauses else ','} {'; '.join([*time_changes, *change_clauses])}."


def _post_text(post_name: str) -> str:
    return {"lead": "the lead", "second": "the second"}.get(post_name, post_name)
