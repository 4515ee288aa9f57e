"""What is said of a sub-distributor, on its page and on paper: sentences made from frozen facts, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from distributor_desk.core.language import Text, plain
from distributor_desk.core.money import shown
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.features.rebates.queries.standing import Standing as RebateStanding
from distributor_desk.features.returns.queries.slow import SlowMover
from distributor_desk.features.sub_distributors.queries.detail import Detail, GuidanceLine
from distributor_desk.features.sub_distributors.queries.standing import AgreementLine, Standing
from distributor_desk.features.sub_distributors.rules.growth import Growth
from distributor_desk.features.sub_distributors.rules.scorecard import (
    BANDS,
    PARTS,
    REPLACE,
    Score,
    shown_score,
)
from distributor_desk.features.sub_distributors.rules.states import READINESS, STATES

NOTHING = plain("")
HEAD = Text("{territory} · {state}{since} · 评分 {score}", "{territory} · {state}{since} · score {score}")
HEAD_UNSCORED = Text("{territory} · {state}{since}", "{territory} · {state}{since}")
SINCE = Text("（{day} 起）", " (since {day})")
NO_TERRITORY = Text("未定区域", "no territory")
WARNED = Text("评分 {score}：请约谈，写下整改约定。", "Score {score}: talk to them and note what is agreed.")
REPLACED = Text(
    "评分 {score}，低于及格线：考虑换成储备“{reserve}”。",
    "Score {score}, below the line: consider the reserve “{reserve}”.",
)
NO_RESERVE = Text(
    "评分 {score}，低于及格线，这个区域还没有储备：先去找一家。",
    "Score {score}, below the line, and nobody is in reserve here: find somebody first.",
)
TOTAL = Text("总分", "Total")
OF = Text("{points} / {weight}：{numbers}", "{points} / {weight}: {numbers}")
UNJUDGED = Text("— / {weight}：{numbers}", "— / {weight}: {numbers}")
IN_PART = Text(
    "没有计分的项目不算，其余各项按比例折成 100 分。",
    "Parts that cannot be judged are left out; the others stand for 100.",
)
AGREED = Text("目标 {target}，{schemes}", "target {target}, {schemes}")
NO_SCHEME = Text("没有返利方案", "no rebate scheme")
NO_TARGET = Text("未定", "none")
NO_READING = Text(
    "登记两次库存（年初和现在），就能看出增长是卖出去的，还是压在它仓库里的。",
    "Note its stock twice (early in the year and now) to see whether growth was sold on or only lies in its warehouse.",
)
PUSHED = Text("增长有一部分压在它的仓库里。", "Part of the growth lies in its warehouse.")
REBATE = Text("已达 {now}，预计 {forecast}", "now {now}, on track for {forecast}")
REBATE_NEXT = Text(
    "已达 {now}，预计 {forecast}，还差 {gap} 到下一档（多得 {gain}）",
    "now {now}, on track for {forecast}; {gap} to the next tier (adds {gain})",
)
TALK = Text("{topic}：{action}", "{topic}: {action}")
RESULT = Text("{talk} → {result}（{day} 复查）", "{talk} → {result} (looked at {day})")
WAITING = Text("{talk}（{day} 复查）", "{talk} (look again on {day})")
LATE = Text("{talk}（应在 {day} 复查，已过期）", "{talk} (was to be looked at on {day}: OVERDUE)")
KINDS = {"price": Text("乱价", "price"), "cross_region": Text("窜货", "cross-region")}
BREACH = Text("{kind}：{what}", "{kind}: {what}")
SLOW = Text("{name}  {amount}  {value}", "{name}  {amount}  {value}")
STEP = Text("{before} → {after}", "{before} → {after}")
WITH = Text("{said}（{more}）", "{said} ({more})")


def headline(found: Detail) -> Text:
    """Territory, state since when, score."""
    sub = found.standing
    said = {
        "territory": sub.territory or NO_TERRITORY,
        "state": STATES[sub.state],
        "since": SINCE.with_(day=sub.state_since) if sub.state_since else "",
    }
    total = found.judged.score.total
    if not sub.works or total is None:
        return HEAD_UNSCORED.with_(**said)
    return HEAD.with_(**said, score=shown_score(total))


def band_said(found: Detail) -> Text:
    """What the score asks for; nothing while it is good."""
    score = shown_score(found.judged.score.total)
    if found.judged.score.band != REPLACE:
        return WARNED.with_(score=score)
    if not found.reserves:
        return NO_RESERVE.with_(score=score)
    return REPLACED.with_(score=score, reserve=found.reserves[0].name)


def scorecard(score: Score) -> Sequence[tuple[Text, Text]]:
    """Each part with points of its weight and its numbers, and the sum."""
    lines = [(PARTS[part.key], _part(part.points, part.weight, part.numbers)) for part in score.parts]
    total = plain(shown_score(score.total)) if score.total is not None else plain("—")
    return [*lines, (TOTAL, WITH.with_(said=total, more=BANDS[score.band]) if score.band else total)]


def _part(points: Decimal | None, weight: int, numbers: Text) -> Text:
    if points is None:
        return UNJUDGED.with_(weight=weight, numbers=numbers)
    return OF.with_(points=shown_score(points), weight=weight, numbers=numbers)


def score_note(score: Score) -> Text:
    """That some parts are left out, where some are."""
    return IN_PART if score.judged_in_part and score.total is not None else NOTHING


def agreed(line: AgreementLine) -> Text:
    """An older year's agreement in a line."""
    schemes = Text("、".join(line.schemes), ", ".join(line.schemes)) if line.schemes else NO_SCHEME
    return AGREED.with_(target=shown(line.target) if line.target is not None else NO_TARGET, schemes=schemes)


