"""Professions, and the two sides of the room, as lists write them."""

from ecpat_training.values.participant import Role
from ecpat_training.values.profession import Profession
from ecpat_training.words.lists.fields_of_work import FIELDS_OF_WORK, SIDES_OF_WORK
from ecpat_training.words.matching import Words, index

SIDES: dict[Role, Words] = {
    Role.LAW_ENFORCEMENT: {
        "en": "law enforcement; law enforcer; law enforcers; lea; law enforcement agency; law enforcement officer; "
        "law enforcement personnel; le",
        "de": "strafverfolgung; strafverfolgungsbehörde; strafverfolger; strafverfolgerin",
        "fr": "forces de l'ordre; force de l'ordre; application de la loi",
        "nl": "rechtshandhaving; wetshandhaving; rechtshandhaver",
        "ro": "aplicarea legii; organe de aplicare a legii; forțe de ordine",
        "sr": "sprovođenje zakona; спровођење закона; organi za sprovođenje zakona",
        "bg": "правоприлагане; правоохранителни органи; правоохранителен орган; правоприлагащ орган",
        "cs": "orgány činné v trestním řízení; vymáhání práva; donucovací orgány",
        "et": "õiguskaitse; õiguskaitseasutus; õiguskaitseorgan",
        "sq": "zbatimi i ligjit; zbatues i ligjit; agjenci ligjzbatuese; ligjzbatues",
        "ru": "правоохранительные органы; правоохранитель; правоохранительный орган",
        "uk": "правоохоронні органи; правоохоронець; правоохоронний орган",
    },
    Role.CARE: {
        "en": "care; caregiver; caregivers; care giver; caring profession; care and protection; carer; social care",
        "de": "betreuung; fürsorge; betreuer; betreuerin; hilfe und betreuung",
        "fr": "prise en charge; aidant; soins et accompagnement; accompagnement",
        "nl": "zorg; zorgverlener; hulpverlening; hulpverlener; opvang; zorg en opvang",
        "ro": "îngrijire; îngrijitor; îngrijitoare; asistență; îngrijire și protecție",
        "sr": "briga; briga i zaštita; zbrinjavanje; збрињавање; брига и заштита; staratelji; negovatelj",
        "bg": "грижа; грижи; полагащ грижи; грижа и закрила",
        "cs": "péče; pečující; pečovatel; pečovatelka; péče a ochrana",
        "et": "hoolekanne; hooldaja; abi ja hoolekanne",
        "sq": "kujdesi; kujdestar; kujdestare; përkujdesja; kujdes",
        "ru": "уход; забота; помощь; уход и защита; оказание помощи",
        "uk": "догляд; піклування; догляд і захист; допомога та догляд",
    },
    Role.OTHER: {
        "en": "other; others; neither; none of these; other profession; observer",
        "de": "sonstige; andere; sonstiges; übrige",
        "fr": "autre; autres",
        "nl": "overig; anders; andere; overige",
        "ro": "altele; altul; alta; altă profesie",
        "sr": "ostalo; остало; drugo; друго",
        "bg": "други; друго; друг",
        "cs": "jiné; ostatní; jiný",
        "et": "muu; muud",
        "sq": "tjetër; të tjerë",
        "ru": "другое; прочее; другие; иное",
        "uk": "інше; інші",
    },
}

