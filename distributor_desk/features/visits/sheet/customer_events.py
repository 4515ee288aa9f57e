"""Visits, promises, remarks and small steps of a customer in words: for its time line, its page and its printed card."""

from __future__ import annotations

from datetime import date

from distributor_desk.core.language import Text, plain
from distributor_desk.core.money import shown
from distributor_desk.features.visits.queries import customer_events as queries
from distributor_desk.features.visits.rules.ladder import step_words
from distributor_desk.features.visits.rules.paper_words import for_paper
from distributor_desk.features.visits.rules.remarks import REMARKS
from distributor_desk.features.visits.sheet.columns import RESULTS
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import CardLine, CustomerEvent

VISIT, PROMISE = Text("拜访", "Visit"), Text("承诺", "Promise")
STEP = Text("小步完成", "Small step")
KINDS = dict(REMARKS)
STATES = {
    "open": Text("{what}（{due}到期）", "{what} (due {due})"),
    "kept": Text("已兑现：{what}", "kept: {what}"),
    "broken": Text("未兑现：{what}", "broken: {what}"),
}
OPEN, LATE = Text("未结承诺", "Open promises"), Text("{what}（已过期，{due}）", "{what} (overdue, {due})")
ONE_OF = Text("{first}；另有 {more} 项", "{first}; and {more} more")


def events(session: Reading, customer_id: int) -> list[CustomerEvent]:
    """Visits, remarks and steps on their day; promises on the day they were closed, else made, else due."""
    found = []
    for visit in queries.visits(session, customer_id):
        result = next((c.text for c in RESULTS if c.key == visit.result), plain(""))
        amount = shown(visit.amount) if visit.amount else ""
        said = [
            " ".join(p for p in (words, amount, visit.notes or "") if p) for words in (result.zh, result.en)
        ]
        found.append(CustomerEvent(visit.day, VISIT, Text(*said), visit.rep or ""))
    for promise in queries.promises(session, customer_id):
        day = promise.closed or promise.made or promise.due
        if day is not None:
            words = STATES[promise.state].with_(what=promise.what, due=promise.due or "—")
            found.append(CustomerEvent(day, PROMISE, words))
    for day, kind, what, answer in queries.remarks(session, customer_id):
        spoken = plain(" · ".join(part for part in (what, answer or "") if part))
        found.append(CustomerEvent(day, KINDS.get(kind, PROMISE), spoken))
    for day, step in queries.steps(session, customer_id):
        found.append(CustomerEvent(day, STEP, step_words(step) or plain(step)))
    return found


def card_lines(session: Reading, customer_id: int, today: date) -> list[CardLine]:
    """The open promises as one line; it is an alarm while one is overdue."""
    still = [p for p in queries.promises(session, customer_id) if p.state == "open"]
    if not still:
        return []
    late = any(p.due is not None and p.due < today for p in still)
    said = [_open(p, today) for p in still[:3]]
    words = Text("；".join(s.zh for s in said), "; ".join(s.en for s in said))
    if len(still) > len(said):
        words = ONE_OF.with_(first=words, more=len(still) - len(said))
    return [CardLine(OPEN, words, alarm=late)]


def _open(promise: queries.PromiseEvent, today: date) -> Text:
    what = for_paper(promise.what)
    if promise.due is None:
        return plain(what)
    return (LATE if promise.due < today else STATES["open"]).with_(what=what, due=promise.due)
