"""`ecpat roster map` for lists in partners' languages under headers that no table knows: each column with the words of
its header, what stands below it, and what it may be by that; no name of anybody."""

import pytest

from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.report.roster_map import mapping_yaml
from tests.roster.lists import sheet

# By language: six headers, the words of both genders and of two kinds of bodies, and people.
LISTS = {
    "ka": (
        "ვინ მოდის | საიდან მოდის | რა არის | კაცი თუ ქალი | მისამართი ინტერნეტში | როდის ჩამოვა",
        "ქალი კაცი", "სახელმწიფო; არასამთავრობო",
        "ნინო გელაშვილი, გიორგი ბერიძე, მაია ლომიძე, დავით კაპანაძე",
    ),
    "hy": (
        "Ով է գալիս | Որտեղից | Ինչ մարմին | Կին թե տղամարդ | Փոստ համացանցում | Երբ կգա",
        "կին տղամարդ", "պետական; ՀԿ",
        "Անի Սարգսյան, Արամ Պետրոսյան, Մարիամ Գրիգորյան, Դավիթ Հակոբյան",
    ),
    "mk": (
        "Кој доаѓа | Од каде | Каков вид | Маж или жена | Адреса на интернет | Кога доаѓа",
        "жена маж", "државна; НВО",
        "Ана Петрова, Борис Илиев, Весна Стојанова, Горан Николов",
    ),
    "bs": (
        "Ko dolazi | Odakle je | Kakva je | Ž ili M | Adresa na mreži | Kad stiže",
        "ž m", "državna; NVO",
        "Amra Hadžić, Boris Kovač, Vesna Marić, Goran Ilić",
    ),
    "hr": (
        "Tko dolazi | Odakle je | Kakva je | Ž ili M | Adresa na mreži | Kad stiže",
        "ž m", "državna; udruga",
        "Ana Horvat, Boris Kovač, Vesna Marić, Goran Ilić",
    ),
    "pl": (
        "Kto przyjeżdża | Skąd jest | Czyja | K czy M | Skrzynka w sieci | Kiedy będzie",
        "kobieta mężczyzna", "państwowa; fundacja",
        "Anna Kowalska, Jan Nowak, Maria Wiśniewska, Piotr Zieliński",
    ),
    "el": (
        "Ποιος έρχεται | Από πού | Τι είδους | Α ή Γ | Διεύθυνση δικτύου | Πότε έρχεται",
        "γυναίκα άνδρας", "δημόσιος; ΜΚΟ",
        "Άννα Παππά, Γιώργος Νίκου, Μαρία Δήμου, Πέτρος Λάμπρου",
    ),
    "tr": (
        "Kim geliyor | Nereden | Ne tür | K mı E mi | Ağ adresi | Ne zaman gelir",
        "kadın erkek", "devlet; STK",
        "Ayşe Yılmaz, Ali Demir, Fatma Kaya, Mehmet Çelik",
    ),
    "ar": (
        "من سيأتي | من أين | أي صنف | رجل أو امرأة | عنوان الشبكة | متى يصل",
        "أنثى ذكر", "حكومية; غير حكومية",
        "أحمد سالم, ليلى حسن, عمر خالد, مريم علي",
    ),
    "hu": (
        "Ki jön | Honnan jön | Milyen fajta | Nő vagy férfi | Hálózati cím | Mikor érkezik",
        "nő férfi", "állami; civil",
        "Kovács Anna, Nagy Péter, Tóth Mária, Szabó Gábor",
    ),
    "sk": (
        "Kto príde | Odkiaľ je | Aká je | Ž či M | Adresa v sieti | Kedy príde",
        "žena muž", "štátna; OZ",
        "Anna Horváthová, Ján Kováč, Mária Tóthová, Peter Nagy",
    ),
    "sl": (
        "Kdo pride | Od kod je | Kakšna je | Ž ali M | Naslov v omrežju | Kdaj pride",
        "ženska moški", "državna; društvo",
        "Ana Novak, Boris Kovač, Vesna Zupan, Gregor Kos",
    ),
}  # fmt: skip


def a_list(language: str) -> str:
    header, genders, kinds, people = LISTS[language]
    rows = []
    for number in range(8):
        name = f"{people.split(', ')[number % 4]}{chr(97 + number) * 2}"
        body, kind = ("Aaa Bbb", "Ccc", "Ddd Eee")[number % 3], kinds.split("; ")[number % 2]
        gender, day = genders.split()[number % 2], f"{12 + number % 3}.05.2026"
        rows.append(f"{name} | {body} | {kind} | {gender} | p{number}@example.org | {day}")
    return "\n".join((header, *rows))


def lines_of(text: str) -> list[str]:
    content, _ = roster_map(sheet(text))
    return [line.strip() for line in mapping_yaml(content).partition("columns:")[2].strip().splitlines()[:6]]


@pytest.mark.parametrize("language", LISTS)
def test_each_column_goes_by_its_header_with_what_stands_below(language: str) -> None:
    header, genders, kinds, _ = LISTS[language]
    lines = lines_of(a_list(language))
    assert [line.partition(": ")[0].strip('":') for line in lines] == header.split(" | ")
    proposals = [line.partition(":")[2].partition("#")[0].strip() for line in lines]
    assert (proposals[0], *proposals[3:]) == ("full name?", "gender?", "e-mail?", "")
    assert proposals[2] in ("stakeholder type?", "")
    assert all(f"`{word}`" in lines[3] for word in genders.split())
    assert any(f"`{word}`" in lines[2] for word in kinds.split("; "))
    assert lines[5].endswith("dates")


@pytest.mark.parametrize("language", LISTS)
def test_no_name_of_anybody_is_in_it(language: str) -> None:
    people = LISTS[language][3].replace(",", "").split()
    assert not [name for name in people if name in "".join(lines_of(a_list(language)))]


def test_no_column_is_proposed_as_names_where_another_gives_them() -> None:
    rows = [f"Ana{chr(97 + number)} Hoxha | Aaa | Ccc{chr(97 + number)} Ddd | F" for number in range(6)]
    assert "full name?" not in "".join(lines_of("\n".join(("Name | Organisation | Qqqq | Gender", *rows))))
