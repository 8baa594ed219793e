"""Words that tell a row of people from a row about them, and a value from the sign that there is none."""

from ecpat_training.read.aliases.matching import key

_TOTALS = (
    "total; totals; sum; grand total; subtotal; total participants; number of participants; gesamt; summe; insgesamt; "
    "gesamtzahl; teilnehmerzahl; somme; nombre de participants; totaal; aantal; aantal deelnemers; total general; "
    "total participanți; ukupno; укупно; ukupno učesnika; общо; общ брой; всичко; celkem; součet; kokku; gjithsej; "
    "totali; shuma; итого; всего; разом; всього; усього; σ; sum total"
)
_MEANS = (
    "mean; average; avg; median; sd; std; std dev; standard deviation; minimum; maximum; min; max; mittelwert; mittel; "
    "durchschnitt; schnitt; standardabweichung; moyenne; médiane; écart type; gemiddelde; gemiddeld; media; medie; "
    "prosek; prosjek; просек; средно; средна стойност; průměr; keskmine; mesatare; mesatarja; среднее; "
    "среднее значение; середнє; gennemsnit; snitt; gjennomsnitt; genomsnitt; średnia; promedio; média"
)
_FOOTNOTES = "note; notes; nb; n b; remark; remarks; source; anmerkung; remarque; opmerking; notă; napomena; напомена; "
_MORE_FOOTNOTES = "забележка; poznámka; märkus; shënim; примечание; примітка; legend; key; list updated; updated"
_NOTHING = (
    "na; n a; unknown; not known; tbc; tbd; tba; none; not given; unbekannt; k a; offen; inconnu; onbekend; "
    "necunoscut; nepoznato; непознато; неизвестно; neznámé; teadmata; panjohur; невідомо; нет; nn; to be confirmed"
)

TOTALS = frozenset(key(word) for word in _TOTALS.split(";"))
SUMMARIES = TOTALS | frozenset(key(word) for word in _MEANS.split(";"))
FOOTNOTES = frozenset(key(word) for word in (_FOOTNOTES + _MORE_FOOTNOTES).split(";"))
NOTHING = frozenset(key(word) for word in _NOTHING.split(";")) | {""}
