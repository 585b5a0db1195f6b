"""Words that sort names: titles, heads of organisations, given names that tell a gender.

Gives lists alone. Written by hand; they name no story, person or outlet. A title is what
stands before a name with a capital and is no part of it ("Foreign Minister", "Col.").
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Courtesy titles: part of no name, and no role either.
COURTESY: dict[str, str | None] = {
    "mr": "m",
    "mr.": "m",
    "mrs": "f",
    "mrs.": "f",
    "ms": "f",
    "ms.": "f",
    "miss": "f",
    "sir": "m",
    "dame": "f",
    "lady": "f",
    "lord": "m",
    "madam": "f",
    "madame": "f",
    "monsieur": "m",
    "mme": "f",
    "don": "m",
    "dona": "f",
    "doña": "f",
    "señor": "m",
    "señora": "f",
    "herr": "m",
    "frau": "f",
    "sheikh": "m",
    "sheikha": "f",
    "alhaji": "m",
    "hajia": "f",
    "hon": None,
    "hon.": None,
    "datuk": None,
    "tan": None,
    "sri": None,
    "shri": "m",
    "smt": "f",
    "dr": None,
    "dr.": None,
    "prof": None,
    "prof.": None,
    "rev": None,
    "rev.": None,
    "father": "m",
    "sister": "f",
    "brother": "m",
    "mother": "f",
    "king": "m",
    "queen": "f",
    "prince": "m",
    "princess": "f",
    "uncle": "m",
    "aunt": "f",
    "seri": None,
    "dato": None,
    "dato'": None,
    "tun": None,
    "haji": "m",
    "pak": "m",
    "ibu": "f",
    "encik": "m",
    "sheik": "m",
    "sayyid": "m",
    "ayatollah": "m",
    "mx": None,
    "fr": "m",
    "fr.": "m",
    "baroness": "f",
    "baron": "m",
    "imam": "m",
    "pope": "m",
    "rabbi": None,
    "the": None,
}

# What stands in a title before its head: "Foreign" Minister, "Vice" President.
TITLE_MODIFIERS = _words("""
    prime vice foreign defence defense interior finance trade transport health education business justice home
    energy environment culture agriculture labour labor economy emergencies climate commerce treasury opposition
    acting former ex interim managing first second under permanent state information press public industry tourism
    immigration security planning development water fisheries infrastructure veteran head chief deputy lead senior
    junior assistant associate regional national federal county district principal lieutenant major party law
    internal external social
""")

# Heads of titles before a name. Alone they are roles ("the minister").
TITLE_HEADS = _words("""
    president premier chancellor minister secretary senator sen sen. representative rep rep. congressman
    congresswoman governor gov gov. mayor judge justice chief deputy vice-president general gen gen. colonel col
    col. captain capt capt. major maj maj. admiral adm adm. lieutenant lt lt. sergeant sgt sgt. commander cmdr
    inspector superintendent constable detective sheriff professor chairman chairwoman chairperson chair director
    commissioner ambassador envoy speaker spokesman spokeswoman spokesperson prosecutor attorney coach skipper
    bishop archbishop cardinal pastor attorney-general counsel councillor councilman councilwoman alderman mp msp
    leader lawyer solicitor barrister economist analyst founder co-founder whip undersecretary engr engr. cllr cllr.
    atty atty. ir. brigadier brig brig. corporal cpl officer magistrate coroner headteacher headmaster dean rector
    provost nurse editor reporter correspondent host actor actress singer author writer artist historian engineer
    geologist presidents ministers senators governors judges ceo cfo coo pm mep marshal ayatollah chairlady
    executive
""")
TITLES = TITLE_MODIFIERS | TITLE_HEADS
REIGNING = _words(
    "king queen prince princess emperor empress sultan emir sheikh sheikha ayatollah pope"
)  # courtesy that is an office

# What somebody alone has: "at Marr's face", "Marr's widow".
OF_SOMEBODY = _words("""
    face hand hands voice eyes head heart arm arms shoulder shoulders leg legs hair smile grave coffin body mother
    father mum mom dad wife husband widow widower son daughter sons daughters brother sister parents lawyer lawyers
    counsel attorney girlfriend boyfriend fiancée fiancé childhood birthday funeral successor predecessor
