"""The places that a Report's accounts name, as GeoJSON (RFC 7946): a Feature a place, with the words that name it.

No account prints coordinates. A town gets the point of GeoNames where its name and the countries named beside it leave
one choice (`towns.py`), and says so; of two towns of one name none is chosen, and a country is no point: there the
geometry is null, as the standard has it for a feature without a known place. Who knows better fills it in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rashomon.model import Account, Claim, Evidence, Name, NameKind, Report
from rashomon.report.json import render_row
from rashomon.report.layout import named
from rashomon.report.rows import Row, place, span
from rashomon.report.screen import one_line
from rashomon.report.towns import located

Mention = tuple[Name, Claim]


def render_geojson(report: Report) -> str:
    """A FeatureCollection, the places that most accounts name first; ends with a newline."""
    outlets = named(report).outlets
    found: dict[str, dict[Evidence, Mention]] = {}
    for account in sorted(report.story.accounts, key=lambda account: account.article.id):
        for name, claim in _mentions(account):
            found.setdefault(name.key.casefold(), {}).setdefault(name.evidence, (name, claim))
    beside = {name.key for told in found.values() for name, _ in told.values()}
    features = [_feature(list(told.values()), outlets, beside) for _, told in sorted(found.items())]
    features.sort(key=lambda one: (-len(one["properties"]["outlets"]), -one["properties"]["mentions"]))
    return render_row({"type": "FeatureCollection", "features": features}, indent=2) + "\n"


def _mentions(account: Account) -> Iterator[Mention]:
    """The places that an account names, each mention with the innermost claim that holds it."""
    claims = sorted(account.claims, key=lambda claim: claim.content.end - claim.content.start)
    for claim in claims:
        for name in claim.names():
            if name.kind is NameKind.PLACE:
                yield name, claim


def _feature(told: list[Mention], outlets: Mapping[str, str], beside: Collection[str]) -> Row:
    told.sort(key=lambda mention: mention[0].evidence)
    keys = sorted({name.key for name, _ in told}, key=lambda name: (-len(name), name))
    town = located(keys[0], beside)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [town.longitude, town.latitude]} if town else None,
        "properties": {
            "name": one_line(keys[0]),
            "located": f"{town.name}, {town.country} (GeoNames {town.id})" if town else None,
            "mentions": len(told),
            "outlets": list(dict.fromkeys(outlets[name.evidence.article] for name, _ in told)),
            "evidence": [_evidence(name, claim, outlets) for name, claim in told],
        },
    }


def _evidence(name: Name, claim: Claim, outlets: Mapping[str, str]) -> Row:
    """Where the place is named: the sentence, and the words within it."""
    return {
        "article": name.evidence.article,
        "outlet": outlets[name.evidence.article],
        **span(claim.sentence),
        "focus": place(name.evidence),
        "certainty": claim.certainty.value,
    }