# What is a profession wherever it stands. `inspector`, `counsellor` and others are so only in one language or beside
# one kind of organisation: see `professions_beside.py`. `officer` alone is nobody's profession.
PROFESSIONS: dict[Profession, Words] = {
    Profession.POLICE: {
        "en": "police; police officer; policeman; policewoman; police inspector; detective; police detective; "
        "criminal investigator; police investigator; constable; police sergeant; police commissioner; police "
        "superintendent; vice squad; criminal police; judicial police; detective inspector; detective sergeant; "
        "detective constable; police major; police captain; police lieutenant; police colonel; anti trafficking "
        "police; police officers; cid officer; youth police officer",
        "de": "polizei; polizist; polizistin; polizeibeamter; polizeibeamtin; polizeibeamte; kriminalpolizei; kripo; "
        "kriminalbeamter; kriminalbeamtin; kriminalkommissar; kriminalkommissarin; polizeikommissar; "
        "polizeikommissarin; kriminalhauptkommissar; kriminalhauptkommissarin; polizeioberkommissar; "
        "kriminaloberkommissar; kriminaloberkommissarin; polizeihauptkommissar; polizeihauptkommissarin; "
        "polizeioberkommissarin; polizeiinspektor; polizeiinspektorin",
        "fr": "policier; policière; agent de police; officier de police; officier de police judiciaire; gendarme; "
        "gendarmerie; commissaire de police; inspecteur de police; police judiciaire; inspectrice de police; "
        "enquêteur de police; police nationale",
        "nl": "politie; politieagent; politieagente; rechercheur; zedenrechercheur; inspecteur van politie; "
        "hoofdagent; politieambtenaar; zedenpolitie; politie inspecteur; wijkagent",
        "ro": "poliție; poliția; polițist; polițistă; ofițer de poliție; agent de poliție; ofițer de poliție "
        "judiciară; inspector de poliție; comisar de poliție; ofițer de urmărire penală; poliția judiciară",
        "sr": "policija; полиција; policajac; полицајац; policajka; полицајка; policijski službenik; полицијски "
        "службеник; policijski inspektor; полицијски инспектор; policijska službenica; полицијска службеница; "
        "kriminalistički inspektor; криминалистички инспектор; kriminalistička policija",
        "bg": "полицай; полицайка; полицейски служител; полицейски инспектор; разследващ полицай; следовател; "
        "детектив; криминална полиция",
        "cs": "policie; policista; policistka; kriminalista; kriminální policie; vyšetřovatel; vyšetřovatelka; "
        "inspektor policie; kriminalistka; inspektorka policie",
        "et": "politsei; politseinik; politseiametnik; kriminaalpolitsei; kriminaalpolitseinik; noorsoopolitsei; "
        "noorsoopolitseinik",
        "sq": "policia; polic; oficer policie; punonjës policie; inspektor policie; polici; oficer i policisë; "
        "inspektore policie; komisar policie; oficer i policisë gjyqësore",
        "ru": "милиция; милиционер; полицейский; сотрудник полиции; сотрудник милиции; оперуполномоченный; инспектор "
        "милиции; инспектор полиции; инспектор по делам несовершеннолетних; инспектор пдн; участковый; следователь; "
        "дознаватель",
        "uk": "поліція; поліцейський; поліцейська; міліція; міліціонер; слідчий; слідча; інспектор поліції; "
        "оперуповноважений; оперуповноважена; працівник поліції; працівник міліції; офіцер поліції; дільничний офіцер "
        "поліції; інспектор ювенальної превенції; ювенальний поліцейський; ювенальна поліція",
    },
    Profession.PROSECUTOR: {
        "en": "prosecutor; public prosecutor; state prosecutor; prosecution; district attorney; state attorney; "
        "prosecutors; investigating prosecutor; prosecutors office; public prosecution; crown prosecutor",
        "de": "staatsanwalt; staatsanwältin; staatsanwaltschaft; oberstaatsanwalt; oberstaatsanwältin",
        "fr": "procureur; procureure; substitut du procureur; parquet; procureur de la république; procureur adjoint",
        "nl": "officier van justitie; openbaar ministerie; openbaar aanklager",
        "ro": "procuror; procuroare; procuror șef; procuratură; procurori; parchet",
        "sr": "tužilac; тужилац; tužiteljka; тужитељка; javni tužilac; јавни тужилац; zamenik tužioca; "
        "zamenica tužioca; заменик тужиоца; tužilaštvo; тужилаштво; tužiteljica; zamenik javnog tužioca; "
        "заменик јавног тужиоца",
        "bg": "прокурор; прокурорка; прокуратура; районен прокурор; окръжен прокурор",
        "cs": "státní zástupce; státní zástupkyně; prokurátor; státní zastupitelství",
        "et": "prokurör; prokuratuur; abiprokurör; ringkonnaprokurör",
        "sq": "prokuror; prokurore; prokuroria; prokurori",
        "ru": "помощник прокурора; заместитель прокурора",
        "uk": "помічник прокурора; прокурорка; заступник прокурора",
    },
    Profession.BORDER_GUARD: {
        "en": "border guard; border police; border police officer; border officer; coast guard; border guards",
        "de": "grenzschutz; grenzpolizei; bundespolizei; grenzbeamter; grenzbeamtin; grenzschutzbeamter; "
        "bundespolizist; bundespolizistin; grenzschutzbeamtin",
        "fr": "garde frontière; police aux frontières; police des frontières; garde frontières",
        "nl": "grenswacht; marechaussee; koninklijke marechaussee; grensbewaking",
        "ro": "poliția de frontieră; polițist de frontieră; grănicer; poliție de frontieră",
        "sr": "granična policija; гранична полиција; granični policajac; гранични полицајац; "
        "službenik granične policije; службеник граничне полиције",
        "bg": "гранична полиция; граничен полицай; граничен служител",
        "cs": "pohraniční policie; pohraničník; cizinecká policie",
        "et": "piirivalve; piirivalvur; piirivalveametnik",
        "sq": "policia kufitare; polic kufitar; policia e kufirit",
        "ru": "пограничник; пограничная служба; сотрудник пограничной службы",
        "uk": "прикордонник; прикордонниця; прикордонна служба; державна прикордонна служба",
    },
    Profession.CUSTOMS: {
        "en": "customs officer; customs; customs official",
        "de": "zoll; zollbeamter; zollbeamtin",
        "fr": "douanier; douanière; douane; agent des douanes",
        "nl": "douane; douanier; douanebeambte",
        "ro": "vamă; vameș; inspector vamal",
        "sr": "carina; царина; carinik; цариник; carinski službenik",
        "bg": "митница; митничар; митнически служител",
        "cs": "celník; celnice; celní správa",
        "et": "toll; tolliametnik",
        "sq": "dogana; doganier",
        "ru": "таможня; таможенник",
        "uk": "митниця; митник",
    },
    Profession.IMMIGRATION: {
        "en": "immigration officer; immigration police; immigration service officer; immigration inspector",
        "de": "fremdenpolizei",
        "fr": "agent d'immigration; officier d'immigration",
        "nl": "vreemdelingenpolitie; immigratieambtenaar",
        "ro": "ofițer de imigrări",
        "cs": "imigrační úředník",
    },
    Profession.LABOUR_INSPECTOR: {
        "en": "labour inspector; labor inspector; labour inspectorate",
        "de": "arbeitsinspektor; arbeitsinspektorin",
        "fr": "inspecteur du travail; inspectrice du travail",
        "nl": "arbeidsinspecteur; arbeidsinspectie",
        "ro": "inspector de muncă; inspecția muncii",
        "sr": "inspektor rada; инспектор рада; inspekcija rada",
        "bg": "инспектор по труда; инспекция по труда",
        "cs": "inspektor práce; inspektorka práce",
        "et": "tööinspektor; tööinspektsioon",
        "sq": "inspektor pune; inspektor i punës",
        "ru": "инспектор труда; трудовой инспектор",
        "uk": "інспектор праці",
    },
    Profession.SOCIAL_WORKER: {
        "en": "social worker; social workers; social work; social assistant; social services; social pedagogue; "
        "social educator",
        "de": "sozialarbeiter; sozialarbeiterin; sozialarbeit; sozialpädagoge; sozialpädagogin; jugendamt",
        "fr": "travailleur social; travailleuse sociale; assistant social; assistante sociale; éducateur spécialisé; "
        "éducatrice spécialisée; éducateur; éducatrice",
        "nl": "maatschappelijk werker; maatschappelijk werkster; sociaal werker; maatschappelijk werk",
        "ro": "asistent social; asistentă socială; lucrător social; asistență socială; asistenți sociali; asist soc; "
        "asistent social comunitar; asistentă socială comunitară",
        "sr": "socijalni radnik; социјални радник; socijalna radnica; социјална радница; centar za socijalni rad; "
        "центар за социјални рад",
        "bg": "социален работник; социална работничка; социален асистент; социална работа",
        "cs": "sociální pracovník; sociální pracovnice; sociální práce",
        "et": "sotsiaaltöötaja; sotsiaaltöö; sotsiaalpedagoog",
        "sq": "punonjës social; punonjëse sociale; punonjëse social",
        "ru": "социальный работник; соцработник; специалист по социальной работе; социальный педагог",
        "uk": "соціальний працівник; соціальна працівниця; соцпрацівник; фахівець із соціальної роботи; соціальний "
        "педагог",
    },
    Profession.CHILD_PROTECTION: {
        "en": "child protection worker; child protection officer; child protection; child welfare officer; "
        "child protection specialist; child welfare worker; child protection expert",
        "de": "kinderschutz; kinderschutzfachkraft",
        "fr": "protection de l'enfance",
        "nl": "kinderbescherming; jeugdbescherming; jeugdbeschermer; raadsonderzoeker",
        "ro": "protecția copilului; specialist protecția copilului; specialist în protecția copilului; specialistă în "
        "protecția copilului; specialist în protecția drepturilor copilului",
        "sr": "dečja zaštita; дечја заштита",
        "bg": "закрила на детето; отдел закрила на детето; социален работник закрила на детето",
        "cs": "ospod; pracovnice ospod; pracovník ospod; kurátor pro mládež; kurátorka pro mládež",
        "et": "lastekaitse; lastekaitsetöötaja; lastekaitse spetsialist; lastekaitsespetsialist",
        "sq": "mbrojtja e fëmijës; punonjës për mbrojtjen e fëmijës; punonjëse për mbrojtjen e fëmijës",
        "ru": "защита детей; специалист по защите детей; специалист опеки; орган опеки; инспектор по охране детства",
        "uk": "захист дітей; служба у справах дітей; спеціаліст служби у справах дітей; головний спеціаліст служби у "
        "справах дітей",
    },
    Profession.SHELTER: {
        "en": "shelter worker; shelter staff; shelter manager; shelter; shelter coordinator; shelter director; "
        "residential care worker; residential worker; safe house worker; shelter assistant",
        "de": "schutzeinrichtung; mitarbeiter schutzeinrichtung; mitarbeiterin schutzeinrichtung; heimerzieher; "
        "heimerzieherin",
        "fr": "personnel de foyer; éducateur de foyer; éducatrice de foyer; centre d'hébergement",
        "nl": "opvangmedewerker; medewerker opvang; groepsbegeleider; opvanghuis",
        "ro": "adăpost; personal adăpost; centru de plasament; educator centru; lucrător adăpost; coordonator "
        "adăpost; coordonatoare adăpost",
        "sr": "sklonište; склониште; sigurna kuća; сигурна кућа; radnik u skloništu; радник у склоништу",
        "bg": "приют; кризисен център; служител в приют; служител в кризисен център",
        "cs": "azylový dům; pracovník azylového domu; pracovnice azylového domu",
        "et": "varjupaik; varjupaiga töötaja; turvakodu; turvakodu töötaja",
        "sq": "strehëza; punonjës strehëze; punonjëse strehëze",
        "ru": "сотрудник приюта; воспитатель приюта; работник приюта",
        "uk": "притулок; працівник притулку; вихователь притулку; працівниця притулку",
    },
    Profession.CARE: {
        "en": "care worker; child care worker; childcare worker; foster parent; foster carer; residential carer; "
        "victim support worker; victim support; child carer",
        "de": "pflegekraft; erzieher; erzieherin; opferhilfe; pflegeeltern",
        "fr": "famille d'accueil; aide aux victimes; intervenant social",
        "nl": "pleegouder; jeugdzorg; jeugdzorgwerker; slachtofferhulp",
        "ro": "asistent maternal; lucrător în îngrijire",
        "sr": "hranitelj; хранитељ; hraniteljica",
        "bg": "приемен родител; детегледач; детегледачка",
        "cs": "pěstoun; pěstounka; pečovatelská služba; pracovník v sociálních službách",
        "et": "tugiisik; kasvataja; lapsehoidja",
        "sq": "edukator; edukatore; prind kujdestar",
        "ru": "воспитатель; воспитательница; приемный родитель",
        "uk": "вихователь; вихователька; прийомні батьки",
    },
    Profession.PSYCHOLOGIST: {
        "en": "psychologist; psychotherapist; psychology; child psychologist; clinical psychologist; psychosocial "
        "counsellor; school psychologist; psychiatrist; child counsellor; youth counsellor; trauma counsellor",
        "de": "psychologe; psychologin; psychotherapeut; psychotherapeutin",
        "fr": "psychologue; psychothérapeute; psychiatre",
        "nl": "psycholoog; psychologe; gedragswetenschapper; orthopedagoog; gz psycholoog",
        "ro": "psiholog; psihologă; psihoterapeut; consilier psihologic; psihopedagog",
        "sr": "psiholog; психолог; psihološkinja; психолошкиња; psihoterapeut; психотерапеут",
        "bg": "психоложка",
        "cs": "psycholog; psycholožka; psychoterapeut; psychoterapeutka",
        "et": "psühholoog; psühhoterapeut",
        "sq": "psikolog; psikologe; psikoterapist; këshilltar psikologjik",
        "ru": "педагог психолог; детский психолог; психиатр",
        "uk": "психологиня; практичний психолог",
    },
    Profession.HEALTH: {
        "en": "health worker; physician; nurse; paediatrician; pediatrician; midwife; gynaecologist; medical doctor; "
        "health professional; general practitioner; gynecologist; medical staff; health visitor; school nurse",
        "de": "arzt; ärztin; krankenschwester; kinderarzt; kinderärztin; hebamme; krankenpfleger; gesundheitswesen",
        "fr": "médecin; infirmier; infirmière; pédiatre; sage femme; gynécologue",
        "nl": "verpleegkundige; kinderarts; huisarts; verloskundige; jeugdarts",
        "ro": "medic; asistent medical; asistentă medicală; medic pediatru; pediatru; moașă; medic de familie",
        "sr": "lekar; лекар; lekarka; лекарка; medicinska sestra; медицинска сестра; pedijatar; педијатар",
        "bg": "лекарка; педиатър; фелдшер; акушерка; медицински работник",
        "cs": "lékař; lékařka; zdravotní sestra; pediatr; pediatrička; zdravotník",
        "et": "arst; meditsiiniõde; lastearst; perearst",
        "sq": "mjek; mjeke; infermier; infermiere; pediatër",
        "ru": "врач; медсестра; медицинская сестра; педиатр",
        "uk": "лікар; лікарка; медична сестра; педіатр; медпрацівник",
    },
    Profession.TEACHER: {
        "en": "teacher; school teacher; educator; schoolteacher; head teacher; school counsellor; kindergarten teacher",
        "de": "lehrer; lehrerin; pädagoge; pädagogin; lehrkraft",
        "fr": "enseignant; enseignante; professeur des écoles; instituteur; institutrice",
        "nl": "leraar; lerares; leerkracht; onderwijzer",
        "ro": "învățător; învățătoare; cadru didactic; educatoare; educator",
        "sr": "učitelj; учитељ; učiteljica; учитељица; nastavnik; наставник; nastavnica; наставница; pedagog; педагог",
        "bg": "учител; учителка",
        "cs": "učitel; učitelka; pedagožka",
        "et": "õpetaja; pedagoog",
        "sq": "mësues; mësuese; arsimtar; arsimtare",
        "ru": "учительница",
        "uk": "вчитель; вчителька; учителька",
    },
    Profession.YOUTH: {
        "en": "youth worker; street worker; outreach worker; streetworker; youth leader",
        "de": "jugendarbeiter; jugendarbeiterin; streetworkerin",
        "fr": "animateur jeunesse; éducateur de rue; animatrice jeunesse",
        "nl": "jongerenwerker; jeugdwerker; straathoekwerker",
        "ro": "lucrător de tineret; lucrător stradal",
        "sr": "omladinski radnik; омладински радник; terenski radnik; теренски радник; omladinska radnica",
        "bg": "младежки работник; аутрич работник",
        "cs": "terénní pracovník; terénní pracovnice; pracovník s mládeží; pracovnice s mládeží",
        "et": "noorsootöötaja; tänavatöötaja",
        "sq": "punonjës rinor; punonjës terreni; punonjëse rinore",
        "ru": "уличный социальный работник; молодежный работник",
        "uk": "молодіжний працівник; вуличний соціальний працівник",
    },
    Profession.GUARDIAN: {
        "en": "guardian; legal guardian; child guardian",
        "de": "vormund; amtsvormund; vormundin",
        "fr": "tuteur; tutrice; administrateur ad hoc",
        "nl": "voogd; voogdes; jeugdvoogd",
        "ro": "tutore; tutore legal",
        "sr": "staratelj; старатељ; starateljka; старатељка",
        "bg": "настойник",
        "cs": "opatrovník; opatrovnice",
        "et": "eestkostja",
        "sq": "kujdestar ligjor",
        "ru": "опекун",
        "uk": "опікун; піклувальник",
    },
    Profession.JUDGE: {
        "en": "judge; magistrate; juvenile judge; investigating judge; youth judge",
        "de": "richter; richterin; jugendrichter; jugendrichterin; familienrichterin; familienrichter",
        "fr": "juge; magistrate; juge des enfants; juge d'instruction",
        "nl": "rechter; kinderrechter",
        "ro": "judecător; judecătoare; magistrați",
        "sr": "sudija; судија; sutkinja; суткиња; sudija za maloletnike",
        "bg": "съдия; съдийка",
        "cs": "soudce; soudkyně",
        "et": "kohtunik",
        "sq": "gjyqtar; gjyqtare",
        "ru": "судья",
        "uk": "суддя; суддівка",
    },
    Profession.LAWYER: {
        "en": "lawyer; attorney; attorney at law; barrister; solicitor; legal adviser; legal advisor; legal counsel; "
        "jurist",
        "de": "anwalt; anwältin; rechtsanwalt; rechtsanwältin; jurist; juristin",
        "fr": "avocat; juriste; conseiller juridique; conseillère juridique",
        "nl": "advocaat; juriste",
        "ro": "avocat; avocată; jurist; consilier juridic; juristă",
        "sr": "advokat; адвокат; pravnik; правник; advokatica; pravnica; правница",
        "bg": "юрисконсулт; юрист; адвокатка",
        "cs": "advokát; advokátka; právník; právnička",
        "et": "advokaat; jurist",
        "sq": "avokat; avokate; jurist; juriste",
        "uk": "юристка",
    },
    Profession.INTERPRETER: {
        "en": "interpreter; translator; cultural mediator; intercultural mediator",
        "de": "dolmetscher; dolmetscherin; übersetzer; übersetzerin",
        "fr": "interprète; traducteur; traductrice; médiateur culturel; médiatrice culturelle",
        "nl": "tolk; vertaler",
        "ro": "interpret; interpretă; traducător; traducătoare; mediator cultural",
        "sr": "prevodilac; преводилац; tumač; тумач; prevoditeljka",
        "bg": "преводач; преводачка",
        "cs": "tlumočník; tlumočnice; překladatel; překladatelka",
        "et": "tõlk; tõlkija",
        "sq": "përkthyes; përkthyese; interpret",
        "ru": "переводчик; переводчица",
        "uk": "перекладач; перекладачка",
    },
    Profession.RESEARCHER: {
        "en": "researcher; academic; university lecturer; lecturer; scientist; scholar",
        "de": "forscher; forscherin; wissenschaftler; wissenschaftlerin",
        "fr": "chercheur; chercheuse; universitaire",
        "nl": "onderzoeker; wetenschapper; onderzoekster",
        "ro": "cercetător; cercetătoare; lector universitar",
        "sr": "istraživač; истраживач; istraživačica",
        "bg": "изследовател; изследователка",
        "cs": "výzkumník; výzkumnice; vědec",
        "et": "teadur; teadlane",
        "sq": "studiues; studiuese",
        "ru": "исследователь; научный сотрудник",
        "uk": "дослідник; дослідниця; науковий співробітник",
    },
    Profession.JOURNALIST: {
        "en": "journalist; reporter",
        "de": "journalistin",
        "fr": "journaliste",
        "ro": "jurnalist; ziarist; jurnalistă; ziaristă",
        "sr": "novinar; новинар; novinarka; новинарка",
        "bg": "журналист; журналистка",
        "cs": "novinář; novinářka",
        "et": "ajakirjanik",
        "sq": "gazetar; gazetare",
        "uk": "журналіст",
    },
}

