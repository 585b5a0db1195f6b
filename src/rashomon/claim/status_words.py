"""The words that say where an event stands: verbs that bring about, prevent, doubt, plan or deny, and their signs.

Data only. Lemmas are lower-case; a sign is the factuality (-3 to 3) lent to what the word governs: where the word
itself holds, and where it is negated. Set by hand from the classes of Karttunen, Saurí and Pustejovsky.
"""

from __future__ import annotations

SIGNS: dict[str, tuple[float, float]] = {}


def _sign(words: str, holds: float, negated: float) -> None:
    SIGNS.update(dict.fromkeys(words.split(), (holds, negated)))


# Implicatives, aspect, perception: what they govern came about, or did not.
_sign(
    "manage succeed happen dare bother remember begin start continue keep proceed force cause lead make get see "
    "hear watch find resume prompt finish complete come use end help hasten rush",
    2.5,
    -2.0,
)
_sign("stop cease quit halt discontinue", 0.8, 2.0)
_sign(
    "fail failure refuse refusal forget decline neglect refrain avoid prevent ban bar block miss prohibit forbid "
    "rule_out scrap cancel abandon avert thwart veto inability unable without instead",
    -2.0,
    1.5,
)
# Factives: what they govern is taken for granted.
_sign(
    "know realise realize regret reveal learn discover notice acknowledge admit recognise recognize confirm show "
    "prove note point find concede disclose demonstrate establish verify determine aware glad sorry proud fact "
    "announce report",
    2.7,
    1.4,
)
# Reports: the account hands them on.
_sign(
    "say tell state add write declare explain describe assert recall maintain stress warn inform indicate estimate "
    "mean announcement statement",
    2.6,
    -0.3,
)
_sign("claim allege suggest argue contend accuse imply insist appear seem report_that claim allegation", 1.7, -0.5)
_sign(
    "believe think consider_that feel suppose guess reckon assume understand presume suspect conclude belief "
    "confident sure",
    1.5,
    -0.9,
)
_sign("suggestion evidence information hint indication", 1.7, -0.5)
_sign("unwilling unwillingness", -1.0, 1.0)
_sign("reluctant afraid hesitant reluctance", -0.4, 1.0)
_sign("doubt question deny dispute contradict refute rebut reject dismiss denial", -1.0, 0.8)
# What is settled or wanted for later: agreed, expected, planned, tried, wished, open.
_sign("agree decide decision agreement choose elect vote order mandate require approve win", 2.0, -1.4)
_sign("expect schedule set go_to due bind poise slate ready prepare expectation suppose_to", 1.9, -1.0)
_sign(
    "plan intend promise pledge vow commit offer invite design predict forecast anticipate project likely willing "
    "allow let permit enable authorise authorize intent threaten commitment willingness",
    1.4,
    -1.2,
)
_sign("unlikely", -1.2, 1.0)
_sign(
    "seek aim propose ask urge call demand request need encourage recommend advise able free consider ponder help_to "
    "capable ability right push lobby negotiate press instruct proposal plea order_to have_to",
    1.1,
    -1.0,
)
_sign(
    "try attempt hope wish want like intend_to fear worry effort desire possibility chance prospect risk threat "
    "idea option await wait discuss weigh mull study explore about debate possible impossible opportunity "
    "bid whether prospects talk",
    0.95,
    -1.0,
)
INTENSIONAL = frozenset(
    "seek want need demand request propose plan consider expect predict hope wish await weigh urge "
    "avoid prevent threaten fear anticipate forecast avert rule_out prohibit ban".split()
)

MODALS = {
    "may": 1.2,
    "might": 0.9,
    "could": 0.7,
    "can": 0.9,
    "would": 1.2,
    "should": 0.9,
    "shall": 1.5,
    "must": 1.4,
    "will": 2.2,
    "'ll": 2.2,
    "wo": 2.4,
    "ca": 1.2,
    "ought": 0.9,
    "'d": 1.2,
}
FUTURE = frozenset({"will", "'ll", "wo", "shall"})
POSSIBLE = frozenset({"may", "might", "could", "ought"})
NEGATORS = frozenset("not n't never no nor neither nobody none nothing".split())
SOFTENERS = frozenset("only just merely necessarily simply".split())
CONDITIONS = frozenset("if unless whether provided lest".split())
PLANNED = frozenset(
    "plan intend aim schedule set due agree promise pledge vow prepare propose want seek hope go ready "
    "decide poise offer threaten commit consider mull slate bind vote about order tell ask".split()
)
MEANT = frozenset("plan intend aim schedule slate".split())  # these say of their own subject that it lies ahead
EXPECTED = frozenset("expect predict forecast anticipate likely project estimate".split())
GUESSED = frozenset(
    "believe think suspect understand fear report say allege suppose rumour rumor seem appear claim presume".split()
)
CANCELLED = frozenset(
    "cancel scrap postpone abandon suspend shelve axe call_off put_off drop halt withdraw defer push_back ditch".split()
)
STOPPED = frozenset("stop cease halt end suspend abandon quit".split())
DENIERS = frozenset("deny refute rebut dispute rule_out".split())
REFUSERS = frozenset("reject dismiss".split())  # of a claim they deny it, of an appeal they decide it
CLAIMS = frozenset("claim report allegation accusation suggestion rumour rumor charge idea notion story".split())
GRANTED = frozenset("bail entry access permission visa request asylum leave".split())  # "denied bail" denies no claim
CONFIRMERS = frozenset("confirm verify acknowledge".split())
REMAINING = frozenset("remain continue keep stay persist".split())
REPORTS = frozenset(
    "say tell announce report state add write declare explain describe warn inform note claim argue "
    "insist confirm acknowledge admit stress predict estimate believe think suggest indicate show "
    "find learn understand deny".split()
)
# Words that only carry the event of the clause below them: "is set to visit", "has yet to confirm".
CARRIERS = frozenset(
    "be have go set expect schedule slate bind poise due likely unlikely seem appear believe think "
    "plan suppose understand project forecast ready about certain sure intend aim unclear "
    "unknown".split()
)
ADVERBS = {
    "reportedly": 1.4,
    "allegedly": 1.2,
    "possibly": 0.8,
    "perhaps": 0.9,
    "maybe": 0.9,
    "probably": 1.7,
    "likely": 1.6,
    "apparently": 1.8,
    "supposedly": 0.9,
    "presumably": 1.5,
    "potentially": 0.8,
    "unlikely": -1.2,
}
GUESSES = frozenset(
    "reportedly allegedly possibly perhaps maybe probably apparently supposedly presumably potentially".split()
)
LIGHT = frozenset(
    "hold take stage begin start end happen occur go resume carry conduct launch make reach sign set "
    "schedule plan expect delay announce lift give have be".split()
)
EVENT_NOUNS = frozenset(
    "meeting summit talks talk vote election strike deal agreement ceasefire truce attack visit trip trial hearing "
    "ceremony launch match game concert conference march protest rally inquiry investigation search rescue "
    "evacuation sale merger takeover bid project plan flight landing release exchange extradition execution race "
    "festival tour session signing handover transfer referendum walkout debate claim report test arrest change "
    "decision ruling verdict order ban sanction tariff closure opening operation drill exercise casualty".split()
)
