"""Web Annotations: by a schema written from the standard, by a JSON-LD processor, and by laying them on the text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from rdflib import RDF, Graph, URIRef
from tests.report import sample
from tests.report.hostile import Printed, printed, report

from rashomon.model import Report
from rashomon.report.annotations import AROUND, CONTEXT, render_annotations

IRI = {"type": "string", "pattern": "^(https?://|urn:)[!-~]+$"}


def exactly(**fields: Any) -> dict[str, Any]:
    """An object of these fields and no others; those whose names end in an underscore may be missing."""
    properties = {name.rstrip("_"): kind for name, kind in fields.items()}
    required = [name for name in fields if not name.endswith("_")]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


WORDS, PLACE = {"type": "string"}, {"type": "integer", "minimum": 0}
NARROW = {"$ref": "#/$defs/selector"}
QUOTE = exactly(type={"const": "TextQuoteSelector"}, exact=WORDS, prefix=WORDS, suffix=WORDS, refinedBy_=NARROW)
POSITION = exactly(type={"const": "TextPositionSelector"}, start=PLACE, end=PLACE, refinedBy_=NARROW)
BODY = exactly(
    type={"const": "TextualBody"},
    value=WORDS,
    format={"const": "text/plain"},
    purpose={"enum": ["commenting", "tagging"]},
)
ANNOTATION = exactly(
    id=IRI,
    type={"const": "Annotation"},
    motivation={"const": "commenting"},
    generator=exactly(type={"const": "Software"}, name=WORDS),
    body={"type": "array", "items": BODY, "minItems": 1},
    target=exactly(
        source=IRI, canonical_=IRI, selector={"type": "array", "items": NARROW, "minItems": 2, "maxItems": 2}
    ),
)
PAGE = exactly(id=IRI, type={"const": "AnnotationPage"}, startIndex=PLACE, items={"type": "array", "items": ANNOTATION})
# Sections 3 and 5 of the Web Annotation Data Model, so far as they are used here: nothing else may be in it.
SCHEMA = Draft202012Validator(
    exactly(
        **{"@context": {"const": CONTEXT}},
        id=IRI, type={"const": "AnnotationCollection"}, label=WORDS, total=PLACE, first=PAGE,
    )
    | {"$defs": {"selector": {"oneOf": [QUOTE, POSITION]}}}
)  # fmt: skip

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
LINKED = {
    "body": "hasBody",
    "target": "hasTarget",
    "source": "hasSource",
    "selector": "hasSelector",
    "canonical": "canonical",
}
# The terms in use, with the IRIs that the standard's own context gives them.
TERMS = {
    "id": "@id",
    "type": "@type",
    **{name: OA + name for name in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
    **{name: OA + name for name in ("exact", "prefix", "suffix", "start", "end", "commenting", "tagging")},
    **{name: {"@id": OA + iri, "@type": "@id"} for name, iri in LINKED.items()},
    "refinedBy": {"@id": OA + "refinedBy", "@type": "@id"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "Software": AS + "Application",
    "generator": {"@id": AS + "generator", "@type": "@id"},
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "first": {"@id": AS + "first", "@type": "@id"},
    "total": AS + "totalItems",
    "startIndex": AS + "startIndex",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}


def linked(text: str) -> Graph:
    """The annotations as a JSON-LD processor takes them: a term that it does not know is gone."""
    return Graph().parse(data=json.dumps({**json.loads(text), "@context": TERMS}), format="json-ld")


@pytest.mark.parametrize("told", [sample.report(), sample.hostile()], ids=["plain", "hostile"])
def test_annotations_are_of_the_standard(told: Report):
    """One on each cited sentence, valid, and whole to a JSON-LD processor."""
    text = render_annotations(told)
    SCHEMA.validate(json.loads(text))
    graph = linked(text)
    found = set(graph.subjects(RDF.type, URIRef(OA + "Annotation")))
    assert len(found) == sum(len(answer.cited) for finding in told.findings for answer in finding.answers)
    for one in found:
        (target,) = graph.objects(one, URIRef(OA + "hasTarget"))
        assert len(set(graph.objects(target, URIRef(OA + "hasSelector")))) == 2


def lay(row: dict[str, Any], texts: dict[str, str]) -> None:
    """Both selectors of each annotation select the same words of the account, and refine them to the same."""
    for one in row["first"]["items"]:
        target = one["target"]
        text = texts[target.get("canonical", target["source"])]
        quote, position = target["selector"]
        select(text, quote, position)


def select(text: str, quote: dict[str, Any], position: dict[str, Any]) -> None:
    """The offsets cut what the quote says, with the words around it."""
    start, end = position["start"], position["end"]
    assert text[start:end] == quote["exact"]
    assert text[:start].endswith(quote["prefix"])
    assert text[end:].startswith(quote["suffix"])
    assert len(quote["prefix"]) == min(start, AROUND)
    assert ("refinedBy" in quote) == ("refinedBy" in position)
    if "refinedBy" in quote:
        select(quote["exact"], quote["refinedBy"], position["refinedBy"])


def texts_of(told: Report) -> dict[str, str]:
    """The accounts' texts by what annotations call them."""
    return {f"urn:rashomon:article:{account.article.id}": account.article.text for account in told.story.accounts}


def test_annotations_lie_on_the_words_they_are_about():
    """In code points; the words in question within the sentence; the page where there is one."""
    row = json.loads(render_annotations(sample.report()))
    lay(row, texts_of(sample.report()))
    first = row["first"]["items"][0]
    assert first["target"]["source"] == "https://wire.example/vessa"
    assert first["target"]["selector"][0]["refinedBy"]["exact"] == "March 14"
    assert first["body"][0]["value"] == (
        "When should the repairs be finished? — March 14 (1 witness). Said by Ilka Brandvold."
    )
    assert [body["value"] for body in first["body"][1:]] == ["contradiction", "time", "expected"]


@settings(max_examples=30, deadline=None)
@given(printed, printed)
def test_hostile_words_stay_where_they_are(one: Printed, other: Printed):
    """Offsets hold beside characters outside the plane and joined ones; addresses are addresses."""
    told = report(one, other)
    row = json.loads(render_annotations(told))
    SCHEMA.validate(row)
    lay(row, texts_of(told))