# What may stand before a profession without making it another one.
GRADES = (
    "senior; junior; chief; head; lead; leading; deputy; assistant; trainee; retired; first; principal; national; "
    "regional; local; leitende; leitender; stellvertretende; stellvertretender; hoofd; viši; старши; главен; главный; "
    "старший; головний; vrchní; vedoucí; kryesor; vanem"
)

# Words inside a job title that suggest a side; only ever shown in a question.
SUGGESTS: dict[Role, Words] = {
    Role.LAW_ENFORCEMENT: {
        "any": "police; polizei; politie; poliție; poliției; policije; полиције; полиция; полиції; policie; politsei; "
        "policisë; prosecutor; inspector; officer; detective; investigator; crime; криминална; bundespolizei; гувд; "
        "мвр; мвд; мвс; border"
    },
    Role.CARE: {
        "any": "social; sozial; sociale; socijalni; социален; социальный; соціальний; shelter; care; psychologist; "
        "psycholog; counsellor; child; children; youth; nurse; therapist; welfare; helpline; family; кризисен"
    },
}

SIDE_OF: dict[str, Role] = index(SIDES, SIDES_OF_WORK)
PROFESSION_OF: dict[str, Profession] = index(PROFESSIONS, FIELDS_OF_WORK)
SUGGESTED_BY: dict[str, Role] = index(SUGGESTS)
