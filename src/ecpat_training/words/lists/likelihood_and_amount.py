"""The words of two sets of answers, on how likely and on how much, written as those in `answer_sets`."""

# surely not, not, rather not, neither, rather, yes, surely
LIKELIHOOD = {
    "en": "very unlikely | extremely unlikely | not at all likely | definitely not | definitely will not; "
    "unlikely | probably not | probably will not; somewhat unlikely | slightly unlikely | rather unlikely | not "
    "very likely | moderately unlikely; neither likely nor unlikely | neither unlikely nor likely | might or "
    "might not | might or might not happen; somewhat likely | slightly likely | rather likely | moderately "
    "likely; likely | probably | probably yes | probably will; very likely | extremely likely | definitely | "
    "definitely yes | definitely will",
    "de": "sehr unwahrscheinlich | äußerst unwahrscheinlich | auf keinen fall | bestimmt nicht; unwahrscheinlich "
    "| wahrscheinlich nicht; eher unwahrscheinlich; weder wahrscheinlich noch unwahrscheinlich; eher "
    "wahrscheinlich; wahrscheinlich; sehr wahrscheinlich | äußerst wahrscheinlich | auf jeden fall | ganz "
    "bestimmt",
    "fr": "très improbable | très peu probable | extrêmement improbable | certainement pas; improbable | "
    "probablement pas; plutôt improbable | peu probable; ni probable ni improbable; plutôt probable | assez "
    "probable; probable | probablement; très probable | extrêmement probable | certainement",
    "nl": "zeer onwaarschijnlijk | heel onwaarschijnlijk | zeker niet; onwaarschijnlijk | waarschijnlijk niet; "
    "enigszins onwaarschijnlijk | eerder onwaarschijnlijk; niet waarschijnlijk en niet onwaarschijnlijk; "
    "enigszins waarschijnlijk | eerder waarschijnlijk; waarschijnlijk; zeer waarschijnlijk | heel waarschijnlijk "
    "| zeker wel",
    "it": "molto improbabile | estremamente improbabile | sicuramente no; improbabile | probabilmente no; "
    "abbastanza improbabile | poco probabile; né probabile né improbabile; abbastanza probabile; probabile | "
    "probabilmente sì; molto probabile | estremamente probabile | sicuramente sì",
    "ro": "foarte puțin probabil | foarte improbabil | sigur nu; improbabil | probabil nu; mai degrabă "
    "improbabil | puțin probabil; nici probabil nici improbabil; destul de probabil | mai degrabă probabil; "
    "probabil | probabil da; foarte probabil | sigur da",
    "sr": "veoma malo verovatno | sasvim neverovatno | sigurno ne | веома мало вероватно | сигурно не; malo "
    "verovatno | verovatno ne | мало вероватно | вероватно не; pre malo verovatno | пре мало вероватно; ni "
    "verovatno ni neverovatno | ни вероватно ни невероватно; donekle verovatno | донекле вероватно; verovatno | "
    "verovatno da | вероватно | вероватно да; veoma verovatno | vrlo verovatno | sigurno da | веома вероватно | "
    "врло вероватно | сигурно да",
    "bg": "много малко вероятно | изключително малко вероятно | със сигурност не; малко вероятно | вероятно не; "
    "по-скоро малко вероятно; нито вероятно нито малко вероятно; по-скоро вероятно; вероятно | вероятно да; "
    "много вероятно | със сигурност да",
    "cs": "velmi nepravděpodobné | určitě ne; nepravděpodobné | pravděpodobně ne; spíše nepravděpodobné; ani "
    "pravděpodobné ani nepravděpodobné; spíše pravděpodobné; pravděpodobné | pravděpodobně ano; velmi "
    "pravděpodobné | určitě ano",
    "da": "meget usandsynligt | helt sikkert ikke; usandsynligt | sandsynligvis ikke; lidt usandsynligt; hverken "
    "sandsynligt eller usandsynligt; lidt sandsynligt; sandsynligt | sandsynligvis; meget sandsynligt | helt "
    "sikkert",
    "no": "svært usannsynlig | veldig usannsynlig | helt sikkert ikke; usannsynlig | sannsynligvis ikke; litt "
    "usannsynlig; verken sannsynlig eller usannsynlig; litt sannsynlig; sannsynlig | sannsynligvis; svært "
    "sannsynlig | veldig sannsynlig | helt sikkert",
    "et": "väga ebatõenäoline | kindlasti mitte; ebatõenäoline | tõenäoliselt mitte; pigem ebatõenäoline; ei "
    "tõenäoline ega ebatõenäoline; pigem tõenäoline; tõenäoline | tõenäoliselt jah; väga tõenäoline | kindlasti "
    "jah",
    "sq": "shumë pak e mundshme | sigurisht jo; pak e mundshme | ndoshta jo; disi e pamundshme; as e mundshme as "
    "e pamundshme; disi e mundshme; e mundshme | ndoshta po; shumë e mundshme | sigurisht po",
    "ru": "очень маловероятно | крайне маловероятно | точно нет | определенно нет; маловероятно | скорее всего "
    "нет; скорее маловероятно; ни вероятно ни маловероятно; скорее вероятно; вероятно | скорее всего да; очень "
    "вероятно | весьма вероятно | точно да | определенно да",
    "uk": "дуже малоймовірно | вкрай малоймовірно | точно ні; малоймовірно | скоріше за все ні; радше "
    "малоймовірно; ні ймовірно ні малоймовірно; радше ймовірно; ймовірно | скоріше за все так; дуже ймовірно | "
    "точно так",
}

