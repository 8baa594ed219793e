"""What lists call the column of whole names: those of participants, and of whom somebody nominates."""

from ecpat_training.words.matching import Words

FULL_NAME: Words = {
    "en": "full name; participant; participants; participant name; participants name; name of participant; "
    "name of the participant; name and surname; first and last name; name surname; surname and name; "
    "surname name; first name last name; last name first name; nominee; nominees; nominee name; name of nominee; "
    "name of the nominee; names of nominees; full name of nominee; nominated person; name of nominated person; "
    "candidate; candidates; candidate name; name of candidate; name of the candidate; name of applicant; "
    "applicant name; full name of participant; name of official; name of officer",
    "de": "vor und nachname; vorname und nachname; vorname nachname; name vorname; nachname vorname; "
    "name der teilnehmerin; teilnehmer; teilnehmerin; teilnehmende; teilnehmer in; vollständiger name; kandidat; "
    "kandidatin; name des kandidaten; name der kandidatin; nominierte person; name der nominierten person",
    "fr": "nom et prénom; prénom et nom; nom prénom; prénom nom; nom complet; nom du participant; participant e; "
    "candidat; candidate; nom du candidat; nom et prénom du candidat; nom et prénom du participant; "
    "personne désignée; nom de la personne désignée",
    "nl": "naam deelnemer; volledige naam; voor en achternaam; deelnemer; kandidaat; naam kandidaat; "
    "naam van de kandidaat; voorgedragen persoon",
    "ro": "nume și prenume; numele și prenumele; nume prenume; numele prenumele; nume complet; prenume și nume; "
    "participanți; candidatul; numele candidatului; numele și prenumele candidatului; persoana nominalizată; "
    "numele persoanei nominalizate",
    "sr": "ime i prezime; име и презиме; prezime i ime; презиме и име; učesnik; учесник; ime kandidata; "
    "име кандидата; ime i prezime kandidata; име и презиме кандидата; nominovana osoba; номинована особа; "
    "ime i prezime učesnika; име и презиме учесника",
    "bg": "име и фамилия; имена; трите имена; име фамилия; участник; име на участника; име на кандидата; "
    "номинирано лице; име на номинирания",
    "cs": "jméno a příjmení; příjmení a jméno; jméno příjmení; účastník; celé jméno; kandidát; "
    "jméno kandidáta; jméno a příjmení kandidáta; nominovaná osoba",
    "et": "ees ja perekonnanimi; ees ja perenimi; täisnimi; osaleja; osaleja nimi; kandidaadi nimi; esitatud isik",
    "sq": "emri dhe mbiemri; emër mbiemër; emri mbiemri; emri i plotë; pjesëmarrësi; i nominuari; "
    "emri i të nominuarit; kandidati; emri i kandidatit; emri dhe mbiemri i kandidatit; personi i nominuar",
    "ru": "фио; ф и о; имя и фамилия; фамилия и имя; фамилия имя; фамилия имя отчество; полное имя; "
    "кандидат; фио кандидата; фио участника; имя кандидата; кандидатура",
    "uk": "піб; п і б; прізвище та ім'я; ім'я та прізвище; прізвище ім'я; прізвище ім'я по батькові; "
    "піб кандидата; піб учасника; ім'я кандидата; кандидатура",
    "da, no": "fulde navn; fullt navn; navn på deltager; deltager; deltaker",
    "it": "nome e cognome; cognome e nome; partecipante",
}
