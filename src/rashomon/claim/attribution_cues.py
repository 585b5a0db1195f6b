"""Cue words: what an English report puts between a speaker and the words.

Gives word lists alone, as lemmas; takes nothing. The lists were written by hand from what
news reports use and name no story, person or outlet.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs that carry quoted words as well as clauses ("said", "told", "tweeted").
SAYING = _words("""
    say tell add announce admit affirm allege answer argue ask assert assure bark boast call charge chant cheer
    chide cite claim comment complain concede confess confide confirm counter cry declare deny describe disclose
    emphasize emphasise exclaim explain fume grumble hint howl indicate insist interject joke jest lament maintain
    mention mock moan murmur mutter note object observe opine order plead pledge post predict proclaim promise
    protest purr quip read recall recount rejoin reiterate relate remark remember remind repeat reply report respond
    retort reveal rule scoff scream shoot shout sigh sing snap sneer speak spit state stress submit suggest
    summarise summarize sum swear tease testify text thunder tweet urge utter vow volunteer wail warn whisper wonder
    write yell crow recite telegraph message email wire beg reflect reckon rage blast slam demand caution contend
    acknowledge advise agree appeal attest brag broadcast clarify comfort conclude congratulate correct denounce dub
    deem elaborate forecast gush implore inform instruct intone invite joke muse outline pronounce propose quote
    reason rebut reassert recommend refute sputter stipulate sob signal spell stammer trumpet tout underscore
    underline verify venture laugh smile nod grin shrug conclude praise label brand characterise characterize term
    warble greet
""")

# Verbs that are cues beside quoted words only ("he continued, “…”").
QUOTING = _words("continue begin crack interrupt finish conclude start chime point go agree gasp")

# Verbs of thought, wish and intention: they carry clauses, and credit them to a holder.
HOLDING = _words("""
    believe think hope expect fear doubt feel consider assume know suspect plan intend want wish worry guess realise
    realize understand imagine foresee anticipate presume conclude decide determine doubt mean aim seek favour favor
    prefer support oppose want hold view regard estimate calculate find learn discover judge figure
""")

# Verbs that name a stance on a statement or a deed: their object is what is credited.
STANCE = _words("""
    accuse blame criticise criticize condemn deny reject dismiss dispute question defend deplore decry back endorse
    oppose support welcome rule threaten offer refuse request call demand vow pledge promise propose recommend urge
    order warn praise denounce slam rebuke refute lament rebut contest
""")

# Verbs by which a thing, a poll or a letter says something.
SHOWING = _words("""
    show find suggest indicate reveal demonstrate illustrate imply signal confirm reflect claim appear seem conclude
    note warn argue expect signal hint
""")

# Verbs that need a preposition to carry anything, and which.
WITH_PREPOSITION: dict[str, frozenset[str]] = {
    verb: frozenset(preps.split("|"))
    for verb, preps in (
        pair.split(":")
        for pair in """warn:of|about|against
        call:for|on speak:of|about|to talk:about|of refer:to point:to complain:about|of hint:at
        boast:of|about brag:about accuse:of insist:on push:for press:for argue:for|against ask:for|about
        plead:for|with appeal:for|to agree:to|with|on object:to lash:at rail:against|about comment:on focus:on
        think:of|about dream:of hope:for worry:about care:about know:about|of learn:about|of hear:of|about
        look:for|to vote:for|against long:for pray:for campaign:for|against apologise:for apologize:for
        confess:to admit:to testify:about|to lie:about respond:to react:to reply:to allude:to wonder:about
        decide:on|against believe:in joke:about tweet:about write:about|of|on read:about inquire:about vow:to
        dispute:with disagree:with|on|about side:with stand:by|with""".split()
    )
}

# Verbs whose plain object is what is said: "announced his resignation", "described the dinner as …".
TELLING = _words("""
    announce describe note cite discuss reveal mention acknowledge admit confirm declare predict propose reiterate
    stress emphasize emphasise claim allege promise pledge vow express voice deny forecast confess disclose outline
    detail recount highlight underscore underline signal declare list call label brand dub deem consider term
    characterize characterise portray depict applaud hail laud champion mock ridicule attack blast slam assail decry
    denounce urge advise favour favor prefer oppose want seek demand request repeat echo recall compare liken
    question
""")
# Verbs that a speaker's own words hang on, where nothing else in the sentence says whose they are.
VOICING = _words("""
    announce describe cite acknowledge admit confirm declare predict propose stress emphasize emphasise claim allege
    promise pledge vow express voice deny forecast outline highlight underscore underline call label brand dub deem
    consider term characterize characterise portray depict applaud hail laud champion mock ridicule attack blast slam
    assail decry denounce echo liken compare reference bemoan lament deride dismiss rate credit tout condemn lambast
    chastise scold rebuke admire regard exhort knock forward caption apologise apologize thank compliment taunt needle
    justify excuse invoke evoke paint cast frame toast salute coin admonish berate rail rant jeer jot scrawl scribble
    pen accuse criticise criticize blame warn praise defend see
""")
# Objects that are no statement: "called his mother", "told a story".
HOLDS_PRONOUN = _words(
    "call describe label brand dub deem consider term characterize characterise portray depict compare liken"
)

# Nouns that stand for a statement: "his claim that …", "a warning that …".
STATING_NOUNS = _words("""
    claim statement allegation accusation assertion argument warning promise pledge vow demand call suggestion
    belief view opinion denial admission announcement report prediction forecast fear hope concern complaint
    insistence assurance remark comment declaration contention confirmation estimate conclusion proposal plan notion
    idea expectation conviction threat speculation suspicion testimony acknowledgement acknowledgment finding charge
    recommendation rumour rumor impression doubt tweet letter memo words memory message note
""")

# Things that speak for somebody: whose letter, whose report.
DOCUMENTS = _words("""
    letter report statement memo memorandum email e-mail note message tweet post communique communiqué document
    filing affidavit lawsuit complaint indictment order ruling judgment judgement opinion poll survey study analysis
    article editorial advertisement ad blog book speech release sign poster banner notice bulletin paper dispatch
    transcript record resolution verdict motion text paper law bill constitution headline caption memoir diary
""")

ACCORDING = _words("according per")

# What may stand between a subject and its cue verb.
ADVERBS = _words("""
    also then later once again still now always never often repeatedly previously earlier already recently first
    publicly privately reportedly initially originally quietly openly famously only just
""")

PRONOUNS: dict[str, str] = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
    "it": "n",
    "its": "n",
    "itself": "n",
    "they": "p",
    "them": "p",
    "their": "p",
    "themselves": "p",
}

# Outlets and agencies are told things and hand them on; so are people with a pad.
HEARERS = _words("""
    reporter reporters journalist journalists press media newspaper paper radio television tv broadcaster agency
    magazine station channel programme program website outlet news daily times post herald gazette courier
    correspondent
""")