# nothing, nearly nothing, a little, some, quite a lot, a lot, very much
AMOUNT = {
    "en": "none at all | not at all | nothing | nothing at all; almost nothing | very little | hardly anything; "
    "a little | little | a little bit | slightly; a moderate amount | moderately | some | somewhat | to some "
    "extent; quite a bit | quite a lot | considerably; a lot | much | to a large extent; a great deal | very "
    "much | to a great extent",
    "de": "gar nicht | überhaupt nicht | gar nichts | nichts; fast gar nicht | fast nichts | sehr wenig; wenig | "
    "ein wenig | etwas; mittelmäßig | einigermaßen | teilweise; ziemlich | ziemlich viel; viel | stark; sehr "
    "viel | sehr | sehr stark",
    "fr": "pas du tout | rien | rien du tout; presque rien | très peu; peu | un peu; moyennement | modérément; "
    "assez | plutôt; beaucoup; énormément",
    "nl": "helemaal niet | helemaal niets | niets; bijna niets | zeer weinig; weinig | een beetje; matig | "
    "redelijk | enigszins; tamelijk veel | behoorlijk; veel; heel veel | zeer veel",
    "it": "per niente | per nulla | niente; quasi niente | pochissimo; poco | un po'; moderatamente | "
    "mediamente; abbastanza; molto; moltissimo",
    "ro": "deloc | nimic; aproape deloc | foarte puțin; puțin; moderat | oarecum; destul de mult; mult; foarte mult",
    "sr": "nimalo | uopšte ne | ništa | нимало | уопште не | ништа; skoro ništa | veoma malo | скоро ништа | "
    "веома мало; malo | мало; umereno | donekle | умерено | донекле; prilično | прилично; mnogo | puno | много | "
    "пуно; veoma mnogo | vrlo mnogo | веома много | врло много",
    "bg": "изобщо не | никак | нищо; почти нищо | много малко; малко; умерено | донякъде; доста; много; "
    "изключително много",
    "cs": "vůbec ne | vůbec nic | nic; téměř nic | velmi málo; málo | trochu; středně | částečně; docela hodně | "
    "poměrně hodně; hodně; velmi mnoho | velmi hodně",
    "da": "slet ikke | intet; næsten intet | meget lidt; lidt; noget | i nogen grad; en del; meget | i høj grad; "
    "rigtig meget | i meget høj grad",
    "no": "ikke i det hele tatt | ingenting; nesten ingenting | svært lite; litt | lite; noe | i noen grad; en "
    "god del | ganske mye; mye | i stor grad; svært mye | i svært stor grad",
    "et": "üldse mitte | mitte midagi; peaaegu mitte midagi | väga vähe; vähe | natuke; mõõdukalt | mõnevõrra; "
    "üsna palju; palju; väga palju",
    "sq": "aspak | asgjë; pothuajse asgjë | shumë pak; pak; mesatarisht | deri diku; mjaft; shumë; "
    "jashtëzakonisht shumë",
    "ru": "совсем нет | нисколько | совсем ничего | ничего; почти ничего | очень мало; немного | мало; умеренно "
    "| в некоторой степени; довольно много; много | сильно; очень много | очень сильно",
    "uk": "зовсім ні | нічого; майже нічого | дуже мало; трохи | мало; помірно | певною мірою; досить багато; "
    "багато | сильно; дуже багато | дуже сильно",
}
