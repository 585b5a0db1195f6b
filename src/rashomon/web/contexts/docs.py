"""The contexts as Markdown: dataclasses in, a page of the docs out; refuses a field that says nothing of itself."""

from __future__ import annotations

import re
from dataclasses import Field, fields, is_dataclass
from importlib import import_module
from typing import Any, get_args, get_type_hints

from rashomon.web.contexts import PAGES, Frame

HEAD = """# What the pages are drawn from

Each page of `rashomon serve` is one template in `src/rashomon/web/templates/` and one frozen dataclass in
`src/rashomon/web/contexts/`. A template is given two names: `page`, the dataclass below, and `frame`, what stands
around every page. This list is printed by `python -m rashomon.web.contexts`, and a test holds it to the code.
"""


def documented() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(_section(kind) for kind in (Frame, *PAGES))])


def parts(kind: type[Any]) -> list[type[Any]]:
    """The dataclasses of the same file that a context is made of."""
    found: list[type[Any]] = []
    for hint in get_type_hints(kind, vars(import_module(kind.__module__))).values():
        for one in _named(hint):
            if isinstance(one, type) and is_dataclass(one) and one.__module__ == kind.__module__ and one not in found:
                found += [one, *(part for part in parts(one) if part not in found and part is not one)]
    return found


def _section(kind: type[Any]) -> str:
    stem = kind.__module__.rpartition(".")[2]
    drawn = "Around every page." if kind is Frame else f"Drawn by `{stem}.html.j2`."
    others = [f"\n`{one.__name__}`: {_words(one)}\n{_table(one)}" for one in parts(kind)]
    return f"## {kind.__name__}\n{_words(kind)} {drawn}\n{_table(kind)}" + "".join(others)


def _table(kind: type[Any]) -> str:
    rows = "".join(f"| `{field.name}` | `{_type(field)}` | {_meaning(kind, field)} |\n" for field in fields(kind))
    return f"\n| field | type | what it is |\n|---|---|---|\n{rows}"


def _words(kind: type[Any]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _type(field: Field[Any]) -> str:
    return str(field.type).replace("|", "\\|")


def _meaning(kind: type[Any], field: Field[Any]) -> str:
    meaning = field.metadata.get("told")
    if not meaning:
        raise ValueError(f"{kind.__name__}.{field.name} does not say what it is; write it as told(...)")
    return re.sub(r"\s+", " ", str(meaning)).replace("|", "\\|")


def _named(hint: Any) -> list[Any]:
    """The types that a hint names."""
    return [hint, *(one for part in get_args(hint) for one in _named(part))]
