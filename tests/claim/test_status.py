"""Where an event stands: its state, whether it is negated, how sure the words are."""

from __future__ import annotations

import pytest

from rashomon.claim.parse import Sentence, parse
from rashomon.claim.status import statuses
from rashomon.model import Article, Block, State, Status


def sentence(text: str) -> Sentence:
    """The first sentence of a one-paragraph article."""
    return parse(Article("note.txt", text, (Block(0, len(text)),)))[0]


def status(text: str, predicate: str) -> Status:
    """The status of one predicate of a sentence."""
    (found,) = [s for s in statuses(sentence(text)) if s.predicate == predicate]
    return found


@pytest.mark.parametrize(("text", "predicate", "state"), [
    ("The mayor resigned.", "resign", State.DONE),
    ("They managed to put out the fire.", "put out", State.DONE),
    ("Officials said the dam had burst.", "burst", State.DONE),
    ("The mayor has not resigned.", "resign", State.NOT_DONE),
    ("The move led to the weight of the bars being reduced.", "reduce", State.DONE),
    ("The barrier bars the men from entering.", "enter", State.NOT_DONE),
    ("No one has been arrested.", "arrest", State.NOT_DONE),
    ("The bureau found nothing to change its view.", "change", State.NOT_DONE),
    ("The court saw no reason to reopen the case.", "reopen", State.NOT_DONE),
    ("There is no evidence that the valve had been opened.", "open", State.UNCONFIRMED),
    ("The talks were supposed to last ten minutes.", "last", State.PLANNED),
    ("Neither leader attended.", "attend", State.NOT_DONE),
    ("The bridge did not collapse.", "collapse", State.NOT_DONE),
    ("The deal has not yet been signed.", "sign", State.NOT_DONE),
    ("The minister failed to attend the summit.", "attend", State.NOT_DONE),
    ("She refused to sign the deal.", "sign", State.NOT_DONE),
    ("The club has yet to name a coach.", "name", State.NOT_DONE),
    ("There were no survivors.", "be survivor", State.NOT_DONE),
    ("The ministers will hold a meeting in Oslo.", "hold", State.PLANNED),
    ("The ministers will hold a meeting in Oslo.", "meeting", State.PLANNED),
    ("The president is set to visit Tokyo.", "visit", State.PLANNED),
    ("The bank plans to close 12 branches.", "close", State.PLANNED),
    ("The two leaders have agreed to meet again.", "meet", State.PLANNED),
    ("The court is due to rule in June.", "rule", State.PLANNED),
    ("The talks are going to resume.", "resume", State.PLANNED),
    ("Tokyo is to announce a plan.", "announce", State.PLANNED),
    ("Minister to visit Oslo", "visit", State.PLANNED),
    ("The meeting is scheduled for Monday.", "schedule", State.PLANNED),
    ("The trial is scheduled to start on 3 June.", "start", State.PLANNED),
    ("The ship is expected to reach Cadiz on Sunday.", "reach", State.EXPECTED),
    ("The suspect is likely to be extradited.", "extradite", State.EXPECTED),
    ("Analysts expect growth of 3%.", "expect", State.EXPECTED),
    ("If no deal is reached, tariffs will rise.", "rise", State.CONDITIONAL),
    ("Tariffs would rise to 40% if talks fail.", "rise", State.CONDITIONAL),
    ("Tariffs would rise to 40% if talks fail.", "fail", State.CONDITIONAL),
    ("The firm may cut 300 jobs.", "cut", State.UNCONFIRMED),
    ("The strike could begin on Monday.", "begin", State.UNCONFIRMED),
    ("The minister reportedly resigned.", "resign", State.UNCONFIRMED),
    ("The army is believed to hold the town.", "hold", State.UNCONFIRMED),
    ("It is unclear whether the driver survived.", "survive", State.UNCONFIRMED),
    ("The ministry has yet to confirm the death.", "confirm", State.UNCONFIRMED),
    ("The airline has not confirmed the figure.", "confirm", State.UNCONFIRMED),
    ("The treaty must be ratified.", "ratify", State.UNCONFIRMED),
    ("The hospital confirmed that two patients had died.", "die", State.CONFIRMED),
    ("The hospital confirmed that two patients had died.", "confirm", State.CONFIRMED),
    ("The company denied that it had paid a bribe.", "pay", State.DENIED),
    ("The union ruled out a strike.", "strike", State.DENIED),
    ("Mr Holm denied the claim.", "deny", State.DENIED),
    ("He was denied bail.", "deny", State.DONE),
    ("The court rejected the appeal.", "reject", State.DONE),
    ("The meeting was cancelled on Friday.", "meeting", State.CANCELLED),
    ("The match was called off after rain.", "call off", State.CANCELLED),
    ("The launch has been postponed until May.", "launch", State.CANCELLED),
    ("The plan was scrapped.", "plan", State.CANCELLED),
    ("Rescuers have stopped searching.", "search", State.CANCELLED),
    ("Divers are still searching for the captain.", "search", State.ONGOING),
    ("The two sides are holding talks.", "talk", State.ONGOING),
    ("The road remains closed.", "remain closed", State.ONGOING),
])
def test_the_words_say_where_an_event_stands(text: str, predicate: str, state: State) -> None:
    """Negation, modals, conditions, governing verbs and tense decide the state."""
    assert status(text, predicate).state is state


