"""The words of well-known sets of answers, from the lowest to the highest, as forms print them.

A line holds the levels of a set between `;`, each with its wordings between `|`, so that a set of four, five or seven
answers is a choice among them (`VARIANTS`).
"""

from typing import Literal

from ecpat_training.words.lists.likelihood_and_amount import AMOUNT, LIKELIHOOD

AnswerSet = Literal[
    "agreement", "satisfaction", "frequency", "usefulness", "confidence", "quality", "likelihood", "amount"
]

ANSWER_SETS: dict[AnswerSet, dict[str, str]] = {
    # fully against, against, rather against, neither, rather for, for, fully for
    "agreement": {
        "en": "strongly disagree | totally disagree | completely disagree | fully disagree | disagree strongly | "
        "definitely disagree; disagree; somewhat disagree | slightly disagree | rather disagree | tend to disagree | "
        "disagree somewhat | mostly disagree | disagree slightly | disagree a little; neither agree nor disagree | "
        "neutral | undecided | neither disagree nor agree | neither | neither agree or disagree | partly agree partly "
        "disagree; somewhat agree | slightly agree | rather agree | tend to agree | agree somewhat | mostly agree | "
        "agree slightly | agree a little; agree; strongly agree | totally agree | completely agree | fully agree | "
        "agree strongly | definitely agree",
        "de": "stimme überhaupt nicht zu | stimme gar nicht zu | trifft überhaupt nicht zu | trifft gar nicht zu | "
        "lehne völlig ab; stimme nicht zu | trifft nicht zu | lehne ab; stimme eher nicht zu | trifft eher nicht zu | "
        "lehne eher ab; weder noch | neutral | teils teils | unentschieden | teils/teils | stimme weder zu noch nicht "
        "zu; stimme eher zu | trifft eher zu; stimme zu | trifft zu; stimme voll und ganz zu | stimme völlig zu | "
        "stimme voll zu | trifft voll und ganz zu | trifft voll zu | trifft völlig zu | stimme vollkommen zu | stimme "
        "sehr zu",
        "fr": "pas du tout d'accord | tout à fait en désaccord | pas d'accord du tout | fortement en désaccord | "
        "totalement en désaccord; pas d'accord | en désaccord; plutôt pas d'accord | plutôt en désaccord | peu "
        "d'accord; ni d'accord ni pas d'accord | neutre | ni en accord ni en désaccord | ni d'accord, "
        "ni en désaccord; plutôt d'accord; d'accord | en accord; tout à fait d'accord | totalement d'accord | "
        "entièrement d'accord | fortement d'accord",
        "nl": "helemaal mee oneens | helemaal niet mee eens | zeer mee oneens | volledig mee oneens | zeer oneens | "
        "helemaal oneens; mee oneens | oneens | niet mee eens; enigszins mee oneens | beetje mee oneens | eerder "
        "oneens; niet mee eens, niet mee oneens | neutraal | noch mee eens, noch mee oneens | niet eens / niet oneens "
        "| niet oneens/niet eens; enigszins mee eens | beetje mee eens | eerder eens; mee eens | eens; helemaal mee "
        "eens | zeer mee eens | volledig mee eens | zeer eens | helemaal eens",
        "it": "per niente d'accordo | fortemente in disaccordo | completamente in disaccordo | totalmente in "
        "disaccordo; non d'accordo | in disaccordo; poco d'accordo | piuttosto in disaccordo | parzialmente in "
        "disaccordo; né d'accordo né in disaccordo | neutrale | indifferente | incerto; abbastanza d'accordo | "
        "parzialmente d'accordo | piuttosto d'accordo; d'accordo; completamente d'accordo | del tutto d'accordo | "
        "fortemente d'accordo | totalmente d'accordo | molto d'accordo",
        "ro": "dezacord total | total dezacord | în totalitate dezacord | dezacord puternic; dezacord | nu sunt de "
        "acord; mai degrabă dezacord | parțial dezacord; nici acord nici dezacord | neutru | nici de acord nici în "
        "dezacord; mai degrabă de acord | parțial de acord; acord | de acord | sunt de acord; acord total | total de "
        "acord | în totalitate de acord | acord puternic",
        "sr": "uopšte se ne slažem | u potpunosti se ne slažem | potpuno se ne slažem | уопште се не слажем | у "
        "потпуности се не слажем | потпуно се не слажем; ne slažem se | не слажем се; uglavnom se ne slažem | donekle "
        "se ne slažem | углавном се не слажем | донекле се не слажем; niti se slažem niti se ne slažem | neutralno | "
        "neodlučan | нити се слажем нити се не слажем | неутрално; uglavnom se slažem | donekle se slažem | углавном "
        "се слажем | донекле се слажем; slažem se | слажем се; u potpunosti se slažem | potpuno se slažem | у "
        "потпуности се слажем | потпуно се слажем",
        "bg": "напълно несъгласен | изобщо не съм съгласен | категорично не съм съгласен | напълно не съм съгласен; не "
        "съм съгласен | несъгласен; по-скоро не съм съгласен | по-скоро несъгласен; нито съгласен нито несъгласен | "
        "неутрално | неутрален; по-скоро съм съгласен | по-скоро съгласен; съгласен | съгласен "
        "съм; напълно съгласен | напълно съм съгласен | категорично съм съгласен",
        "cs": "rozhodně nesouhlasím | zcela nesouhlasím | naprosto nesouhlasím | vůbec nesouhlasím; nesouhlasím; spíše "
        "nesouhlasím; ani souhlasím ani nesouhlasím | neutrální | ani ano ani ne; spíše "
        "souhlasím; souhlasím; rozhodně souhlasím | zcela souhlasím | naprosto souhlasím",
        "da": "meget uenig | helt uenig; uenig; delvist uenig | overvejende uenig; hverken enig eller uenig | neutral; "
        "delvist enig | overvejende enig; enig; meget enig | helt enig",
        "no": "helt uenig | svært uenig | sterkt uenig; uenig; delvis uenig | litt uenig | ganske uenig; verken enig "
        "eller uenig | hverken enig eller uenig | nøytral; delvis enig | litt enig | ganske enig; enig; helt enig | "
        "svært enig | sterkt enig",
        "et": "ei nõustu üldse | üldse ei nõustu | täiesti ei nõustu; ei nõustu | ei ole nõus; pigem ei nõustu | pigem "
        "ei ole nõus; nii ja naa | neutraalne | ei nõustu ega ole vastu; pigem nõustun | pigem nõus; "
        "nõustun | nõus | olen nõus; täiesti nõus | nõustun täielikult | täielikult nõus",
        "sq": "aspak nuk jam dakord | nuk jam aspak dakord | plotësisht nuk jam dakord | kundërshtoj plotësisht | nuk "
        "pajtohem aspak; nuk jam dakord | nuk pajtohem; disi nuk jam dakord | pjesërisht nuk jam dakord; as dakord as "
        "kundër | neutral | as pajtohem as nuk pajtohem; disi jam dakord | pjesërisht dakord; jam dakord | dakord | "
        "pajtohem; plotësisht dakord | jam plotësisht dakord | pajtohem plotësisht",
        "ru": "полностью не согласен | совершенно не согласен | категорически не согласен | абсолютно не согласен | "
        "полностью не согласна | совсем не согласен; не согласен | не согласен/не согласна | не согласна; скорее не "
        "согласен | скорее не согласна | частично не согласен; ни согласен ни не согласен | нейтрально | и да и нет | "
        "отчасти согласен, отчасти нет; скорее согласен | скорее согласна | частично согласен; согласен | согласна | "
        "согласен/согласна; полностью согласен | совершенно согласен | абсолютно согласен | полностью согласна",
        "uk": "повністю не згоден | категорично не згоден | зовсім не згоден | абсолютно не згоден | повністю не "
        "згодна; не згоден | не згодна | не згоден/не згодна; скоріше не згоден | радше не згоден | скоріше не "
        "згодна; ні згоден ні не згоден | нейтрально | і так і ні; скоріше згоден | радше згоден | "
        "скоріше згодна; згоден | згодна | згоден/згодна; повністю згоден | цілком згоден | абсолютно згоден | "
        "повністю згодна",
    },
    "satisfaction": {
        "en": "very dissatisfied | very unsatisfied | extremely dissatisfied | completely dissatisfied | totally "
        "dissatisfied | not at all satisfied; dissatisfied | unsatisfied | not satisfied; somewhat dissatisfied | "
        "rather dissatisfied | slightly dissatisfied | somewhat unsatisfied | moderately dissatisfied | not very "
        "satisfied; neither satisfied nor dissatisfied | neutral | neither | neither satisfied or dissatisfied; "
        "somewhat satisfied | rather satisfied | slightly satisfied | moderately satisfied; satisfied; very satisfied "
        "| extremely satisfied | completely satisfied | totally satisfied | fully satisfied",
        "de": "sehr unzufrieden | überhaupt nicht zufrieden | gar nicht zufrieden; unzufrieden | nicht zufrieden; eher "
        "unzufrieden | weniger zufrieden; weder zufrieden noch unzufrieden | neutral | teils teils | weder noch; eher "
        "zufrieden; zufrieden; sehr zufrieden | äußerst zufrieden | vollkommen zufrieden",
        "fr": "très insatisfait | pas du tout satisfait | très insatisfait(e) | pas du tout satisfait(e) | très "
        "insatisfaite | pas du tout satisfaite; insatisfait | pas satisfait | insatisfait(e) | insatisfaite; plutôt "
        "insatisfait | peu satisfait | plutôt pas satisfait | plutôt insatisfait(e) | peu satisfait(e); ni satisfait "
        "ni insatisfait | neutre | ni satisfait(e) ni insatisfait(e); plutôt satisfait | assez satisfait | plutôt "
        "satisfait(e); satisfait | satisfait(e) | satisfaite; très satisfait | tout à fait satisfait | très "
        "satisfait(e) | très satisfaite",
        "nl": "zeer ontevreden | helemaal niet tevreden; ontevreden | niet tevreden; enigszins ontevreden | eerder "
        "ontevreden; niet tevreden niet ontevreden | neutraal | noch tevreden noch ontevreden | niet ontevreden niet "
        "tevreden; enigszins tevreden | redelijk tevreden; tevreden; zeer tevreden | heel tevreden | helemaal "
        "tevreden",
        "it": "molto insoddisfatto | per niente soddisfatto | per nulla soddisfatto; insoddisfatto | non soddisfatto; "
        "piuttosto insoddisfatto | poco soddisfatto; né soddisfatto né insoddisfatto | neutrale; abbastanza "
        "soddisfatto | piuttosto soddisfatto; soddisfatto; molto soddisfatto | del tutto soddisfatto | completamente "
        "soddisfatto",
        "ro": "foarte nemulțumit | foarte nesatisfăcut | deloc mulțumit | foarte nemulțumit(ă); nemulțumit | "
        "nesatisfăcut | nemulțumit(ă); mai degrabă nemulțumit | puțin mulțumit; nici mulțumit nici nemulțumit | "
        "neutru; mai degrabă mulțumit | destul de mulțumit; mulțumit | satisfăcut | mulțumit(ă); foarte mulțumit | "
        "foarte satisfăcut | foarte mulțumit(ă)",
        "sr": "veoma nezadovoljan | vrlo nezadovoljan | potpuno nezadovoljan | веома незадовољан | врло незадовољан; "
        "nezadovoljan | незадовољан; uglavnom nezadovoljan | donekle nezadovoljan | углавном незадовољан; ni "
        "zadovoljan ni nezadovoljan | neutralno | ни задовољан ни незадовољан | неутрално; uglavnom zadovoljan | "
        "donekle zadovoljan | углавном задовољан; zadovoljan | задовољан; veoma zadovoljan | vrlo zadovoljan | "
        "potpuno zadovoljan | веома задовољан | врло задовољан",
        "bg": "много недоволен | напълно недоволен | изобщо не съм доволен; недоволен | не съм доволен; по-скоро "
        "недоволен; нито доволен нито недоволен | неутрално; по-скоро доволен; доволен; много доволен | напълно "
        "доволен",
        "cs": "velmi nespokojen | zcela nespokojen | velmi nespokojen/a | velmi nespokojený; nespokojen | nespokojen/a "
        "| nespokojený; spíše nespokojen | spíše nespokojen/a | spíše nespokojený; ani spokojen ani nespokojen | "
        "neutrální; spíše spokojen | spíše spokojen/a | spíše spokojený; spokojen | spokojen/a | spokojený; velmi "
        "spokojen | zcela spokojen | velmi spokojen/a | velmi spokojený",
        "da": "meget utilfreds; utilfreds; delvist utilfreds | lidt utilfreds; hverken tilfreds eller utilfreds | "
        "neutral; delvist tilfreds | nogenlunde tilfreds; tilfreds; meget tilfreds",
        "no": "svært misfornøyd | veldig misfornøyd | meget misfornøyd; misfornøyd | utilfreds; litt misfornøyd | "
        "ganske misfornøyd; verken fornøyd eller misfornøyd | nøytral; ganske fornøyd | litt fornøyd; fornøyd | "
        "tilfreds; svært fornøyd | veldig fornøyd | meget fornøyd",
        "et": "väga rahulolematu | üldse ei ole rahul | väga rahul ei ole; rahulolematu | ei ole rahul; pigem ei ole "
        "rahul | pigem rahulolematu; nii ja naa | neutraalne | ei rahul ega rahulolematu; pigem rahul; rahul; väga "
        "rahul | täiesti rahul",
        "sq": "shumë i pakënaqur | aspak i kënaqur | shumë e pakënaqur; i pakënaqur | e pakënaqur; disi i pakënaqur; "
        "as i kënaqur as i pakënaqur | neutral; disi i kënaqur; i kënaqur | e kënaqur; shumë i kënaqur | plotësisht i "
        "kënaqur | shumë e kënaqur",
        "ru": "очень недоволен | полностью не удовлетворен | совсем не удовлетворен | крайне недоволен | совершенно не "
        "удовлетворен; недоволен | не удовлетворен; скорее недоволен | скорее не удовлетворен; ни доволен ни "
        "недоволен | нейтрально; скорее доволен | скорее удовлетворен; доволен | удовлетворен; "
        "очень доволен | полностью удовлетворен | полностью доволен",
        "uk": "дуже незадоволений | зовсім не задоволений | повністю незадоволений; незадоволений | не задоволений; "
        "скоріше незадоволений; ні задоволений ні незадоволений | нейтрально; скоріше задоволений; задоволений; дуже "
        "задоволений | повністю задоволений",
    },
    # never, nearly never, rarely, sometimes, often, very often, always
    "frequency": {
        "en": "never | not at all; almost never | hardly ever | very rarely | nearly never; rarely | seldom; "
        "sometimes | occasionally | now and then; often | frequently | regularly | fairly often | about half the "
        "time; very often | usually | almost always | most of the time | nearly always | very frequently; always | "
        "all the time | all of the time",
        "de": "nie | niemals; fast nie | sehr selten; selten; manchmal | gelegentlich | hin und wieder; oft | häufig; "
        "sehr oft | meistens | fast immer | sehr häufig; immer | jedes mal",
        "fr": "jamais; presque jamais | très rarement; rarement; parfois | de temps en temps | quelquefois | "
        "occasionnellement; souvent | régulièrement | fréquemment; très souvent | presque toujours | la plupart du "
        "temps; toujours",
        "nl": "nooit; bijna nooit | zeer zelden; zelden; soms | af en toe; vaak | regelmatig; zeer vaak | meestal | "
        "bijna altijd; altijd",
        "it": "mai; quasi mai | molto raramente; raramente; a volte | qualche volta | talvolta; spesso; molto spesso | "
        "quasi sempre; sempre",
        "ro": "niciodată; aproape niciodată | foarte rar; rar | rareori; uneori | câteodată | din când în când; des | "
        "adesea | deseori | frecvent; foarte des | aproape întotdeauna | de obicei; întotdeauna | mereu",
        "sr": "nikada | nikad | никада | никад; skoro nikad | gotovo nikad | veoma retko | скоро никад; retko | "
        "rijetko | ретко; ponekad | povremeno | понекад | повремено; često | често; veoma često | skoro uvek | веома "
        "често | скоро увек; uvek | uvijek | увек",
        "bg": "никога; почти никога | много рядко; рядко; понякога; често; много често | почти винаги | обикновено; "
        "винаги",
        "cs": "nikdy; téměř nikdy | velmi zřídka; zřídka | málokdy; někdy | občas; často; velmi často | téměř vždy | "
        "většinou; vždy | pokaždé",
        "da": "aldrig; næsten aldrig | meget sjældent; sjældent; nogle gange | af og til | indimellem; ofte; meget "
        "ofte | næsten altid; altid",
        "no": "aldri; nesten aldri | svært sjelden; sjelden | sjeldent; noen ganger | av og til; ofte; svært ofte | "
        "veldig ofte | nesten alltid | som regel; alltid",
        "et": "mitte kunagi | kunagi | mitte kordagi; peaaegu mitte kunagi | väga harva; harva; mõnikord | vahel | "
        "aeg-ajalt; sageli | tihti; väga sageli | peaaegu alati | väga tihti; alati",
        "sq": "kurrë | asnjëherë; pothuajse kurrë | shumë rrallë; rrallë; ndonjëherë | herë pas here; shpesh; shumë "
        "shpesh | pothuajse gjithmonë | zakonisht; gjithmonë",
        "ru": "никогда; почти никогда | очень редко; редко; иногда; часто; очень часто | почти всегда | обычно; всегда",
        "uk": "ніколи; майже ніколи | дуже рідко; рідко | зрідка; іноді | інколи; часто; дуже часто | майже завжди | "
        "зазвичай; завжди",
    },
    # not at all, not, a little, somewhat, plainly, very, extremely
    "usefulness": {
        "en": "not at all useful | not useful at all | useless | completely useless | not at all helpful; not very "
        "useful | not useful | not so useful | not very helpful | not helpful; slightly useful | a little useful | "
        "slightly helpful; somewhat useful | moderately useful | fairly useful | quite useful | somewhat helpful | "
        "moderately helpful; useful | helpful; very useful | very helpful; extremely useful | extremely helpful",
        "de": "überhaupt nicht nützlich | gar nicht nützlich | überhaupt nicht hilfreich | gar nicht hilfreich; nicht "
        "nützlich | nicht hilfreich; wenig nützlich | eher nicht nützlich | wenig hilfreich; einigermaßen nützlich | "
        "teilweise nützlich | eher nützlich | mäßig nützlich; nützlich | hilfreich; sehr nützlich | sehr hilfreich; "
        "äußerst nützlich | äußerst hilfreich",
        "fr": "pas du tout utile | inutile; pas utile; peu utile; assez utile | plutôt utile | moyennement utile; "
        "utile; très utile; extrêmement utile",
        "nl": "helemaal niet nuttig | nutteloos; niet nuttig; weinig nuttig | niet zo nuttig; enigszins nuttig | "
        "redelijk nuttig; nuttig; zeer nuttig | heel nuttig; uiterst nuttig",
        "it": "per niente utile | del tutto inutile | per nulla utile | inutile; non utile; poco utile; abbastanza "
        "utile; utile; molto utile; estremamente utile",
        "ro": "deloc util | deloc utilă | inutil; nu este util; puțin util | puțin utilă; destul de util | oarecum "
        "util; util | utilă; foarte util | foarte utilă; extrem de util",
        "sr": "uopšte nije korisno | nimalo korisno | potpuno beskorisno | уопште није корисно | нимало корисно; nije "
        "korisno | није корисно; malo korisno | мало корисно; donekle korisno | prilično korisno | донекле корисно; "
        "korisno | корисно; veoma korisno | vrlo korisno | веома корисно | врло корисно; izuzetno korisno | изузетно "
        "корисно",
        "bg": "изобщо не е полезно | напълно безполезно | безполезно; не е полезно; малко полезно | слабо полезно; "
        "донякъде полезно | по-скоро полезно; полезно; много полезно; изключително полезно",
        "cs": "vůbec není užitečné | zcela neužitečné | vůbec ne užitečné; není užitečné | neužitečné; málo užitečné | "
        "spíše neužitečné; částečně užitečné | spíše užitečné; užitečné; velmi užitečné; mimořádně užitečné",
        "da": "slet ikke nyttig | overhovedet ikke nyttigt | slet ikke nyttigt; ikke nyttig | ikke nyttigt; lidt "
        "nyttig | lidt nyttigt; nogenlunde nyttig | noget nyttigt; nyttig | nyttigt; meget nyttig | meget nyttigt; "
        "yderst nyttig | yderst nyttigt",
        "no": "ikke nyttig i det hele tatt | slett ikke nyttig; ikke nyttig; lite nyttig | litt nyttig; ganske nyttig "
        "| noe nyttig; nyttig; svært nyttig | veldig nyttig; ekstremt nyttig",
        "et": "üldse mitte kasulik | täiesti kasutu; mitte kasulik | ei ole kasulik; vähe kasulik | pigem ei ole "
        "kasulik; mõnevõrra kasulik | pigem kasulik; kasulik; väga kasulik; äärmiselt kasulik",
        "sq": "aspak i dobishëm | aspak e dobishme; jo i dobishëm | jo e dobishme; pak i dobishëm | pak e dobishme; "
        "disi i dobishëm | disi e dobishme; i dobishëm | e dobishme; shumë i dobishëm | shumë e dobishme; "
        "jashtëzakonisht i dobishëm",
        "ru": "совершенно бесполезно | совсем не полезно | абсолютно бесполезно; не полезно | бесполезно; мало полезно "
        "| малополезно; отчасти полезно | скорее полезно | в некоторой степени полезно; полезно; очень полезно; "
        "чрезвычайно полезно",
        "uk": "зовсім не корисно | абсолютно не корисно; не корисно; мало корисно; частково корисно | скоріше корисно; "
        "корисно; дуже корисно; надзвичайно корисно",
    },
    "confidence": {
        "en": "not at all confident | not confident at all | no confidence | not at all sure | very unsure; not very "
        "confident | not confident | not so confident | not very sure | unsure; slightly confident | a little "
        "confident | slightly sure; somewhat confident | moderately confident | fairly confident | quite confident | "
        "somewhat sure | fairly sure | quite sure; confident | sure; very confident | very sure; extremely confident "
        "| completely confident | totally confident | fully confident | completely sure",
        "de": "überhaupt nicht sicher | gar nicht sicher | sehr unsicher; nicht sicher | unsicher; wenig sicher | eher "
        "nicht sicher | eher unsicher; einigermaßen sicher | eher sicher | ziemlich sicher; sicher; sehr sicher; "
        "äußerst sicher | völlig sicher | ganz sicher",
        "fr": "pas du tout sûr | pas du tout confiant | pas du tout sûr(e) | pas du tout confiant(e) | pas du tout à "
        "l'aise; pas sûr | pas confiant | pas sûr(e); peu sûr | peu confiant | peu confiant(e) | peu sûr(e); assez "
        "sûr | assez confiant | plutôt confiant | plutôt sûr | assez confiant(e); sûr | confiant | confiant(e); très "
        "sûr | très confiant | très confiant(e) | très sûr(e); extrêmement confiant | tout à fait sûr | tout à fait "
        "confiant | totalement confiant",
        "nl": "helemaal niet zeker | zeer onzeker; niet zeker | onzeker; een beetje zeker | weinig zeker; enigszins "
        "zeker | redelijk zeker; zeker; zeer zeker | heel zeker; uiterst zeker | helemaal zeker",
        "it": "per niente sicuro | per nulla sicuro | molto insicuro; non sicuro | insicuro; poco sicuro; abbastanza "
        "sicuro; sicuro; molto sicuro; estremamente sicuro | del tutto sicuro",
        "ro": "deloc sigur | deloc încrezător | deloc sigur(ă); nesigur | nu sunt sigur; puțin sigur | puțin "
        "încrezător; destul de sigur | oarecum sigur | destul de încrezător; sigur | încrezător; foarte sigur | "
        "foarte încrezător; extrem de sigur | complet sigur",
        "sr": "uopšte nisam siguran | nimalo siguran | veoma nesiguran | уопште нисам сигуран | нимало сигуран; nisam "
        "siguran | nesiguran | нисам сигуран | несигуран; malo siguran | мало сигуран; donekle siguran | prilično "
        "siguran | донекле сигуран | прилично сигуран; siguran | siguran sam | сигуран; veoma siguran | vrlo siguran "
        "| веома сигуран | врло сигуран; potpuno siguran | потпуно сигуран",
        "bg": "изобщо не съм уверен | напълно неуверен | изобщо не съм сигурен; не съм уверен | неуверен | не съм "
        "сигурен; малко уверен | слабо уверен; донякъде уверен | по-скоро уверен | донякъде сигурен; уверен | "
        "сигурен; много уверен | много сигурен; напълно уверен | изключително уверен | напълно сигурен",
        "cs": "vůbec si nejsem jistý | zcela nejistý | vůbec si nejsem jistý/á; nejsem si jistý | nejistý; málo jistý "
        "| spíše nejistý; celkem jistý | spíše jistý | docela jistý; jistý; velmi jistý; zcela jistý | naprosto jistý",
        "da": "slet ikke sikker | overhovedet ikke sikker | meget usikker; ikke sikker | usikker; lidt sikker; "
        "nogenlunde sikker | ret sikker; sikker; meget sikker; helt sikker | fuldstændig sikker",
        "no": "ikke sikker i det hele tatt | slett ikke sikker | svært usikker; ikke sikker | usikker; litt sikker | "
        "lite sikker; ganske sikker | noenlunde sikker; sikker; svært sikker | veldig sikker; helt sikker",
        "et": "üldse mitte kindel | väga ebakindel; mitte kindel | ebakindel | ei ole kindel; vähe kindel | pigem "
        "ebakindel; mõnevõrra kindel | üsna kindel | pigem kindel; kindel; väga kindel; täiesti kindel",
        "sq": "aspak i sigurt | aspak e sigurt; jo i sigurt | i pasigurt; pak i sigurt | pak e sigurt; disi i sigurt | "
        "disi e sigurt; i sigurt | e sigurt; shumë i sigurt | shumë e sigurt; plotësisht i sigurt | plotësisht e "
        "sigurt",
        "ru": "совсем не уверен | совершенно не уверен | абсолютно не уверен; не уверен | не уверена; мало уверен | "
        "скорее не уверен; отчасти уверен | скорее уверен | довольно уверен; уверен | уверена; очень уверен; "
        "полностью уверен | абсолютно уверен",
        "uk": "зовсім не впевнений | абсолютно не впевнений; не впевнений | невпевнений; мало впевнений | скоріше не "
        "впевнений; частково впевнений | скоріше впевнений | досить впевнений; впевнений; дуже впевнений; повністю "
        "впевнений | цілком впевнений",
    },
    # very bad, bad, rather bad, middling, rather good, good, very good
    "quality": {
        "en": "very poor | very bad | terrible | extremely poor; poor | bad; below average | rather poor; fair | "
        "average | acceptable | ok | okay | satisfactory | neither good nor poor | neither good nor bad; above "
        "average | rather good | fairly good; good; very good | excellent",
        "de": "sehr schlecht; schlecht; eher schlecht; mittelmäßig | durchschnittlich | mittel | befriedigend | teils "
        "teils; eher gut; gut; sehr gut | ausgezeichnet | hervorragend",
        "fr": "très mauvais | très faible; mauvais | faible | insuffisant; plutôt mauvais; moyen | passable; plutôt "
        "bon | assez bon; bon; très bon | excellent",
        "nl": "zeer slecht; slecht | onvoldoende; matig; gemiddeld | neutraal | voldoende; redelijk goed; goed; zeer "
        "goed | uitstekend",
        "it": "pessimo | molto scarso | molto cattivo; scarso | cattivo; piuttosto scarso; medio | sufficiente | "
        "discreto; abbastanza buono; buono; ottimo | molto buono | eccellente",
        "ro": "foarte slab | foarte rău | foarte slabă; slab | rău | slabă; sub medie; mediu | satisfăcător | "
        "acceptabil; destul de bun; bun | bine | bună; foarte bun | excelent | foarte bine | foarte bună",
        "sr": "veoma loše | vrlo loše | веома лоше | врло лоше; loše | лоше; prilično loše; osrednje | prosečno | "
        "осредње; prilično dobro; dobro | добро; odlično | veoma dobro | vrlo dobro | одлично | веома добро | врло "
        "добро",
        "bg": "много лошо | много слабо; лошо | слабо; по-скоро лошо; средно | задоволително; по-скоро добро; добро | "
        "добре; отлично | много добро | много добре",
        "cs": "velmi špatné | velmi špatný; špatné | špatný; spíše špatné; průměrné | průměrný; spíše dobré; dobré | "
        "dobrý; velmi dobré | výborné | vynikající | velmi dobrý | výborný",
        "da": "meget dårlig | meget dårligt; dårlig | dårligt; mindre god; middel | hverken god eller dårlig; "
        "nogenlunde god; god | godt; meget god | fremragende | meget godt",
        "no": "svært dårlig | veldig dårlig; dårlig; ganske dårlig; middels | verken god eller dårlig; ganske god; god "
        "| bra; svært god | utmerket | veldig bra | svært bra",
        "et": "väga halb; halb; pigem halb; keskmine | rahuldav; pigem hea; hea; väga hea | suurepärane",
        "sq": "shumë dobët | shumë keq; dobët | keq; nën mesatare; mesatar | mesatarisht; mbi mesatare; mirë; shumë "
        "mirë | shkëlqyer | shkëlqyeshëm",
        "ru": "очень плохо; плохо; скорее плохо; средне | удовлетворительно | нормально; скорее хорошо; хорошо; "
        "отлично | очень хорошо",
        "uk": "дуже погано; погано; скоріше погано; посередньо | задовільно | нормально; скоріше добре; добре; "
        "відмінно | дуже добре",
    },
    "likelihood": LIKELIHOOD,
    "amount": AMOUNT,
}

