"""Words that tell a row of people from a row about them, and a value from the sign that there is none."""

from ecpat_training.read.aliases.matching import key

_TOTALS = (
    "total; totals; sum; grand total; subtotal; total participants; number of participants; gesamt; summe; insgesamt; "
    "gesamtzahl; teilnehmerzahl; somme; nombre de participants; totaal; aantal; aantal deelnemers; total general; "
    "total participanți; ukupno; укупно; ukupno učesnika; общо; общ брой; всичко; celkem; součet; kokku; gjithsej; "
    "totali; shuma; итого; всего; разом; всього; усього; σ; sum total"
)
_MEANS = (
    "mean; average; avg; overall average; overall mean; median; sd; std; std dev; standard deviation; minimum; "
    "maximum; min; max; mittelwert; mittel; "
    "durchschnitt; schnitt; standardabweichung; moyenne; médiane; écart type; gemiddelde; gemiddeld; media; medie; "
    "prosek; prosjek; просек; средно; средна стойност; průměr; keskmine; mesatare; mesatarja; среднее; "
    "среднее значение; середнє; gennemsnit; snitt; gjennomsnitt; genomsnitt; średnia; promedio; média"
)
_FOOTNOTES = "note; notes; nb; n b; remark; remarks; source; anmerkung; remarque; opmerking; notă; napomena; напомена; "
_MORE_FOOTNOTES = "забележка; poznámka; märkus; shënim; примечание; примітка; legend; key; list updated; updated"
# Words of headings and of what stands below a list, that are in nobody's name.
_SECTIONS = """
organisation organisations organization organizations organisationen institution institutions institutionen body bodies
authority authorities agencies agency sector list reserve reserves participants police prosecutors caregivers
enforcement government governmental society civil international prepared signature signed secretariat approved date
liste reserveliste teilnehmer behörden einrichtungen polizei staatsanwaltschaft unterschrift erstellt datum
regierungsorganisationen nichtregierungsorganisationen vereine
autorités organismes organisations gouvernementales gouvernementaux participants réserve police préparé
overheid organisaties instellingen deelnemers reservelijst politie handtekening opgesteld
organizații instituții autorități participanți rezerve lista poliție semnătura întocmit
organizacije institucije organi učesnici lista rezerva policija potpis организације институције органи учесници
полиција потпис резерва
организации институции органи участници списък полиция подпис резерви изготвил
organizace instituce orgány účastníci seznam náhradníci policie podpis vypracoval
organisatsioonid asutused osalejad nimekiri varu politsei allkiri koostas
organizata organizatat institucione institucionet autoritetet pjesëmarrësit lista rezerva policia nënshkrimi përgatiti
учреждения органы участники список резерв полиция подпись подготовил
організації установи органи учасники список резерв поліція підпис підготував
"""
_NOTHING = (
    "na; n a; unknown; not known; tbc; tbd; tba; none; not given; unbekannt; k a; offen; inconnu; onbekend; "
    "necunoscut; nepoznato; непознато; неизвестно; neznámé; teadmata; panjohur; невідомо; нет; nn; to be confirmed"
)

_EXAMPLES = (
    "example; e g; for example; sample; beispiel; z b; muster; exemple; p ex; voorbeeld; bijv; exemplu; primer; npr; "
    "пример; příklad; vzor; näide; shembull; приклад; eksempel; esempio"
)
# Sheets beside a list that explain it, or hold what its cells may be chosen from.
_GUIDES = (
    "how to fill in; ausfüllhilfe; mode d'emploi; zo vult u het in; cum se completează; kako se popunjava; "
    "как се попълва; jak vyplnit; kuidas täita; si plotësohet; как заполнять; як заповнювати; sådan udfyldes den; "
    "come si compila; slik fylles den ut; ecpat choices; how to type in; comment saisir; second typing; seconde saisie"
)
# Headers of a column that says how many people a row stands for.
_HEADCOUNTS = (
    "number of participants; number of people; number of persons; number of staff; number of trainees; "
    "number of nominees; number of places; number of seats; participants number; no of participants; "
    "no of people; no of persons; no of staff; nr of participants; how many; how many people; how many participants; "
    "headcount; head count; count; pax; places; seats; quantity; anzahl; anzahl teilnehmer; anzahl der teilnehmer; "
    "anzahl teilnehmende; anzahl teilnehmerinnen; anzahl personen; teilnehmerzahl; teilnehmeranzahl; personen; "
    "nombre; nombre de participants; nombre de personnes; effectif; effectifs; aantal; aantal deelnemers; "
    "aantal personen; număr de participanți; număr participanți; nr de participanți; nr participanți; "
    "număr de persoane; nr persoane; broj učesnika; број учесника; broj polaznika; broj sudionika; broj osoba; "
    "број особа; брой участници; брой на участниците; брой хора; брой; počet účastníků; počet osob; počet; "
    "osalejate arv; arv; numri i pjesëmarrësve; nr i pjesëmarrësve; numri i personave; количество участников; "
    "число участников; количество; количество человек; кількість учасників; кількість осіб; кількість"
)

TOTALS = frozenset(key(word) for word in _TOTALS.split(";"))
SUMMARIES = TOTALS | frozenset(key(word) for word in _MEANS.split(";"))
SECTIONS = frozenset(map(key, _SECTIONS.split()))
FOOTNOTES = frozenset(key(word) for word in (_FOOTNOTES + _MORE_FOOTNOTES).split(";"))
NOTHING = frozenset(key(word) for word in _NOTHING.split(";")) | {""}
HEADCOUNTS = frozenset(key(word) for word in _HEADCOUNTS.split(";"))
EXAMPLES = frozenset(key(word) for word in _EXAMPLES.split(";"))
GUIDES = frozenset(key(word) for word in _GUIDES.split(";"))
