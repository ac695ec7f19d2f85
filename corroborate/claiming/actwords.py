"""Words of violent acts: what hits, what harms, what the act is called, and what it is carried out with."""

from __future__ import annotations

HIT_VERBS = frozenset(
    "strike hit target bomb bombard shell pound raid attack destroy demolish flatten level blast ambush storm".split()
)
HARM_VERBS = frozenset("kill injure wound massacre execute assassinate murder slaughter martyr behead gas".split())
ACT_NOUNS = frozenset(
    "strike airstrike raid attack bombing bombardment shelling blast explosion assault massacre bomb ambush "
    "shooting killing "
    "gassing shell rocket missile".split()
)
CARRY = frozenset("carry launch conduct perpetrate stage fire drop plant detonate use unleash".split())
WEAPONS = frozenset(
    "gas sarin chlorine round mortar torpedo grenade weapon arm shell missile bomb rocket agent barrel "
    "explosive".split()
)
DOWNED = frozenset("plane jet aircraft helicopter warplane airliner flight drone airplane chopper bomber".split())
SUFFERED = frozenset("it this death killing incident crash downing disaster carnage atrocity fire deed".split())
