"""Words of job titles and of bodies' names that say no profession and no type: a cell of nothing else names nobody, and
may be quoted where it can't be read."""

WORK_WORDS = """
administration administrative administrator adviser advisor affairs agency agent agriculture analysis analyst area
assistance associate authority board body bureau cabinet campaign case centre center chair chairman chairperson
chief city
civil clerk commission committee communication communications community consultant coordinator coordination council
counsellor counselor country county crime criminal culture data department deputy desk development director
directorate
district division doctor dr education embassy employee employment environment equality executive expert external
faculty federal field
finance financial focal foreign fundraising gender general government governor group health home human immigration
independent information inspection institute institution integration interior internal international intern
interpreter
it justice labour labor law leader legal liaison local logistics main manager management mayor media medical
medicine member
migration minister ministry mission monitoring municipal municipality national network office officer official
operations organisation organization parliament partner partnerships permanent person planning point policy
political
position president prevention principal private prof professor programme program project protection public quality
region
regional representative research researcher rights school science sector secretariat secretary section security
senior
service services specialist sport staff state strategy student studies support teacher team technical trade
trafficking
trainer training translator transport unit university vice victim victims volunteer women worker working youth
children child
innere inneren inneres innenministerium justiz auswärtige ministerium bundes landes land stadt abteilung referat
referent referentin leiter leiterin leitung berater beraterin beratung mitarbeiter mitarbeiterin sachbearbeiter
sachbearbeiterin koordinator koordinatorin geschäftsführer geschäftsführerin bildung gesundheit arbeit soziales amt
behörde dienst stelle verwaltung universität lehrer lehrerin dozent dozentin praktikant praktikantin fachkraft
fachberatung projekt programm vorstand vorsitzende vorsitzender experte expertin beauftragte beauftragter
ministère intérieur affaires étrangères sociales chargé chargée mission chef cheffe directeur directrice conseiller
conseillère responsable coordinateur coordinatrice bureau service santé éducation travail projet programme
gestionnaire
assistante adjoint adjointe expert experte ville état enseignant enseignante formateur formatrice bénévole stagiaire
ministerie binnenlandse buitenlandse zaken justitie veiligheid beleidsmedewerker beleidsadviseur adviseur medewerker
medewerkster coördinator manager afdeling dienst gemeente onderwijs gezondheid gezondheidszorg werk vrijwilliger
docent
ministerul afacerilor interne justiției sănătății educației muncii consilier consilieră referent șef șefă secție
serviciu
direcția direcție director directoare coordonator coordonatoare specialist specialistă expert expertă inspector
primăria agenția voluntar voluntară profesor profesoară proiect
ministarstvo unutrašnjih unutarnjih vanjskih spoljnih poslova pravde pravosuđa zdravlja obrazovanja rada savetnik
savetnica savjetnik savjetnica saradnik saradnica suradnik suradnica stručni stručna viši viša samostalni samostalna
načelnik
načelnica direktor direktorka koordinator koordinatorka referent referentkinja ekspert odeljenje odjel odsjek sektor
uprava služba centar grad opština općina nastavnik profesor volonter projekat
министарство унутрашњих послова правде здравља образовања саветник саветница сарадник сарадница стручни виши
начелник
директор координатор референт одељење сектор управа служба центар
министерство министерството вътрешните работи правосъдието здравето образованието труда главен главна старши експерт
експертка
съветник съветничка началник директор координатор специалист инспектор отдел дирекция агенция служба
ministerstvo vnitra spravedlnosti zdravotnictví školství práce referent referentka poradce poradkyně vedoucí ředitel
ředitelka koordinátor koordinátorka odbor oddělení úřad služba odborník odbornice specialista specialistka pracovník
pracovnice
metodik metodička dobrovolník
ministeerium siseministeerium justiitsministeerium sotsiaalministeerium nõunik peaspetsialist spetsialist juhataja
juht
direktor koordinaator osakond talitus amet ekspert konsultant õpetaja vabatahtlik projektijuht
ministria brendshme drejtësisë shëndetësisë arsimit mirëqenies punëve jashtme këshilltar këshilltare specialist
specialiste drejtor drejtoreshë drejtoria koordinator koordinatore përgjegjës përgjegjëse shef sektori zyra shërbimi
eksperte ekspert mësues mësuese vullnetar projekti njësia
внутренних дел юстиции здравоохранения образования труда советник главный ведущий старший специалист начальник
директор координатор отдел отдела управление управления служба службы эксперт консультант менеджер проекта проект
преподаватель учитель волонтер заместитель
внутрішніх справ юстиції охорони здоров'я освіти праці радник радниця головний головна провідний провідна спеціаліст
спеціалістка начальник начальниця директор директорка координатор координаторка відділ відділу управління служба
служби
експерт експертка консультант менеджер менеджерка проєкту проект викладач вчитель волонтер заступник
ministeriet indenrigs udenrigs justits konsulent chefkonsulent fuldmægtig leder afdeling kontor rådgiver
seniorrådgiver
avdeling direktør koordinator spesialist medarbejder medarbeider lærer frivillig prosjekt projekt
ministero interno giustizia salute istruzione lavoro consulente direttore direttrice responsabile coordinatore
coordinatrice ufficio servizio dipartimento funzionario funzionaria esperto esperta dirigente impiegato impiegata
insegnante volontario volontaria progetto
"""
