"""Invented worlds of truces, sources and outlets, with the truth known, to try verdicts on.

They are made so as *not* to share what the model of `hudna.assess` assumes: outlets copy one another and only part of it is
recognised; a copy may drop whom it quotes; parties say what serves them, and now and then lie together; rumours mislead many
at once; who is silent depends on the truth; unnamed sources are planted by parties; some of those taken for neutral are not;
sources grow worse with time. A world is a seed and a handful of figures: the same seed gives the same world.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hudna.types import Proposition, PropositionKind, Rating, Reliability, SourceType, Span, Testimony
from hudna.types.stake import Stake

PARTIES = ("party A", "party B")
_KINDS: tuple[PropositionKind, ...] = ("exists", "accepted", "holding", "breached")
_OUTLETS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The figures of a world; all are shares between 0 and 1 but for counts. What they stand for is said beside each."""

    name: str
    about: str
    cases: int = 400
    true: float = 0.5  # propositions that are true
    roots: float = 2.2  # reports that are nobody's copy, on average
    copies: float = 2.0  # copies of each, on average
    folded: float = 0.85  # copies that are recognised
    dropped: float = 0.15  # copies that state as their own what the first report quotes
    lying: float = 0.5  # parties that say what serves them, true or not
    together: float = 0.03  # cases in which both parties tell one lie
    rumour: float = 0.05  # cases in which one false story misleads those who should know
    silence: float = 0.25  # sources that say nothing; parties twice as often where the truth is against them
    planted: float = 0.4  # unnamed sources that say what a party wants
    hidden: float = 0.08  # third parties and outlets that are a party's and are not known to be
    spin: float = 0.3  # mediators that call a truce whole that is not
    skill: float = 0.85  # how often those who look find out
    drift: float = 0.0  # by how much skill falls from the first case to the last
    reversals: float = 0.05  # sources that first said the contrary
    rated: bool = False  # an analyst has rated the sources, and is wrong about some


