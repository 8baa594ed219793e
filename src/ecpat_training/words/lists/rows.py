"""Words that tell a row of people from a row about them, a value from the sign that there is none, and yes from no in a
box that is ticked."""

from ecpat_training.words.matching import keys

_TOTALS = (
    "total; totals; sum; grand total; subtotal; total participants; number of participants; gesamt; summe; insgesamt; "
    "gesamtzahl; teilnehmerzahl; somme; nombre de participants; totaal; aantal; aantal deelnemers; total general; "
    "total participanți; ukupno; укупно; ukupno učesnika; общо; общ брой; всичко; celkem; součet; kokku; gjithsej; "
    "totali; shuma; sveukupno; свеукупно; totale; razem; i alt; totalt; "
    "итого; всего; разом; всього; усього; σ; sum total; "
    "suma; summa; sumă; sumar; total persoane; zusammen; gesamtergebnis; gesamtsumme; total général; totaux; "
    "totaal generaal; eindtotaal; suma ukupno; zbroj; збир; zbir; сума; обща сума; úhrnem; summa summarum; "
    "shuma totale; gjithsejt; общий итог; сумма; загалом; загальна сума; ogółem; łącznie; suma końcowa; összesen; "
    "viso; iš viso; kopā; yhteensä; spolu; skupaj; σύνολο; "
    "toplam; genel toplam; toplamı; المجموع; مجموع; المجموع الكلي; الإجمالي; "
    "اجمالي; إجمالي; المجموع العام; العدد الإجمالي; "
    "suma total; totales; suma general; soma; total geral; totais; totale generale"
)
_MEANS = (
    "mean; average; avg; overall average; overall mean; median; sd; std; std dev; standard deviation; minimum; "
    "maximum; min; max; mittelwert; mittel; "
    "durchschnitt; schnitt; standardabweichung; moyenne; médiane; écart type; gemiddelde; gemiddeld; media; medie; "
    "prosek; prosjek; просек; средно; средна стойност; průměr; keskmine; mesatare; mesatarja; среднее; "
    "среднее значение; середнє; gennemsnit; snitt; gjennomsnitt; genomsnitt; średnia; promedio; média; "
    "class average; class mean; group average; group mean; average score; mean score; total score; std deviation; "
    "number of responses; number of answers; valid n; klassendurchschnitt; klassenschnitt; klassenmittel; "
    "gesamtdurchschnitt; notendurchschnitt; gruppendurchschnitt; gesamtmittelwert; stichprobengröße; "
    "moyenne de classe; moyenne de la classe; moyenne générale; moyenne du groupe; moyenne globale; effectif total; "
    "klasgemiddelde; standaarddeviatie; standaardafwijking; media generală; media grupului; abatere standard; "
    "abaterea standard; deviere standard; mediană; mediana; медиана; медіана; medijana; standardna devijacija; "
    "standardno odstupanje; стандардна девијација; стандартно отклонение; стандартное отклонение; "
    "стандартне відхилення; среден резултат; средний балл; середній бал; průměrná hodnota; směrodatná odchylka; "
    "standardhälve; devijimi standard; shmangia standarde; desviación estándar; desviación típica; desvio padrão; "
    "deviazione standard; odchylenie standardowe; standardavvik; standardavvikelse; standardafvigelse; keskihajonta; "
    "keskiarvo; standart sapma; ortalama; μέσος όρος; τυπική απόκλιση; povprečje; aritmetička sredina; "
    "аритметичка средина; aritmetická hodnota; "
    "maximum points; max points; maximum score; max score; maximum possible; maximum possible score; points possible; "
    "possible points; total possible; highest; highest score; lowest; lowest score; minimum score; pass mark; "
    "passing score; pass score; maximale punkte; maximale punktzahl; maximalpunktzahl; höchstpunktzahl; "
    "mögliche punkte; maximal; points maximum; points possibles; note maximale; score maximum; score maximal; "
    "barème; maximale score; maximumscore; maximum punten; punctaj maxim; punctaj maxim posibil; maksimum; "
    "maksimalno; maksimalan broj poena; maksimalan broj bodova; maksimalni broj bodova; максимум; максимално; "
    "максималан број поена; максималан број бодова; максимален брой точки; максимален резултат; maximum bodů; "
    "maximální počet bodů; maksimumpunktid; maksimaalne punktisumma; pikët maksimale; maksimumi; максимальный балл; "
    "максимальное количество баллов; максимальний бал; максимальна кількість балів; мінімум; минимум; "
    "punteggio massimo; massimo; maksimal; maksimum point; maksimal poengsum; maks; puntuación máxima; máximo"
)
# Short words for figures about the rows above, which may be somebody's code: they tell only at the foot of a table.
_FIGURES = (
    "n; count; counts; cases; obs; observations; se; stdev; std error; variance; var; mode; range; percent; "
    "percentage; pct; average mark; ø; μ; anzahl; fälle; summen; modus; varianz; prozent; spannweite; effectif; "
    "effectifs; nombre; sommes; pourcentage; mode; variance; aantal; som; percentage; număr; nr; numar; suma; sumă; "
    "procent; broj; број; zbir; збир; zbroj; сума; procenat; проценат; postotak; prosjek; брой; процент; počet; "
    "procento; arv; summa; protsent; numri; numër; shumë; përqindje; количество; число; сумма; кількість; відсоток; "
    "número; numero; soma; somma; porcentaje; porcentagem; percentuale; liczba; procent; mediana; antal; antall; "
    "sum; prosent; lukumäärä; yhteensä; átlag; összeg; összesen; darab; szórás; sayı; toplam; yüzde; σύνολο; πλήθος; "
    "vsota; število; skupaj; spolu; priemer; medián"
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

# What people write into a form to see whether it works.
_TRIALS = (
    "test; a test; test test; test entry; test response; test answer; just a test; only a test; "
    "this is a test; dummy; testantwort; testeintrag; nur ein test; nur test; probe; testlauf; essai; "
    "ceci est un test; réponse test; dit is een test; proef; testinvoer; proba; probă; test de probă; proba test; "
    "проба; тест; тестов; тестовый ответ; тестова відповідь; probni odgovor; пробни одговор; zkouška; zkušební; "
    "proov; katse; provë; prueba; prova; teste; próba; testsvar; testi; teszt; deneme; δοκιμή; preizkus; skúška"
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
    "число участников; количество; количество человек; кількість учасників; кількість осіб; кількість; "
    "katılımcı sayısı; kişi sayısı; عدد المشاركين; عدد الأشخاص; العدد; número de participantes; número de personas; "
    "número de pessoas; liczba uczestników; liczba osób; numero di partecipanti; numero di persone; antal deltagere"
)

# Before a count of a part: `of which women 5`.
_OF_WHICH = (
    "of which; of whom; of them; thereof; davon; darunter; hiervon; dont; parmi lesquels; waarvan; van wie; din care; "
    "dintre care; dintre acestea; od toga; od kojih; od čega; од тога; од којих; от които; от тях; от тези; z toho; "
    "z nich; sellest; nendest; neist; prej tyre; nga të cilët; nga të cilat; prej të cilave; из них; из которых; "
    "в том числе; з них; з яких; у тому числі; heraf; herav; di cui; women; men; female; male; frauen; männer; femmes; "
    "hommes; vrouwen; mannen; femei; bărbați; žene; muškarci; жене; мушкарци; жени; мъже; ženy; muži; naised; mehed; "
    "gra; burra; женщины; мужчины; женщин; мужчин; жінки; чоловіки; жінок; чоловіків"
)
_SUBTOTALS = (
    "subtotal; sub total; subtotals; zwischensumme; teilsumme; sous total; subtotaal; međuzbir; међузбир; podzbir; "
    "междинна сума; междинен сбор; mezisoučet; vahesumma; nëntotali; nëntotal; подытог; промежуточный итог; "
    "проміжний підсумок; підсумок; delsum; subtotale; "
    "ara toplam; المجموع الفرعي; مجموع فرعي; المجموع الجزئي; "
    "suma parcial; subtotales; soma parcial; subtotais; total parcial; "
    "teilergebnis; total partiel; tussentotaal; subtotal general; suma częściowa; suma pośrednia; részösszeg"
)
# What a line begins with that says something of the list.
_ABOUT = (
    "prepared by; compiled by; list prepared by; approved by; submitted by; signed; signature; signed by; checked by; "
    "verified by; certified by; reviewed by; authorised by; authorized by; endorsed by; received by; vérifié par; "
    "contact; contact person; contacts; for questions; questions; for further information; for more information; "
    "further information; please send; please note; please return; last updated; date; place and date; stamp; "
    "focal point; coordinator; organiser; organizer; organised by; rapporteur; legend; abbreviations; key; source; "
    "erstellt von; erstellt; ansprechpartner; ansprechpartnerin; rückfragen; bei rückfragen; für rückfragen; kontakt; "
    "unterschrift; legende; abkürzungen; stand; ort datum; hinweis; quelle; établi par; préparé par; contact; "
    "pour toute question; renseignements; légende; abréviations; signature; date; lieu et date; mise à jour; "
    "opgesteld door; contactpersoon; voor vragen; vragen; handtekening; legenda; afkortingen; datum; întocmit; "
    "întocmit de; persoana de contact; pentru întrebări; legendă; abrevieri; semnătura; sastavio; sastavila; "
    "pripremio; pripremila; kontakt osoba; za pitanja; legenda; skraćenice; potpis; саставио; саставила; "
    "припремио; контакт особа; "
    "за питања; легенда; скраћенице; потпис; изготвил; изготвила; лице за контакт; лице за контакти; за въпроси; "
    "легенда; съкращения; подпис; дата; vypracoval; vypracovala; zpracoval; kontaktní osoba; dotazy; vysvětlivky; "
    "zkratky; podpis; koostas; koostaja; kontaktisik; küsimused; küsimuste korral; lühendid; allkiri; kuupäev; "
    "përgatiti; përgatitur nga; personi i kontaktit; për pyetje; shkurtimet; legjenda; nënshkrimi; подготовил; "
    "подготовила; составил; составила; контактное лицо; по вопросам; вопросы; сокращения; подпись; підготував; "
    "підготувала; склав; склала; контактна особа; з питань; скорочення; підпис; udarbejdet af; preparato da"
)
# People of a number that no name stands for: `2 officers`, `3 Beamte`.
_PEOPLE = """
officers officer people persons person participants participant representatives representative staff colleagues
trainees experts specialists delegates observers students prosecutors investigators inspectors policemen women men
beamte beamter beamtinnen personen teilnehmer teilnehmende mitarbeiter mitarbeiterinnen kollegen vertreter polizisten
agents personnes participants représentants collègues policiers femmes hommes
medewerkers deelnemers agenten collega's vertegenwoordigers
polițiști ofițeri persoane reprezentanți participanți angajați
policajaca policajca službenika predstavnika osoba učesnika полицајаца службеника особа учесника
полицаи служители души лица представители участници
policisté policistů pracovníci pracovníků osob zástupci účastníků
politseinikku ametnikku inimest töötajat osalejat esindajat
policë oficerë punonjës persona përfaqësues pjesëmarrës
сотрудника сотрудников человека человек представителя представителей участников
працівники працівників осіб представники учасників співробітники
особи учасники лица участники души участника участници persoana persoanele participantë pjesëmarrësit osob osoby
kişi katılımcı katılımcılar مشاركون المشاركون مشاركين المشاركين مشارك أشخاص شخص
participantes personas asistentes pessoas uczestników uczestnicy persone partecipanti deltagere deltakere personer
"""

TOTALS = frozenset(keys(_TOTALS))
SUMMARIES = TOTALS | frozenset(keys(_MEANS))
FIGURES = frozenset(keys(_FIGURES))
SECTIONS = frozenset(keys(";".join(_SECTIONS.split())))
FOOTNOTES = frozenset(keys(_FOOTNOTES + _MORE_FOOTNOTES))
NOTHING = frozenset(keys(_NOTHING)) | {""}
HEADCOUNTS = frozenset(keys(_HEADCOUNTS))
TRIALS = frozenset(keys(_TRIALS))
EXAMPLES = frozenset(keys(_EXAMPLES))
GUIDES = frozenset(keys(_GUIDES))
SUBTOTALS = frozenset(keys(_SUBTOTALS))
OF_WHICH = frozenset(keys(_OF_WHICH))
ABOUT = frozenset(keys(_ABOUT)) | FOOTNOTES
PEOPLE = frozenset(keys(";".join(_PEOPLE.split())))


TICKS = frozenset(("x", "х", "v", "✓", "✔", "✗", "✘", "☑", "☒", "■", "●", "•", "*", "+", "1", "true", "yes", "ja"))
TICKS |= {"oui", "si", "sí", "da", "да", "po", "jah", "ano", "tak", "так", "ü", "û"}  # the last two in Wingdings
OPEN = frozenset(("", "0", "-", "–", "—", ".", "☐", "□", "○", "false", "no", "nein", "non", "nu", "ne", "не", "jo"))
"""An empty box. `jo` is Albanian for no."""
NO = frozenset(("0", "false", "no", "n", "nein", "non", "nee", "nu", "ne", "не", "ні", "нет", "ei", "jo"))
"""A clear no, where a column asks whether."""
CROSSES = frozenset(("✗", "✘", "✖", "❌"))
"""In a column that asks whether, a no beside a `✓`, and a tick where it stands alone: asked there."""
YES = TICKS - CROSSES | {"y", "j", "✅", "oui", "igen", "так"}
"""A clear yes, where a column asks whether."""