@pytest.mark.parametrize(("text", "predicate", "low", "high"), [
    ("The mayor resigned.", "resign", 3, 3),
    ("The mayor did not resign.", "resign", -3, -3),
    ("She failed to sign the deal.", "sign", -3, -1.5),
    ("She did not fail to sign the deal.", "sign", 1, 3),
    ("She managed to sign the deal.", "sign", 2, 3),
    ("She will sign the deal.", "sign", 1.5, 2.5),
    ("She may sign the deal.", "sign", 0.5, 1.5),
    ("She wants to sign the deal.", "sign", 0, 1),
    ("The firm denied that she signed the deal.", "sign", -2, -0.5),
    ("If she signs the deal, it holds.", "sign", 0, 1),
    ("The meeting was cancelled.", "meeting", -3, -1),
])
def test_factuality_runs_from_surely_not_to_surely(text: str, predicate: str, low: float, high: float) -> None:
    """The value lies where FactBank's annotators would look for it."""
    assert low <= status(text, predicate).factuality <= high


def test_factuality_orders_the_same_event() -> None:
    """The surer the words, the higher the value."""
    texts = ["She did not sign.", "She may sign.", "She is expected to sign.", "She will sign.", "She signed."]
    values = [status(text, "sign").factuality for text in texts]
    assert values == sorted(values)
    assert len(set(values)) == len(values)


def test_a_word_that_only_carries_an_event_has_no_status() -> None:
    """ "Is set to visit" is one event, the visit, and its evidence holds the whole phrase."""
    (only,) = statuses(sentence("The president is set to visit Tokyo."))
    assert only.predicate == "visit"
    assert only.evidence.exact == "is set to visit"


def test_negation_reaches_the_second_verb_only_through_or() -> None:
    """ "Did not sign or ratify" denies both, "did not sign and left" denies one."""
    assert status("They did not sign or ratify it.", "ratify").negated
    assert not status("They did not sign and left.", "leave").negated


def test_not_only_is_no_negation() -> None:
    """ "Not only signed" signed."""
    assert not status("She not only signed the pact, she praised it.", "sign").negated


def test_evidence_is_the_predicate_as_printed() -> None:
    """The cut lies in the article and holds the auxiliaries and the negation."""
    text = "“Never mind.” The deal has not been signed."
    found = statuses(parse(Article("note.txt", text, (Block(0, len(text)),)))[-1])
    signed = next(s for s in found if s.predicate == "sign")
    assert signed.evidence.exact == "has not been signed"
    assert text[signed.evidence.start : signed.evidence.end] == signed.evidence.exact


def test_a_heading_without_a_verb_has_no_status() -> None:
    """Nothing is said to happen."""
    assert statuses(sentence("Weather and tides")) == ()


@pytest.mark.parametrize("text", [
    "The club had not won the cup since 1908.",
    "No one has been killed on a tram there since 1959.",
    "The minister has not visited the camp since he took office.",
])  # fmt: skip
def test_a_stretch_of_time_without_an_event_says_nothing_of_the_event(text):
    """What had not happened since a day may have happened on it, or happens now."""
    assert not {"win", "kill", "visit"} & {status.predicate for status in statuses(sentence(text))}
