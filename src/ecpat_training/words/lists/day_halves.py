"""Words for the halves of a day, as they stand over the columns of lists and agendas."""

from typing import Literal

from ecpat_training.words.matching import Words, index

DayHalf = Literal["morning", "afternoon", "evening"]

_HALVES: dict[DayHalf, Words] = {
    "morning": {
        "en": "am; morning; forenoon; before noon; before lunch",
        "de": "vormittag; vormittags; vorm; vm; morgens; morgen",
        "fr": "matin; matinée; avant-midi",
        "nl": "ochtend; voormiddag",
        "ro": "dimineața; dimineață; înainte de masă",
        "sr": "prepodne; pre podne; преподне; пре подне; prije podne; prijepodne; jutro; јутро",
        "bg": "сутрин; сутринта; преди обед; преди обяд",
        "cs": "dopoledne; ráno",
        "et": "hommik; hommikupoolik; ennelõuna",
        "sq": "paradite; para dite; mëngjes; mëngjesi",
        "ru": "утро; утром; до обеда; первая половина дня",
        "uk": "ранок; зранку; до обіду; перша половина дня",
        "be": "раніца; раніцай; да абеду",
        "da": "formiddag",
        "it": "mattina; mattino; mattinata",
        "es": "mañana",
    },
    "afternoon": {
        "en": "pm; afternoon; after lunch",
        "de": "nachmittag; nachmittags; nachm; nm",
        "fr": "après-midi",
        "nl": "namiddag; middag",
        "ro": "după-amiaza; după-amiază; după masă",
        "sr": "popodne; poslije podne; posle podne; поподне; после подне; poslijepodne",
        "bg": "следобед; след обед; след обяд",
        "cs": "odpoledne",
        "et": "pärastlõuna; õhtupoolik",
        "sq": "pasdite; pas dite",
        "ru": "после обеда; вторая половина дня",
        "uk": "після обіду; пополудні; друга половина дня",
        "be": "пасля абеду",
        "da": "eftermiddag; ettermiddag",
        "it": "pomeriggio",
        "es": "tarde",
    },
    "evening": {
        "en": "evening",
        "de": "abend; abends",
        "fr": "soir; soirée",
        "nl": "avond",
        "ro": "seara; seară",
        "sr": "veče; uveče; вече",
        "cs": "večer",
        "et": "õhtu",
        "sq": "mbrëmje; mbrëmja",
        "ru": "вечер; вечером",
        "uk": "вечір; ввечері",
        "be": "вечар",
        "da": "aften; kveld",
        "it": "sera",
    },
}
HALF_OF: dict[str, DayHalf] = index(_HALVES)
"""The half of a day that a word means, by its key; of several words, by the key of all of them."""