LEVELS = 7
"""Of each set above, from the lowest to the highest."""

_TWO_SIDED = (
    (0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 4, 5, 6), (0, 1, 3, 5, 6), (0, 2, 3, 4, 6), (1, 2, 3, 4, 5), (0, 1, 5, 6),
    (0, 2, 4, 6), (1, 2, 4, 5), (0, 2, 3, 5, 6), (1, 3, 5), (0, 2, 3, 4, 5), (1, 2, 3, 4, 6), (0, 2, 4, 5), (0,
    2, 5, 6), (1, 2, 4, 6), (0, 1, 3, 4, 6),
)  # fmt: skip
_ONE_SIDED = (
    (0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 5, 6), (0, 2, 3, 4, 6), (0, 2, 3, 4, 5), (0, 2, 3, 5, 6), (0, 1, 3, 5,
    6), (0, 1, 3, 4, 5), (0, 1, 3, 5), (0, 2, 3, 5), (0, 2, 3, 4), (0, 3, 4, 6), (0, 3, 4, 5), (1, 2, 3, 4, 5),
    (0, 1, 3, 4, 6), (0, 2, 4, 5), (0, 2, 4, 6), (0, 1, 4, 5), (0, 1, 2, 4, 5), (0, 2, 3, 4, 5, 6), (1, 3, 4,
    5), (2, 3, 4, 5), (2, 3, 4, 6), (0, 3, 5), (0, 3, 6), (0, 4, 5), (0, 2, 4), (0, 1, 2, 3, 4), (0, 1, 2, 3),
    (0, 3, 4, 5, 6), (0, 2, 5, 6),
)  # fmt: skip
_OF_QUALITY = (*_TWO_SIDED, (1, 3, 5, 6), (1, 3, 4, 5, 6))

VARIANTS: dict[AnswerSet, tuple[tuple[int, ...], ...]] = {
    "agreement": _TWO_SIDED,
    "satisfaction": _TWO_SIDED,
    "frequency": _ONE_SIDED,
    "usefulness": _ONE_SIDED,
    "confidence": _ONE_SIDED,
    "quality": _OF_QUALITY,
    "likelihood": _TWO_SIDED,
    "amount": _ONE_SIDED,
}
"""Which levels the forms offer that offer such a set; a form of another choice is asked about."""
