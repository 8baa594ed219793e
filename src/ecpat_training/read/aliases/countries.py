"""Europe's countries by their names in English, German, French and their own languages, to their ISO 3166-1 codes."""

from ecpat_training.read.aliases.matching import index

COUNTRIES: dict[str, str] = {
    "AL": "Albania; Shqipëria; Shqipëri; Albanien; Albanie; Албания; Albanija",
    "AM": "Armenia; Armenien; Arménie; Армения",
    "AT": "Austria; Österreich; Autriche; Rakousko; Oostenrijk; Австрия; Austrija",
    "AZ": "Azerbaijan; Aserbaidschan; Azerbaïdjan; Азербайджан",
    "BA": "Bosnia and Herzegovina; Bosna i Hercegovina; Bosnien und Herzegowina; Bosnie-Herzégovine; Bosnia; BiH",
    "BE": "Belgium; België; Belgique; Belgien; Белгия; Бельгия; Belgia",
    "BG": "Bulgaria; България; Bulgarien; Bulgarie; Болгария; Bulgarije; Болгарія; Bulharsko; Бугарска; Bugarska",
    "BY": "Belarus; Беларусь; Weißrussland; Biélorussie; Белоруссия; Білорусь; Wit-Rusland",
    "CH": "Switzerland; Schweiz; Suisse; Svizzera",
    "CY": "Cyprus; Κύπρος; Zypern; Chypre",
    "CZ": "Czech Republic; Czechia; Česko; Česká republika; Tschechien; République tchèque; Tsjechië; Чехия; Češka; "
    "Tschechische Republik",
    "DE": "Germany; Deutschland; Allemagne; Duitsland; Německo; Германия; Німеччина; Germania; Saksamaa; Nemačka; "
    "Gjermania; Немачка",
    "DK": "Denmark; Danmark; Dänemark; Danemark; Taani; Denemarken; Дания",
    "EE": "Estonia; Eesti; Estland; Estonie; Эстония; Естония",
    "ES": "Spain; España; Spanien; Espagne; Испания; Spanje",
    "FI": "Finland; Suomi; Finnland; Finlande; Soome",
    "FR": "France; Frankreich; Frankrijk; Franța; Франция; Francie; Francuska; Франція",
    "GB": "United Kingdom; UK; Great Britain; England; Scotland; Wales; Northern Ireland; Großbritannien; "
    "Vereinigtes Königreich; Royaume-Uni; Verenigd Koninkrijk; Великобритания; Великобританія; Velika Britanija; "
    "Ujedinjeno Kraljevstvo; Уједињено Краљевство; Britain; Обединено кралство",
    "GE": "Georgia; Georgien; Géorgie; Грузия",
    "GR": "Greece; Ελλάδα; Griechenland; Grèce; Гърция; Griekenland",
    "HR": "Croatia; Hrvatska; Kroatien; Croatie; Хърватия; Хорватия; Kroatië",
    "HU": "Hungary; Magyarország; Ungarn; Hongrie; Унгария; Венгрия; Ungaria; Hongarije; Mađarska",
    "IE": "Ireland; Éire; Irland; Irlande; Ierland",
    "IS": "Iceland; Ísland; Islande",
    "IT": "Italy; Italia; Italien; Italie; Италия; Італія; Italija; Itálie; Itaalia; Italië",
    "LT": "Lithuania; Lietuva; Litauen; Lituanie; Литва",
    "LU": "Luxembourg; Luxemburg; Lëtzebuerg",
    "LV": "Latvia; Latvija; Lettland; Lettonie; Латвия; Letland",
    "MD": "Moldova; Republic of Moldova; Republica Moldova; Moldau; Moldavie; Молдова; Moldavia; Moldavië; Молдавия; "
    "Republik Moldau",
    "ME": "Montenegro; Crna Gora; Црна Гора; Monténégro; Mali i Zi",
    "MK": "North Macedonia; Macedonia; Северна Македонија; Nordmazedonien; Macédoine du Nord; FYROM; Makedonija",
    "MT": "Malta; Malte",
    "NL": "Netherlands; The Netherlands; Nederland; Niederlande; Pays-Bas; Holland; Нидерландия; Нидерланды; Olanda; "
    "Нідерланди; Холандия; Holandsko; Nizozemsko; Нидерланди",
    "NO": "Norway; Norge; Norwegen; Norvège; Норвегия; Noorwegen; Норвегія; Norvegia",
    "PL": "Poland; Polska; Polen; Pologne; Полша; Польша; Польща; Polonia; Poljska; Polsko",
    "PT": "Portugal; Португалия",
    "RO": "Romania; România; Rumänien; Roumanie; Румъния; Румыния; Румунія; Rumunija; Roemenië; Rumunsko",
    "RS": "Serbia; Srbija; Србија; Serbien; Serbie; Сърбия; Сербия; Сербія; Servië; Republika Srbija",
    "RU": "Russia; Россия; Russland; Russie; Russian Federation; Российская Федерация; Русия; Росія; Rusija; Rusland; "
    "Rusko; РФ; Venemaa",
    "SE": "Sweden; Sverige; Schweden; Suède; Швеция; Zweden; Rootsi",
    "SI": "Slovenia; Slovenija; Slowenien; Slovénie; Slovenië",
    "SK": "Slovakia; Slovensko; Slowakei; Slovaquie; Slowakije; Slovak Republic; Slovenská republika",
    "TR": "Turkey; Türkiye; Türkei; Turquie; Турция; Turkije",
    "UA": "Ukraine; Україна; Украйна; Украина; Ukrajina; Ucraina; Oekraïne; Ukraina",
    "XK": "Kosovo; Kosova; Косово",
}

COUNTRY_OF: dict[str, str] = index({code: {"any": names} for code, names in COUNTRIES.items()})
