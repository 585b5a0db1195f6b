"""Given names that tell a gender, as far as they tell it.

Gives lists alone, folded (no accents). Written by hand from what people are called in many
countries; a name that both bear is in neither list.
"""

from __future__ import annotations

_MALE = """
    aaron abdul abdullah abebe abel adam ahmad ahmed aidan akira alan albert alberto alejandro alex alexander alexei
    alfonso alfred ali amir anders andre andrea andreas andrei andrew andrey angel angus anthony anton antonio arjun
    arman arthur arturo ashok axel babacar ben benedict benjamin bernard bernardo bill bjorn bob boris brad brendan
    brett brian bruce bruno callum carl carlos cesar charles chen chidi chris christian christoph christopher
    cillian colin conor corneliu craig dale damien dan daniel darren david dean declan dennis derek dermot diego
    dieter dimitri dmitri dmitry dominic don donald douglas duncan dylan eamon ed eduardo edward elias elliot emil
    emmanuel enrique eric erik ernesto erwin ethan eugene evan fabio felix fergus fernando finn francesco francis
    francisco frank franz fred frederick friedrich gabriel gareth garrett gary gavin geoff geoffrey george gerald
    gerard giorgio giovanni giuseppe glen gordon graham greg gregory guillermo gunnar gus gustavo guy hamid hamish
    hans harald harold harry hassan hector heinrich helmut hendra hendrik henrik henry herbert hiroshi horacio
    howard hudson hugh hugo hussein ian ibrahim igor ilya isaac ismail ivan jack jacob jake jakob james jamie jan
    jared jason javier jay jean jeff jeffrey jens jeremy jerry jesse jesus jim jiro joao joe joel johan johann john
    johnny jon jonas jonathan jorge jose josef joseph josh joshua juan jules julian julio jurgen justin kamal karim
    karl keith ken kenneth kenta kevin khalid kim klaus kofi kurt kwame kyle lars laurence lawrence lee leo leon
    leonard liam lionel lloyd logan louis luca lucas luigi luis luke maksim malcolm manuel marc marcel marcello
    marco marcos marcus mario mark markus martin massimo mateo mathias matt matteo matthew matthias mauricio max
    maxim michael miguel mikael mike mikhail milan miroslav mohamed mohammad mohammed moses muhammad murray mustafa
    nathan neil nelson niall nicholas nick nicolas nigel nikolai nils noah noel norman oleg olaf ole oliver omar
    orlando oscar osman otto owen pablo pascal patrick paul paulo pavel pedro per pete peter petr philip philippe
    phil pierre piotr prakash quentin rafael rahul raj rajesh ralph ramesh ramon raphael ravi ray raymond reinhard
    ricardo richard rick rob robert roberto rodrigo roger roland rolf roman ron ronald rory ross roy ruben rudolf
    rupert russell ryan sam samson samuel sanjay santiago saul scott sean sebastian serge sergei sergey sergio seth
    shane shinji silvio simon soren stanislav stefan steffen stephen steve steven stuart sven takashi taro ted
    terrence terry theo theodore thiago thomas tim timothy tobias toby todd tom tomas tommy tony torbjorn tor
    torsten travis trevor tristan tyler ulrich umar uwe valentin victor viktor vijay vincent vincenzo vladimir
    waldemar walter warren wayne wei werner wilhelm will william wolfgang xavier yasser yaw yusuf yuri yves zachary
    folke ragnar sigurd knut kjell leif arne mamadou moussa ousmane cheikh kwabena kwasi tunde emeka bashir thierry
    olivier guillaume etienne francois jacques michel alain laurent gilles henri luc hendrick pieter willem joost
    sander ruud bogdan mihai ion radu vasile zoltan istvan laszlo gabor andras janos marek tomasz krzysztof pawel
    jakub wojciech andrzej stanislaw abdel abdou abdoulaye abdullahi achille achim adebayo adriano agustin ahmet
    ajay akash alasdair alastair albrecht alessandro alistair allan alonso aloysius alphonse alvaro amadou amit amos
    anatoly anil ante anthonis anwar archibald archie armando arnaud arnold arturs arvind ashraf asif atle augusto
    aurel aurelien avraham ayman azim aziz baptiste barnaby barry bart bartosz basil basile bastian benito benjamim
    bernhard bertrand bjarne branko brendon bronislaw burak casper cedric chandra charlie chinedu christophe
    claes claude claus clement clive connor conrad cornelius cosmin cyril dag damir danilo dario davide
    davor demba demetrio desmond devendra dick didier dieudonne dimitar dino djibril domenico donal doug dragan
    dusan eberhard edgar edmond edmund edouard edvard efrain egil einar eino eirik eladio emanuel emile emilio emir
    emre endre enzo erkki ernest ernst ervin esteban eugenio evaristo ezekiel fabian fabrice fabrizio faisal farhad
    farid federico felipe ferenc fergal ferhat fidel filip finbar fintan flavio florian fredrik friedhelm fritz
    gaetano garry gavril geert geir georg georges georgi gerhard gerry ghassan giacomo gianni gideon gilbert giorgos
    girish goran gottfried gregor grigory guido gunter gunther gyula habib hakan hakim hakon halvard haruki harvey
    hassane havard helge hendrikus heriberto herman hermann hideo hikaru hiro holger homer horst hristo humberto
    hussain iain ibrahima idris ignacio ignatius igors ikechukwu ilias imran ingmar ioan ioannis isaiah ishaan
    ishmael iustin ivo jaakko jaan jacek jaime jakov jalal jamal jamil jarek jaroslav jasper jean-claude jean-luc
    jean-marc jean-marie jean-paul jean-pierre jeremiah jerome jesper jimmy joachim joakim joaquin jochen jordi jorg
    jorn jozef juergen jukka junichi juri justus kaarlo kai kalle kamil karel karsten kaspar kasper kazimierz kazuo
    kees kieran kirill kjetil klas kobina kojo konrad konstantin kostas krishna kristian kristof kristoffer kumar
    kurtis kweku lachlan lazar leandro leopold leroy levan lewis linus lorcan lorenzo lothar lubomir lucian lucien
    ludovic ludwig magne mahmoud mahmud malachy malik mamoru manfred manoj manolis marat marcin marian marin marius
    marlon marten martim marvin masahiro mathieu matthijs mattias maurice mehdi mehmet menno merab micah mick
    mickael miklos milad milton mirza mitchell mohan mohsen morten mourad muhammadu mukesh murad murat mustapha
    nabil naoki narendra nathaniel nazar ned nelio nestor nicolae nicolai niels nikhil niklas niko nikola
    nikolaos nikolay norbert octavio olav olu oluwaseun omari orhan oriol ossian oswald otis ottmar ove paddy
    panagiotis paolo parviz patricio paulius peder pekka percy petar petros petter piero pierre-yves piet pradeep
    pranav prosper quincy raffaele rahim rainer rajiv rakesh ramiro ramzi rashid rasmus raul reginald reidar remi
    rene reza rhys riccardo robbie rodney rodolfo roel rohan rohit romain romeo ronan ronnie roshan rui rune ruslan
    rustam saeed saeid salem salim salman salvador salvatore sami samir samu sandor sanjeev satoshi selim
    serhiy shaun sheldon shigeru sid siddharth sidney simeon sixten slobodan solomon spiros srdjan stan stanley
    steffan steinar stelios stellan stig sture sunil suresh svein sverre sylvain taavi tadeusz tamas tarek tariq
    tatsuya tendai teodor terje thabo thaddeus thanasis themba theodor theodoros thibault thibaut thor thorsten
    tiago tibor timo toivo tomislav tommaso torben tore toshio trond tuan tuomas turgut tyrone ugo urho vaclav vadim
    valentino vasily vassilis venkatesh vicente vidar vikram viljar ville vinay vincenz viorel vitali vito vitor
    vivek vlad volker volodymyr wahid walid wallace wendell werther wesley wilfred wim winston wladyslaw woody yakov
    yannick yannis yevgeny yiannis yiorgos yoram yoshio younes youssef yuriy yury zaid zakaria zbigniew zdenek
    zeljko zhivko zoran zsolt
"""
_FEMALE = """
    abigail adele agnes aisha akosua alexandra alice alicia alison allison amanda amelia amina amy ana anastasia
    andrea angela angelica anita anja ann anna anne annette annika antonia anya astrid audrey barbara beatrice
    beatriz becky belen bella bernadette beth bethan betty beverly bianca birgit bridget brigitte brooke camila
    candice carla carmen carol carolina caroline cassandra catherine cathy cecilia celia charlotte cheryl chiara
    chloe christina christine claire clara clarisse claudia colleen constance cora cristina cynthia daisy daniela
    danielle daphne dawn debbie deborah denise diana diane dilrukshi dolores donna dora dorothy edith efua eileen
    elaine eleanor elena eleni elisa elisabeth elise eliza elizabeth elke ella ellen eloise elsa emilia emily emma
    erica erin esther ethel eugenia eva eve evelyn faith fatima fatma felicity fiona florence frances francesca
    freya gabriela gabriele gabrielle gail gemma georgia georgina gerda gertrude gillian gina giulia gloria grace
    greta gudrun gwen halima hannah harriet hazel heather heidi helen helena helene helga hilary hilda hillary holly
    hope hyacinth ida ilse ines inga ingeborg ingrid ingunn irene iris irina isabel isabella isabelle isla ivonne
    jacqueline jane janet janice jasmine jean jenna jennifer jenny jess jessica jill jo joan joanna joanne jocelyn
    johanna josefina josephine joy joyce juana judith judy julia juliana julie juliet june jutta kaja karen karin
    karoline kate katharina katherine kathleen kathryn kathy katie katrin katya kay kelly kerry kim kirsten kirsty
    kristen kristin kristina laila lara latoya laura lauren laurie layla lea leah leila lena leonie lesley leticia
    leyla lia liliana lilian lily linda lisa liv liz liza lois lola loretta lorna lorraine louise lucia lucille
    lucinda lucy luisa luz lydia lynn mabel madeleine madison magda maggie malin manuela mara marcia margaret
    margarita margot maria mariam marianne marie marilyn marina marion marit marisol marjorie marlene marta martha
    martina mary matilda maud maureen maya megan mei melanie melinda melissa mercedes merete mette mia michelle
    mildred mina mira miranda miriam moira molly monica monika muriel myrna nadia nadine nancy naomi natalia natalie
    natasha nell nicola nicole nieves nina noor nora norma octavia olga olive olivia paloma pamela patricia paula
    paulina pauline peggy penelope penny petra phoebe phyllis pia pilar polly priscilla priya rachel ragnhild rania
    raquel rebecca regina renata renee rhoda rita roberta robin robyn rocio rosa rosalia rose rosemary roxanne ruby
    ruth sabine sabrina sadia sally samantha sandra sara sarah saskia selma sheila shirley shreya sienna sigrid
    silvia simone sinead sofia solange sonia sonja sophia sophie stella stephanie sue susan susanna susanne suzanne
    svetlana sylvia tamara tanya tatiana teresa tess thea theresa tiffany tina tracy trudy ulrike una ursula
    valentina valeria valerie vanessa vera veronica vicky victoria viola violeta virginia vivian wanda wendy wilma
    yasmin yolanda yvette yvonne zahra zainab zara zeynep zoe zuleide halldora solveig signe gunhild hedda ama abena
    adwoa akua afia ngozi chioma adaeze funmilayo aminata fatou ndeye khadija mariama sunita sita lakshmi deepa
    kavita anjali yuki keiko sakura tomiko yoko hanako akiko sanae ji-woo hye-jin thandi nomsa lindiwe agnieszka
    malgorzata katarzyna joanna ewa milada jadwiga zuzana lenka jana ivana jelena snezhana yoana aigerim nodira
    oksana abby adela adelaide adelina adriana agata agatha agnese agneta aigul aiko aileen ailsa aino aisling
    aissatou akemi alba alberta alena alessandra alessia alexia alexis alina aline alma althea alyssa amalia
    amalie amandine amara ambika amelie amira anabel anais andreea aneta anette anezka angelina angeline
    angelique aniela anika anisa annabel annabelle anneke anneli annemarie annett anni annick antonella antonina
    aoife apolline araceli ariadne ariane arlene arlette asma asta asuncion athena aud augusta aurelia
    aurelie aurora ava ayesha aylin ayse aziza barbora bathsheba bea benedicte benedikte berit bernadeta bernice
    bertha bettina beverley birgitta birte blanca blanche blandine bodil bogdana bonnie bozena branka brenda brianna
    bridgette brigid brigida bronagh bronwyn cadence caitlin calista camelia camilla candida carina carlota carlotta
    carly carmela carmelita carolyn catalina catarina caterina catriona cecile cecily celeste celestine celine
    chantal charlene chika chiyo christel christelle christiane cindy clarice clarissa claudette claudine clementine
    cleo clodagh clotilde colette concepcion consuelo corinna corinne cornelia cressida cristiana dagmar
    dagny dalia damaris danuta dara daria darlene davina deirdre delia delphine demelza denisa desiree dilys dina
    dinah dolly dominika donatella doreen doris dorota dorothea dorte dragana drusilla dunja eda edda
    edwina efthymia eglantine eila eilis eimear eira ekaterina eleonora eleonore elfriede elham eliana elin elina
    elisabetta elissa eloisa else elspeth elvira elvire emer emilie emine emmanuelle enid eri erika ermelinda
    ernestine esme esmeralda esperanza estela estelle estrella etta eugenie eulalia eunice evangeline evelina
    eveline evi ewelina fabiana fabienne fanny farah farida fathia fatoumata fausta federica felicia felicitas
    fernanda filippa filomena fionnuala flavia fleur flora florencia floriane francine franziska freda frederikke
    frederique frida friederike fumiko gabriella galina genevieve georgette georgiana geraldine germaine gertrud
    ghislaine gianna giorgia giovanna gisela giselle gladys glenda glenys glynis goretti grainne grazia graziella
    gretchen grete griet guadalupe gudny guillermina gulnara gunilla gunvor gwendolyn haifa haldis hana hanan hanna
    hanne hannelore hatice hedvig hedwig heidrun heike heloise henrietta henriette hermine hiba hilde hildegard
    hiroko honor hortense huda ilaria ileana ilona imelda imogen inaya inge inger ingibjorg ioana irena iria irma
    isabeau isadora isobel iva iwona izabela jacinda jacinta janette janine jannike jayne jeanette jeanine jeanne
    jeannette jeannie jelka jemima jenifer joana jodie joelle johanne jolanta jolene jorunn josee josefine
    josette josie jovana judit juditha julieta juliette julija justina justine kadri kalina kalliopi kamala kamila
    karima karina karla karoliina karolina kasia katalin katarina katerina katharine kathrin kathrine katia katinka
    katja katrien katrina kaye kazuko keira kendra kerstin keziah khadijah khalida kinga kira kirsi kirstin klara
    klaudia klavdia kornelia kristiina kristine krystyna kumiko kyoko lana larissa latifa laurette laurine lavinia
    leandra leena leilani leire lene lenora leocadia leona leonora lidia lidija liesbeth lieve lilia liliane lilias
    lilla lillian lina linnea lisbet lisbeth liselotte lissa livia ljiljana ljubica loredana loreto lotta
    lotte lourdes lova lubna luciana lucie lucienne lucja lucrezia ludmila luise luiza lupita lyudmila madalena
    maddalena mae maeve mafalda magali magdalena maha mai-britt maike maimouna maira maite maja malak malika malwina
    mamta mandy manon marcela marceline marcella mareike margareta margarete margaretha marge margherita margit
    margriet marguerite mariana mariann maribel marica marie-claire marie-france marie-louise marieke mariela
    marietta mariette marija marijke marika marilena marine marisa mariska marita marja marjeta marjolein marketa
    marlies marthe marwa maryam maryse marzena masako mathilda mathilde mavis maxine mechthild meera mehwish meike
    meirion melina melisa melita melody meral mercy meredith meriem merle meryem michaela michela micheline
    mieke mihaela mila milagros milena millicent minna mireia mireille mirela mirjam mirka mitsuko modesta mojca
    mona monique montserrat moya muireann munira myriam myrtle nabila nada nadezhda nadja nahla naima najat
    nasreen natacha natalija nathalie neha nerea nesrin nettie neve niamh nicoletta nikolina nilufar nimmi ninette
    nirmala noelia noemi noemie noreen noriko nuala nuria nusrat octavie odette odile oleksandra olena olimpia
    oonagh ophelia orla orlaith ornella ottilie padma palesa paola parvati patrizia paulette pauliina pearl perpetua
    petronella philippa philomena pilvi poppy prisca priti prudence purificacion radhika radka rahel raija raina
    raisa ramona ranjana rasa rashida raya rebeka reem regine reiko reina reinhild remedios renate renske resi
    rhian rhiannon rhona ricarda rikke rimma rina ripsime ritva roisin roksana romana romina romy ronja rosalie
    rosalind rosalinda rosamund rosanna roseline rosemarie rosetta rosie rosina roswitha rowena roxana rukmini runa
    rut ruta ruzica sabina sabrine sachiko saima sakina salma salome samira sana sandrine sanja sanna sanne saoirse
    sariya savannah selena selin selina serafina serena severine shabnam shahnaz shamima shanthi sharmila sharon
    shauna sheela sheena shira shirin shobha shona sibongile sibylle sidonie sidsel sigrun silja silke silvana
    simona simonetta sinikka siobhan siri slavica snezana sofie sofija soledad solenne soraya sorcha stefania
    stefanie stephania stine suad sujata sumaya suniti susana susann sushila suzana suzette svenja swati sybil
    sylvie tabitha tahira taina tamar tamsin tania tara tatjana tea teodora tereza thekla theodora therese thirza
    thora thuy tiina tilda tine tomasina tonje tordis torunn trine trinidad trudi tuulikki tuva ulla ulrika undine
    urszula usha uta ute valeriya vanda vassiliki verena verity vesna vibeke victorine vida vigdis vilma
    violaine violetta virginie viviana viviane vivien vivienne vlasta wafa waltraud wangari wenche wendeline wiebke
    wies wilhelmina winifred wioletta xenia ximena yael yara yasmina yasmine yelena yesenia ylva yolande yoshiko
    ysabel yulia yuliya yumiko zahia zdenka zeinab zelda zeljka zenobia zita zlata zofia zohra zoja zorica zsofia
    zsuzsanna
"""
MALE = frozenset(_MALE.split()) - frozenset(_FEMALE.split())
FEMALE = frozenset(_FEMALE.split()) - frozenset(_MALE.split())
