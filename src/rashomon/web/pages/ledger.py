"""The ledger: each run of the store, what came into its stages, and what became of all of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection, func, select
from starlette.requests import Request

from rashomon.model import Outcome
from rashomon.report.ledger import Stage
from rashomon.store import schema
from rashomon.store.runs import entered
from rashomon.web.contexts import LedgerPage
from rashomon.web.contexts.ledger import Run
from rashomon.web.desk import Desk
from rashomon.web.draw import draw
from rashomon.web.pages.asked import Html, TheDesk

router = APIRouter()
MOST = 20  # runs on a page


@router.get("/ledger", response_class=Html)
def ledger(request: Request, desk: TheDesk, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Html:
    """The runs, the last first."""
    return draw(request, ledger_page(desk, page))


def ledger_page(desk: Desk, at: int) -> LedgerPage:
    """The context of one page of runs."""
    table = schema.run
    with desk.reading() as conn:
        number = int(conn.execute(select(func.count()).select_from(table)).scalar() or 0)
        asked = select(table).order_by(table.c.id.desc()).limit(MOST).offset((at - 1) * MOST)
        runs = tuple(_run(conn, dict(row)) for row in conn.execute(asked).mappings())
    return LedgerPage(runs, tuple(Outcome), at, max(1, -(-number // MOST)))


def _run(conn: Connection, row: dict[str, object]) -> Run:
    number = int(str(row["id"]))
    stages = tuple(Stage(name, came, stored, tuple(left)) for name, came, stored, left in entered(conn, number))
    ended = str(row["ended"])[:19] if row["ended"] else None
    return Run(number, str(row["verb"]), str(row["started"])[:19], ended, stages)