""")

# Heads of noun phrases that name a person's part in things ("the county director").
ROLES = TITLE_HEADS | _words("""
    spokesman spokeswoman spokesperson spokespeople official officials aide adviser advisor diplomat envoy expert
    analyst economist lawyer attorney doctor surgeon nurse teacher schoolteacher student pupil farmer fisherman
    fisherwoman driver pilot witness resident neighbour neighbor survivor victim passenger shopkeeper owner worker
    engineer scientist researcher professor lecturer historian activist campaigner volunteer priest bishop imam monk
    singer actor actress director founder chief boss head manager president chairman chairwoman chairperson chair
    member leader captain player striker goalkeeper coach runner swimmer cyclist jockey winner champion mother
    father brother sister son daughter wife husband widow widower uncle aunt cousin grandmother grandfather
    granddaughter grandson niece nephew friend colleague prosecutor judge investigator detective officer policeman
    policewoman firefighter soldier guard commander admiral general colonel baker butcher cook chef waiter trader
    seller vendor merchant broker banker investor trustee inspector regulator ombudsman commissioner senator
    lawmaker legislator congressman congresswoman deputy councillor mayor governor minister premier chancellor king
    queen prince princess secretary treasurer clerk accountant auditor economist strategist pollster author writer
    editor journalist reporter correspondent critic painter sculptor architect curator librarian technician mechanic
    electrician plumber carpenter miner sailor skipper fisher groundsman steward attendant conductor porter
    caretaker janitor warden superintendent principal dean rector provost counsel representative delegate negotiator
    mediator organiser organizer coordinator developer designer inventor entrepreneur tycoon billionaire magnate
    patriarch bishop cardinal pope man woman boy girl counterpart successor predecessor rival opponent candidate
    nominee defendant plaintiff suspect fugitive refugee migrant tourist hiker climber diver keeper hunter herder
    shepherd carer midwife paramedic pharmacist psychologist biologist geologist seismologist volcanologist
    meteorologist epidemiologist virologist archaeologist lobbyist unionist fraudster actuary underwriter assessor
    surveyor chairlady matriarch sergeant lieutenant major rapporteur head defender midfielder batter bowler opener
    umpire referee debutant holder incumbent mogul guru veteran rebel protester demonstrator voter commuter motorist
    caller blogger columnist novelist poet playwright composer guide mum mom mummy mama dad daddy papa gran granny
    grandma grandpa stepmother stepfather stepson stepdaughter fiancé fiancée girlfriend boyfriend
""")

_HIS_PARTS = _words("""
    spokesman chairman father brother son husband widower uncle grandfather grandson nephew man boy king prince
    congressman policeman fisherman groundsman businessman salesman bishop pope monk actor waiter councilman patriarch
    headmaster fireman stepfather priest dad daddy papa grandpa stepson boyfriend fiancé
""")
_HER_PARTS = _words("""
    spokeswoman chairwoman mother sister daughter wife widow aunt grandmother granddaughter niece woman girl queen
    princess congresswoman policewoman fisherwoman actress midwife waitress businesswoman chairlady matriarch nun
    headmistress councilwoman stepmother mum mom mummy mama gran granny grandma stepdaughter girlfriend fiancée
""")
ROLE_GENDER: dict[str, str] = {**dict.fromkeys(_HIS_PARTS, "m"), **dict.fromkeys(_HER_PARTS, "f")}

ORGANISATION_HEADS = _words("""
    ministry council commission bank party union court agency authority board university institute committee
    association company group corp corp. corporation inc inc. ltd ltd. limited plc llc gmbh ag sa ab as nv front
    police army navy guard force forces service services department office fund society federation organisation
    organization hospital parliament congress senate assembly house cabinet government administration bureau
    directorate inspectorate administration foundation trust alliance coalition league club network media press news
    times post herald chronicle gazette tribune daily journal observer mail mirror telegraph television tv radio
    broadcasting airlines airways air lines railways rail motors energy power systems technologies technology
    partners capital holdings industries foods securities research school college academy museum theatre theater
    opera orchestra church mission team staff command brigade battalion regiment movement campaign centre center
    chamber embassy consulate exchange market laboratory observatory tribunal registry aerospace dynamics pharma
    pharmaceuticals steel oil gas petroleum telecom telecoms insurance shipping logistics robotics electric
    electronics chemicals mining metals resources brewery bakery mills investments ventures associates consulting
    treasury bundestag knesset duma diet sejm exchange secretariat watch international airport works studio studios
    wire newswire breweries brewing protection security lines ferries freight shipyard shipyards labs software
    solutions stores supermarkets dairies distillery winery
""")
# First words of the names of bodies: "Radio Norte", "Banco Azul".
ORGANISATION_STARTS = _words("radio tele tv banco banque banca grupo groupe gruppo club fc radiotelevision universidad")

# Nouns before the name of a body or a thing: "the distributor Edelur", "the tanker Aurora".
BODY_NOUNS = _words("""
    operator distributor company agency bank charity firm group party newspaper ministry broadcaster website
    magazine retailer manufacturer maker carrier airline supplier lender insurer brewer miner builder utility
    network union club team hotel school university hospital brand label subsidiary giant startup start-up
    consultancy think-tank publisher consortium conglomerate regulator watchdog bloc alliance militia station
    channel outlet portal daily weekly
""")
THING_NOUNS = _words("""
    vessel ship ferry tanker freighter trawler yacht boat submarine frigate destroyer cayuco satellite rocket
    missile typhoon hurricane cyclone storm film novel song album play opera painting app game horse drug vaccine
    pill virus
""")

PLACE_HEADS = _words("""
    street road avenue square bay sea ocean lake river mountain mountains mount island islands islet coast cape port
    harbour harbor valley hill hills bridge canal desert forest peninsula strait gulf province county district
    region state city town village park beach highway basin reef plateau ridge pass airport station plaza quay pier
    terminal stadium arena hotel palace cathedral castle prison jail dam delta
""")

# Capital in print, and no names.
NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    gmt utc bst cet edt est pst am pm a.m p.m i god ok yes no breaking update exclusive live watch read photo video
    internet christmas easter ramadan diwali""".split()
)
ARTICLES = _words("al el ul as ad ar ash az")  # of Arabic names: "Rania al-Masri"
PARTICLES = _words(
    "de da do dos das del der den van von bin ibn al el la le di du ten ter y e af av zu st st. binti bint bte ap"
)

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
    jakub wojciech andrzej stanislaw
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
    oksana
"""
MALE = _words(_MALE) - _words(_FEMALE)
FEMALE = _words(_FEMALE) - _words(_MALE)
