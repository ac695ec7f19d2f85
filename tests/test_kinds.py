"""What kind of happening a sentence is about: words that are a trigger only beside some things."""

from __future__ import annotations

import pytest

from corroborate.claiming.kinds import kinds_of
from corroborate.text.parsing import parser


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The truce brokered by the two powers collapsed last month.", ("diplomacy",)),
        ("They met again after the collapse of the peace talks.", ("diplomacy",)),
        ("The lira plunged to a record low.", ()),
        ("A four-storey building collapsed in the old town.", ("accident",)),
        ("A coalition helicopter crashed near the border.", ("accident",)),
        ("Norland voted for a rival draft resolution at the council.", ("reaction",)),
        ("A goods train hit a parked tram near the depot.", ("accident",)),
        ("A cyclist was hit by a van at the crossing.", ("accident",)),
        ("A cyclist was struck by a van at the crossing.", ("accident",)),
        ("A man was charged over a hit-and-run in the harbour.", ("accident",)),
        ("Five bakers die in fire at mill", ("accident",)),
        ("Soldiers came under heavy fire at the gate.", ("killing",)),
        ("Soldiers raided a house in the old town.", ("fighting",)),
        ("A raid in the old town left six dead.", ("attack",)),
        ("Warplanes flew a raid on the old town.", ("airstrike",)),
        ("The marchers were met with live fire.", ()),
        ("Mud buried the village overnight.", ()),
        ("The village will bury its dead on Friday.", ("funeral",)),
        ("A rocket hit a tram near the depot.", ("shelling",)),
        ("A drone hit a tanker off the coast.", ("attack",)),
        ("Six guests died in a fire at a hotel in the port.", ("accident",)),
        ("Six guests died in Monday's fire at a hotel in the port.", ("accident",)),
        ("The heavy fire at the bridge went on.", ("killing",)),
        ("Guards opened fire at a crowd in the port.", ("killing",)),
        ("Rebels fired at a bus near the port.", ("killing",)),
        ("The mayor showed a fire engine to the pupils.", ()),
        ("Voters cast their ballots in the referendum on Sunday.", ("election",)),
    ],
)
def test_kind_of_happening(text: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(list(parser()(text))) == kinds
