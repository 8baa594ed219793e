"""Europe's countries by their names in the languages of the programme and its partners, and by their codes of three
letters and on cars (`D`), to their ISO 3166-1 codes."""

from ecpat_training.words.matching import index

COUNTRIES: dict[str, str] = {
    "AL": "Albania; Shqipëria; Shqipëri; Albanien; Albanie; Албания; Albanija; Албанија; Albaania; Албанія; ALB",
    "AM": "Armenia; Armenien; Arménie; Армения; Јерменија; Jermenija; Armeenia; Armeni; Вірменія; ARM",
    "AT": "Austria; Österreich; Autriche; Rakousko; Oostenrijk; Австрия; Austrija; Аустрија; Austri; Австрія; Østrig; "
    "Østerrike; AUT; A",
    "AZ": "Azerbaijan; Aserbaidschan; Azerbaïdjan; Азербайджан; Azerbeidzjan; Азербејџан; Azerbejdžan; Ázerbájdžán; "
    "Aserbaidžaan; Azerbajxhan; Aserbajdsjan; Azerbaigian; AZE",
    "BA": "Bosnia and Herzegovina; Bosna i Hercegovina; Bosnien und Herzegowina; Bosnie-Herzégovine; Bosnia; BiH; "
    "Bosnia & Herzegovina; Bosnië en Herzegovina; Bosnia și Herțegovina; Босна и Херцеговина; Bosna a "
    "Hercegovina; Bosnia ja Hertsegoviina; Bosnjë-Hercegovinë; Босния и Герцеговина; Боснія і Герцеговина; "
    "Bosnien-Hercegovina; Bosnia ed Erzegovina; Bosnia-Hercegovina",
    "BE": "Belgium; België; Belgique; Belgien; Белгия; Бельгия; Belgia; Белгија; Belgija; Belgjikë; Бельгія; Belgio; "
    "BEL; B",
    "BG": "Bulgaria; България; Bulgarien; Bulgarie; Болгария; Bulgarije; Болгарія; Bulharsko; Бугарска; Bugarska; "
    "Bulgaaria; Bullgari; BGR",
    "BY": "Belarus; Беларусь; Weißrussland; Biélorussie; Белоруссия; Білорусь; Wit-Rusland; Белорусија; Belorusija; "
    "Беларус; Bělorusko; Valgevene; Bjellorusi; Bielorussia; BLR",
    "CH": "Switzerland; Schweiz; Suisse; Svizzera; Zwitserland; Elveția; Швајцарска; Švajcarska; Швейцария; Švýcarsko; "
    "Šveits; Zvicër; Швейцарія; CHE",
    "CY": "Cyprus; Κύπρος; Zypern; Chypre; Cipru; Кипар; Kipar; Кипър; Kypr; Küpros; Qipro; Кипр; Кіпр; Cypern; Cipro; "
    "Kypros; CYP",
    "CZ": "Czech Republic; Czechia; Česko; Česká republika; Tschechien; République tchèque; Tsjechië; Чехия; Češka; "
    "Tschechische Republik; Tchéquie; Cehia; Чешка; Tšehhi; Çeki; Чехія; Tjekkiet; Cechia; Tsjekkia; CZE",
    "DE": "Germany; Deutschland; Allemagne; Duitsland; Německo; Германия; Німеччина; Germania; Saksamaa; Nemačka; "
    "Gjermania; Немачка; Gjermani; Tyskland; DEU; D",
    "DK": "Denmark; Danmark; Dänemark; Danemark; Taani; Denemarken; Дания; Danemarca; Данска; Danska; Dánsko; "
    "Danimarkë; Данія; Danimarca; DNK",
    "EE": "Estonia; Eesti; Estland; Estonie; Эстония; Естония; Естонија; Estonija; Estonsko; Estoni; Естонія; EST",
    "ES": "Spain; España; Spanien; Espagne; Испания; Spanje; Spania; Шпанија; Španija; Španělsko; Hispaania; Іспанія; "
    "Spagna; ESP; E",
    "FI": "Finland; Suomi; Finnland; Finlande; Soome; Finlanda; Финска; Finska; Финландия; Finsko; Финляндия; "
    "Фінляндія; Finlandia; FIN",
    "FR": "France; Frankreich; Frankrijk; Franța; Франция; Francie; Francuska; Франція; Француска; Prantsusmaa; "
    "Frankrig; Francia; Frankrike; FRA; F",
    "GB": "United Kingdom; UK; Great Britain; England; Scotland; Wales; Northern Ireland; Großbritannien; Vereinigtes "
    "Königreich; Royaume-Uni; Verenigd Koninkrijk; Великобритания; Великобританія; Velika Britanija; Ujedinjeno "
    "Kraljevstvo; Уједињено Краљевство; Britain; Обединено кралство; Regatul Unit; Обединеното кралство; Spojené "
    "království; Ühendkuningriik; Mbretëria e Bashkuar; Велика Британія; Storbritannien; Regno Unito; "
    "Storbritannia; GBR",
    "GE": "Georgia; Georgien; Géorgie; Грузия; Грузија; Gruzija; Gruzie; Gruusia; Gjeorgji; Грузія; GEO",
    "GR": "Greece; Ελλάδα; Griechenland; Grèce; Гърция; Griekenland; Grecia; Грчка; Grčka; Řecko; Kreeka; Greqi; "
    "Греция; Греція; Grækenland; Hellas; GRC",
    "HR": "Croatia; Hrvatska; Kroatien; Croatie; Хърватия; Хорватия; Kroatië; Хрватска; Chorvatsko; Horvaatia; Kroaci; "
    "Хорватія; Croazia; Kroatia; HRV",
    "HU": "Hungary; Magyarország; Ungarn; Hongrie; Унгария; Венгрия; Ungaria; Hongarije; Mađarska; Мађарска; Maďarsko; "
    "Ungari; Hungari; Угорщина; Ungheria; HUN; H",
    "IE": "Ireland; Éire; Irland; Irlande; Ierland; Irlanda; Ирска; Irska; Ирландия; Irsko; Iirimaa; Ірландія; IRL",
    "IS": "Iceland; Ísland; Islande; IJsland; Islanda; Исланд; Исландия; Ісландія; ISL",
    "IT": "Italy; Italia; Italien; Italie; Италия; Італія; Italija; Itálie; Itaalia; Italië; Италија; Itali; ITA; I",
    "LT": "Lithuania; Lietuva; Litauen; Lituanie; Литва; Litouwen; Lituania; Литванија; Litvanija; Litva; Leedu; "
    "Lituani; LTU",
    "LU": "Luxembourg; Luxemburg; Lëtzebuerg; Луксембург; Luksemburg; Люксембург; Lucembursko; Lussemburgo; LUX; L",
    "LV": "Latvia; Latvija; Lettland; Lettonie; Латвия; Letland; Letonia; Летонија; Letonija; Lotyšsko; Läti; Letoni; "
    "Латвія; Lettonia; LVA",
    "MD": "Moldova; Republic of Moldova; Republica Moldova; Moldau; Moldavie; Молдова; Moldavia; Moldavië; Молдавия; "
    "Republik Moldau; Молдавија; Moldavija; Moldavsko; Moldavi; MDA",
    "ME": "Montenegro; Crna Gora; Црна Гора; Monténégro; Mali i Zi; Muntenegru; Черна гора; Černá Hora; Mal i Zi; "
    "Черногория; Чорногорія; MNE",
    "MK": "North Macedonia; Macedonia; Северна Македонија; Nordmazedonien; Macédoine du Nord; FYROM; Makedonija; "
    "Noord-Macedonië; Macedonia de Nord; Severna Makedonija; Северна Македония; Severní Makedonie; "
    "Põhja-Makedoonia; Maqedonia e Veriut; Северная Македония; Північна Македонія; Nordmakedonien; Macedonia del "
    "Nord; Nord-Makedonia; MKD",
    "MT": "Malta; Malte; Малта; Мальта; MLT",
    "NL": "Netherlands; The Netherlands; Nederland; Niederlande; Pays-Bas; Holland; Нидерландия; Нидерланды; Olanda; "
    "Нідерланди; Холандия; Holandsko; Nizozemsko; Нидерланди; Țările de Jos; Холандија; Holandija; Holandë; "
    "Nederlandene; Paesi Bassi; NLD",
    "NO": "Norway; Norge; Norwegen; Norvège; Норвегия; Noorwegen; Норвегія; Norvegia; Норвешка; Norveška; Norsko; "
    "Norra; Norvegji; NOR; N",
    "PL": "Poland; Polska; Polen; Pologne; Полша; Польша; Польща; Polonia; Poljska; Polsko; Пољска; Poola; Poloni; POL",
    "PT": "Portugal; Португалия; Portugalia; Португалија; Portugalija; Portugalsko; Portugali; Португалія; Portogallo; "
    "PRT; P",
    "RO": "Romania; România; Rumänien; Roumanie; Румъния; Румыния; Румунія; Rumunija; Roemenië; Rumunsko; Румунија; "
    "Rumeenia; Rumani; Rumænien; ROU",
    "RS": "Serbia; Srbija; Србија; Serbien; Serbie; Сърбия; Сербия; Сербія; Servië; Republika Srbija; Srbsko; Serbi; "
    "SRB",
    "RU": "Russia; Россия; Russland; Russie; Russian Federation; Российская Федерация; Русия; Росія; Rusija; Rusland; "
    "Rusko; РФ; Venemaa; Rusia; Русија; Rusi; RUS",
    "SE": "Sweden; Sverige; Schweden; Suède; Швеция; Zweden; Rootsi; Suedia; Шведска; Švedska; Švédsko; Suedi; Швеція; "
    "Svezia; SWE; S",
    "SI": "Slovenia; Slovenija; Slowenien; Slovénie; Slovenië; Словенија; Словения; Slovinsko; Sloveenia; Slloveni; "
    "Словенія; Slovenien; SVN",
    "SK": "Slovakia; Slovensko; Slowakei; Slovaquie; Slowakije; Slovak Republic; Slovenská republika; Slovacia; "
    "Словачка; Slovačka; Словакия; Slovakkia; Sllovaki; Словаччина; Slovakiet; Slovacchia; SVK",
    "TR": "Turkey; Türkiye; Türkei; Turquie; Турция; Turkije; Turcia; Турска; Turska; Turecko; Türgi; Turqi; "
    "Туреччина; Tyrkiet; Turchia; Tyrkia; TUR",
    "UA": "Ukraine; Україна; Украйна; Украина; Ukrajina; Ucraina; Oekraïne; Ukraina; Украјина; UKR",
    "XK": "Kosovo; Kosova; Косово; Kosovë; XKX",
}

COUNTRY_OF: dict[str, str] = index({code: {"any": names} for code, names in COUNTRIES.items()})