BASE = World(name="mixed", about="a little of everything")
WORLDS: tuple[World, ...] = (
    BASE,
    replace(BASE, name="copying", about="twelve copies of a report, 40 % of them unrecognised, a third without their source",
            copies=12, folded=0.6, dropped=0.33, roots=1.6),
    replace(BASE, name="lying", about="nine of ten parties say what serves them, often together", lying=0.9, together=0.15),
    replace(BASE, name="rumours", about="in a quarter of the cases one false story misleads many", rumour=0.25),
    replace(BASE, name="silence", about="two thirds say nothing, most where the truth hurts", silence=0.65),
    replace(BASE, name="planted", about="nearly all unnamed sources, and every fourth neutral one, are a party's",
            planted=0.95, hidden=0.25),
    replace(BASE, name="drift", about="those who look find out 92 times of 100 at first and 52 at last", skill=0.92, drift=0.4),
    replace(BASE, name="false alarms", about="three of four propositions are false", true=0.25),
    replace(BASE, name="all at once", about="all of these together", copies=8, folded=0.65, dropped=0.3, lying=0.85,
            together=0.1, rumour=0.15, silence=0.5, planted=0.9, hidden=0.2, skill=0.88, drift=0.25, true=0.4),
    replace(BASE, name="mixed, rated", about="the first, with sources rated by an analyst who is right about most", rated=True),
    replace(BASE, name="planted, rated", about="as planted, with such ratings", planted=0.95, hidden=0.25, rated=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One proposition of a world: what was said of it, behind which origins, and whether it is true."""

    testimonies: tuple[Testimony, ...]
    origin_of: dict[str, str]
    true: bool


@dataclass(slots=True)
class _Source:
    """Somebody who may be quoted. ``serves`` is the party it really speaks for, ``known`` the stake it is taken to have."""

    name: str
    source_type: SourceType
    known: Stake
    serves: int | None = None
    quoted: float = 0.3  # chance to be in a report


@dataclass(slots=True)
class _Scene:
    """A case in the making."""

    proposition: Proposition
    true: bool
    wishes: tuple[bool, bool]
    skill: float
    rumour: bool
    stances: dict[str, bool | None] = field(default_factory=dict)
    before: dict[str, bool] = field(default_factory=dict)  # what was said first by those who changed their mind


def stake_of(testimony: Testimony) -> Stake:
    """The stake that packs would give: by the name alone, which does not say who is hidden."""
    name = testimony.source
    proposition = testimony.proposition
    subject = proposition.actor or (proposition.value if proposition.kind == "accepted" else None)
    for party in PARTIES:
        if party in name:
            interest = "party" if name.startswith(("party", "media")) else "ally"
            about = (
                None if subject is None else "other" if subject != party else "self" if interest == "party" else "side"
            )
            faces = tuple(other for other in PARTIES if other != party)
            return Stake(interest, party, about, faces)  # type: ignore[arg-type]
    known = {
        "mediator": "mediator",
        "monitor": "monitor",
        "third": "third_party",
        "unnamed": "anonymous",
        "eye": "seen",
    }
    return Stake(known.get(name.split()[0], "media"))  # type: ignore[arg-type]


def cases(world: World, seed: int) -> Iterator[Case]:
    """The cases of a world, in order of time."""
    people, outlets = _cast(world, seed)
    dice = _dice(world, seed, "cases")
    for number in range(world.cases):
        yield _case(world, dice, people, outlets, number)


def ratings_of(world: World, seed: int) -> tuple[Rating, ...]:
    """The analyst's letters: of seven hidden ones in ten a D, of most others an A or B. None where the world is not rated."""
    if not world.rated:
        return ()
    dice = _dice(world, seed, "ratings")
    return tuple(
        Rating(source=source.name, reliability=_letter(dice, source), by="analyst", at="2018-01-01T00:00:00Z")
        for group in _cast(world, seed)
        for source in group
        if source.name.split()[0] in ("third", "monitor", "outlet")
    )


def _letter(dice: random.Random, source: _Source) -> Reliability:
    if source.serves is not None:
        return "D" if dice.random() < 0.7 else "B"
    return dice.choices(("A", "B", "C", "D"), (2, 5, 2, 1))[0]


def _cast(world: World, seed: int) -> tuple[list[_Source], list[_Source]]:
    dice = _dice(world, seed, "cast")
    return _people(world, dice), _outlets(world, dice)


def _dice(world: World, seed: int, what: str) -> random.Random:
    return random.Random(f"{world.name} {seed} {what}")


def _people(world: World, dice: random.Random) -> list[_Source]:
    rows = [_Source(party, "spokesperson", Stake("party", party), side, 0.5) for side, party in enumerate(PARTIES)]
    rows += [
        _Source(f"ally of {party}", "official", Stake("ally", party), side, 0.2) for side, party in enumerate(PARTIES)
    ]
    rows += [_Source("mediator", "mediator", Stake("mediator"))]
    rows += [_Source(f"monitor {n}", "monitor", Stake("monitor"), None, 0.15) for n in range(3)]
    for number in range(6):
        side = dice.randrange(2) if dice.random() < world.hidden else None
        rows.append(_Source(f"third {number}", "official", Stake("third_party"), side, 0.12))
    rows.append(_Source("eye on the ground", "evidence", Stake("seen"), None, 0.08))
    return rows


def _outlets(world: World, dice: random.Random) -> list[_Source]:
    rows = []
    for number in range(_OUTLETS):
        side = dice.randrange(2) if dice.random() < world.hidden else None
        name = f"outlet {number}"
        if number < 2 * len(PARTIES):
            side = number % 2
            name = f"media of {PARTIES[side]} {number}"
        rows.append(_Source(name, "media", Stake("media"), side))
    return rows


def _case(
    world: World, dice: random.Random, people: Sequence[_Source], outlets: Sequence[_Source], number: int
) -> Case:
    scene = _scene(world, dice, number)
    for source in (*people, *outlets):
        scene.stances[source.name] = _stance(world, dice, source, scene)
        if dice.random() < world.reversals:
            scene.before[source.name] = not scene.stances[source.name]
    testimonies: list[Testimony] = []
    origin_of: dict[str, str] = {}
    for root in range(1 + _count(dice, world.roots - 1)):
        origin = f"o{root}"
        first = _report(world, dice, scene, people, dice.choice(outlets), f"{origin}.0", root)
        testimonies += first
        origin_of[f"{origin}.0"] = origin
        for copy in range(1, 1 + _count(dice, world.copies)):
            report = f"{origin}.{copy}"
            origin_of[report] = origin if dice.random() < world.folded else report
            testimonies += _copied(world, dice, first, dice.choice(outlets), report)
    return Case(tuple(testimonies), origin_of, scene.true)


def _scene(world: World, dice: random.Random, number: int) -> _Scene:
    kind = dice.choice(_KINDS)
    true = dice.random() < world.true
    first = dice.random() < 0.5
    wishes = (first, not first if dice.random() < 0.7 else first)
    if kind == "breached":
        wishes = (False, True)
    if dice.random() < world.together:
        wishes = (not true, not true)
    proposition = Proposition(
        kind=kind, value=PARTIES[1] if kind == "accepted" else "shelling" if kind == "breached" else None,
        actor=PARTIES[0] if kind == "breached" else None,
    )  # fmt: skip
    skill = world.skill - world.drift * number / world.cases
    return _Scene(proposition, true, wishes, skill, dice.random() < world.rumour)


def _stance(world: World, dice: random.Random, source: _Source, scene: _Scene) -> bool | None:
    """What a source says if it is asked: affirms, denies, or nothing."""
    if source.serves is not None:
        wish = scene.wishes[source.serves]
        shy = world.silence * (2 if wish != scene.true else 1)
        if dice.random() < min(shy, 0.9):
            return None
        lies = dice.random() < world.lying or wish == scene.true
        return wish if lies else scene.true
    if dice.random() < world.silence:
        return None
    if scene.rumour and dice.random() < 0.7:
        return not scene.true
    if source.source_type == "mediator" and not scene.true and scene.proposition.kind != "breached":
        return dice.random() < world.spin
    return scene.true if dice.random() < scene.skill else not scene.true


def _report(
    world: World, dice: random.Random, scene: _Scene, people: Sequence[_Source], outlet: _Source, report: str, day: int
) -> list[Testimony]:
    """A report of its own: whom it quotes, and perhaps what its outlet says itself."""
    rows = []
    for source in people:
        if dice.random() < source.quoted:
            rows += _said(scene, source, outlet, report, day)
    if dice.random() < 0.25:
        rows.append(_unnamed(world, dice, scene, outlet, report, day))
    heard = [row for row in rows if row.act != "declines_to_comment"]
    if not heard or dice.random() < 0.3:
        rows += _said(scene, outlet, outlet, report, day)
    return rows


def _said(scene: _Scene, source: _Source, outlet: _Source, report: str, day: int) -> list[Testimony]:
    stance = scene.stances[source.name]
    if stance is None:
        return [] if source is outlet else [_testimony(scene, source, outlet, report, day, None)]
    earlier = scene.before.get(source.name)
    if day == 0 and earlier is not None:
        return [_testimony(scene, source, outlet, report, day, earlier)]
    return [_testimony(scene, source, outlet, report, day, stance)]


def _unnamed(world: World, dice: random.Random, scene: _Scene, outlet: _Source, report: str, day: int) -> Testimony:
    if dice.random() < world.planted:
        stance = scene.wishes[dice.randrange(2)]
    else:
        stance = scene.true if dice.random() < scene.skill else not scene.true
    return _testimony(
        scene, _Source("unnamed source", "anonymous_source", Stake("anonymous")), outlet, report, day, stance
    )


def _testimony(
    scene: _Scene, source: _Source, outlet: _Source, report: str, day: int, stance: bool | None
) -> Testimony:
    return Testimony(
        proposition=scene.proposition, factuality="certain", report=report, truce=0, claim=0, source=source.name,
        act="declines_to_comment" if stance is None else "asserts" if stance else "denies",
        source_type=source.source_type, speaks_for=source.known.bloc, own_voice=source is outlet, via=None,
        outlet=outlet.name, said=f"2018-01-{day + 1:02}", content=Span(0, 1),
    )  # fmt: skip


def _copied(
    world: World, dice: random.Random, first: Sequence[Testimony], outlet: _Source, report: str
) -> Iterator[Testimony]:
    """The report as another outlet brings it: whole, or as its own words."""
    stands = [row for row in first if row.act != "declines_to_comment"]
    if stands and dice.random() < world.dropped:
        row = dice.choice(stands)
        yield replace(
            row,
            report=report,
            source=outlet.name,
            source_type="media",
            speaks_for=None,
            own_voice=True,
            outlet=outlet.name,
        )
        return
    for row in first:
        name = outlet.name if row.own_voice else row.source
        yield replace(row, report=report, source=name, outlet=outlet.name)


def _count(dice: random.Random, mean: float) -> int:
    """A geometric number with this mean."""
    count = 0
    while dice.random() < mean / (1 + mean) and count < 60:
        count += 1
    return count
