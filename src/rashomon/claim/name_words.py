"""Words that sort names: titles, heads of organisations, heads of places.

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
    "maître": None,
    "maitre": None,
    "signor": "m",
    "signora": "f",
    "excellency": None,
    "majesty": None,
    "highness": None,
    "holiness": None,
    "eminence": None,
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
    internet christmas easter ramadan diwali opposite""".split()
)
ARTICLES = _words("al el ul as ad ar ash az")  # of Arabic names: "Rania al-Masri"
PARTICLES = _words(
    "de da do dos das del der den van von bin ibn al el la le di du ten ter y e af av zu st st. binti bint bte ap"
)