def signed_percent(ratio: Decimal | None) -> str:
    """`+12.3%`, `-4.0%`, rounded as in the list; empty without a basis."""
    if ratio is None:
        return ""
    rounded = (ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:f}%" if ratio < 0 else f"+{rounded:f}%"


def growth_note(grown: Growth) -> Text:
    """What to make of the two figures."""
    if grown.rise is None:
        return NO_READING
    if grown.growth is not None and grown.adjusted is not None and grown.growth > grown.adjusted:
        return PUSHED
    return NOTHING


def rebate(one: RebateStanding) -> Text:
    """Now, on track for, next tier."""
    now = shown(one.entitlement)
    forecast = shown(one.forecast_entitlement if one.forecast_entitlement is not None else one.entitlement)
    if one.next_gap is None or one.next_gain is None:
        return REBATE.with_(now=now, forecast=forecast)
    gap = f"{one.next_gap.normalize():,f}" if one.counts_units else shown(one.next_gap)
    return REBATE_NEXT.with_(now=now, forecast=forecast, gap=gap, gain=shown(one.next_gain))


def slow_mover(one: SlowMover) -> Text:
    """A product with what was bought of it last."""
    zh, en = (shown_quantity(one.quantity, one.case_size, one.unit or "", case) for case in ("箱", "cs"))
    name = f"{one.product}  {one.spec}" if one.spec else one.product
    return SLOW.with_(name=name, amount=Text(zh, en), value=shown(one.value))


def talk(one: GuidanceLine) -> Text:
    """A talk with what came of it."""
    said = TALK.with_(topic=one.topic, action=one.action) if one.action else plain(one.topic)
    if one.checked_on is None:
        return said
    return RESULT.with_(talk=said, result=one.result or "✓", day=one.checked_on)


def waiting(one: GuidanceLine, today: date) -> Text:
    """A talk that is still to be looked at again."""
    late = one.next_check is not None and one.next_check < today
    said = TALK.with_(topic=one.topic, action=one.action) if one.action else plain(one.topic)
    return (LATE if late else WAITING).with_(talk=said, day=one.next_check)


def breach(kind: str, what: str, evidence: str | None) -> Text:
    """A breach with its evidence."""
    said = BREACH.with_(kind=KINDS.get(kind, plain(kind)), what=what)
    return WITH.with_(said=said, more=evidence) if evidence else said


def step(before: str, after: str, reason: str | None) -> Text:
    """A change of state with its reason."""
    said = STEP.with_(before=STATES.get(before, plain(before)), after=STATES.get(after, plain(after)))
    return WITH.with_(said=said, more=reason) if reason else said


def reserve(sub: Standing) -> Text:
    """A reserve with how far it is."""
    return WITH.with_(said=plain(sub.name), more=READINESS.get(sub.readiness or "named", READINESS["named"]))
