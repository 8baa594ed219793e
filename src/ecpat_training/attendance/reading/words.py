"""The words by which attendance lists say who was there, who left early, and what a column is for."""

import re

from ecpat_training.attendance.model.presence import Presence
from ecpat_training.core.text import fold
from ecpat_training.values.participant import Status
from ecpat_training.words.lists.rows import CROSSES, NO, OPEN, YES
from ecpat_training.words.lists.statuses import STATUS_OF
from ecpat_training.words.matching import keys, letters_key

LEFT_EARLY = frozenset(
    keys(
        "left early; left; early; früher gegangen; vorzeitig gegangen; parti plus tôt; partie plus tôt; eerder weg; "
        "eerder vertrokken; a plecat mai devreme; plecat devreme; otišao ranije; otišla ranije; отишао раније; "
        "отишла раније; тръгна по-рано; odešel dříve; odešla dříve; lahkus varem; u largua më herët; "
        "ушел раньше; ушла раньше; пішов раніше; пішла раніше"
    )
)
_SIGNATURES = frozenset(
    keys(
        "signature; signatures; signed; unterschrift; unterschrieben; signé; handtekening; semnătura; semnătură; "
        "semnat; potpis; потпис; подпис; podpis; allkiri; nënshkrimi; nënshkrim; подпись; підпис; firma; underskrift"
    )
)
_SIGNED = frozenset(
    keys(
        "signed; unterschrieben; signé; signée; émargé; émargée; getekend; semnat; semnată; potpisan; potpisana; "
        "potpisano; потписан; потписана; подписан; подписана; подписано; підписано; podepsáno; nënshkruar; firmato; "
        "underskrevet; allkirjastatud"
    )
)
_LEFT_AT = frozenset(
    keys(
        "left at; time left; gegangen um; u largua; a plecat; parti à; vertrokken om; plecat la; "
        "otišao u; ушел в; пішов о"
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.h]([0-5]\d)(?::00)?|h\b)")
_THERE, _AWAY = frozenset(("p", "pr", "anw", "anw.")), frozenset(("a", "abs", "not attended", "did not attend"))
# Somebody said why they don't come, so they didn't.
_EXCUSED = frozenset(
    keys(
        "excused; excused absence; on leave; sick; sick leave; ill; excusé; excusée; absent excusé; absente excusée; "
        "malade; entschuldigt; krank; verhinderd; entsch; ziek; ziekgemeld; motivat; motivată; scuzat; scuzată; "
        "bolnav; bolnavă; opravdan; opravdano; opravdana; bolestan; bolesna; оправдан; оправдано; оправдана; болестан; "
        "болесна; извинен; извинена; болен; болна; omluven; omluvena; omluveno; nemocen; nemocná; vabandatud; haige; "
        "i justifikuar; e justifikuar; me arsye; i sëmurë; e sëmurë; болеет; по болезни; больничный; "
        "по уважительной причине; хворіє; "
        "з поважної причини; лікарняний; syk; sygemeldt; sykmeldt; giustificato; giustificata"
    )
)


def presence_said(text: str) -> Presence | None:
    """What a mark says; None where it is none that anybody knows, or one that is doubted (`absent?`). A cross `✗` says
    yes to some and no to others."""
    written, status = fold(text), STATUS_OF.get(letters_key(text))
    if written in CROSSES or "?" in written:
        return None
    if written in YES | _THERE or status is Status.ATTENDED:
        return Presence.SIGNED
    if written in NO | OPEN | _AWAY or status is Status.ABSENT or letters_key(text) in _EXCUSED:
        return Presence.ABSENT
    if letters_key(text) in _SIGNED:
        return Presence.SIGNED
    return Presence.LEFT_EARLY if letters_key(text) in LEFT_EARLY or left_at_said(text) is not None else None


def left_at_said(text: str) -> int | None:
    """The time of leaving that a mark says, `left 15:00`, `left early (15.00)`, in minutes after midnight."""
    times = [*_CLOCK.finditer(text)]
    if len(times) != 1:
        return None
    word = letters_key(text[: times[0].start()] + text[times[0].end() :])
    return clock_said(times[0][0]) if word in LEFT_EARLY | _LEFT_AT else None


def is_signature(header: str) -> bool:
    """Whether a column says whether somebody signed."""
    return any(letters_key(word) in _SIGNATURES for word in _WORD.findall(header))


def is_left_at(header: str) -> bool:
    """Whether a column says when somebody left."""
    return letters_key(header) in _LEFT_AT


def clock_said(text: str) -> int | None:
    """A time of day in minutes after midnight: `15:40`, `15.40`, `15h40`, `15h`."""
    match = _CLOCK.fullmatch(text.strip())
    return int(match[1]) * 60 + int(match[2] or 0) if match else None
