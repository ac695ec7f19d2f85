"""What a speaker without a name of its own stands for: words ("the bulletin"), a pronoun, a body named elsewhere.

"The coalition" is the one coalition its article names, "the group" the body that spoke last; a bulletin speaks for
whoever issued it, and what can neither speak nor write is no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from corroborate.copying.credits import is_agency
from corroborate.lexicons import lexicon
from corroborate.saying.speakers import MEDIA, described, head, key, known

LONGEST = 8
"""Words of the longest name looked for in a text."""

_PRONOUN = re.compile(
    r"(?:he|she|it|they|this|these|that|those|who|which|him|her|them|itself|themselves)", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:an?|the|its|their|another)\s+", re.IGNORECASE)
_OWNER_AFTER = re.compile(r"\b(?:of|by|from|on|in)\s+(?:the\s+|its\s+)?(?P<name>.+)$")
_OUTSIDE = re.compile(r"-(?:affiliated|linked|aligned|backed|leaning|inspired|allied)\b", re.IGNORECASE)
_SPOKE = r"(?:spokes(?:man|woman|person|men))"
_FOR = re.compile(
    rf"^(?:[a-z-]+\s+){{0,3}}{_SPOKE}\s+(?:for|of|from)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}"
    r"(?P<name>[A-Z][^,()]*)$"
)
_WHOSE = re.compile(rf"^(?P<name>.*[A-Z].*?)(?:['’]?s?|['’])\s+(?:[a-z]+\s+){{0,2}}{_SPOKE}$")
_WORD = re.compile(r"[\w'’.-]*\w")
_PEOPLE = re.compile(
    r"(?:\w+(?:er|or|our|ist|ian|ant|ent|man|men|ee|ive|mate|folk|parent|brother|sister|civilian)s?|people|staff|teams?|crews?"
    r"|family|families|personnel|police|troops|medics?|nurses?|rebels?|locals?|sons?|wife|husband|kids?|youths?|citizens?"
    r"|refugees?|widows?|students?|militias?|tribes?|elders?|sheikhs?|imams?|dissidents?)$"
)


def is_pronoun(speaker: str) -> bool:
    """Say whether a speaker was read as a bare pronoun that nothing in its article resolved."""
    return _PRONOUN.fullmatch(speaker.strip()) is not None


def words_of(speaker: str) -> str | None:
    """Return whose words a "speaker" is that is words or a page: a name, or nothing where none is told.

    ``None`` for what is no words: a body, a person, somebody unnamed.
    """
    words = lexicon("informants")
    if head(speaker)[:1].isupper():
        return None  # "the Harbour Post" is a newspaper
    last = head(speaker).casefold()
    bare = last if last in words["utterances"] or last in words["pages"] else last.removesuffix("s")
    if (bare not in words["utterances"] and bare not in words["pages"]) or described(speaker) == MEDIA:
        return None
    if _OUTSIDE.search(speaker):
        return None if bare in words["pages"] else ""
    found = _OWNER_AFTER.search(speaker)
    if found is not None and speaker[: found.start("name")].split()[-1:] == ["in"] and bare in words["pages"]:
        found = None  # "the Lantern news site in Norland" sits there and is not the country's
    owner = found["name"] if found is not None and found["name"][:1].isupper() else _before(speaker)
    if not owner and bare in words["pages"]:
        return None
    return owner


def only_words(speaker: str) -> bool:
    """Say whether a speaker is words pointed at without telling whose ("the bulletin")."""
    page = head(speaker).casefold() in lexicon("informants")["pages"] and words_of(speaker) is None
    return (page or words_of(speaker) == "") and is_definite(speaker) and speaker[1:].islower()


def _before(speaker: str) -> str:
    """Return the name before the words of a body: "Homs Ministry" of "a Homs Ministry statement"."""
    parts = re.split(r"\s+(?:of|by|from|on|in|for|about)\s+", speaker, maxsplit=1)[0].split()[:-1]
    while parts and (parts[0][:1].islower() or parts[0] in ("The", "A", "An", "This", "That")):
        parts = parts[1:]
    while parts and parts[-1].casefold() in lexicon("informants")["carriers"]:
        parts = parts[:-1]
    return re.sub(r"['’]s?$", "", " ".join(parts))


def is_description(speaker: str, text: str) -> bool:
    """Say whether a speaker bears no name: small letters only, or a capital only because a sentence begins there."""
    if known(speaker) is not None:
        return False
    if speaker[:1].islower() and _crowd(speaker) and not head(speaker).endswith("s"):
        return True
    last = head(speaker).casefold()
    if last in lexicon("bodies")["descriptions"]["body_words"] and last not in lexicon("informants")["any_body"]:
        return False
    if not any(char.isupper() for char in speaker) or _crowd(speaker):
        return True
    first, _, rest = speaker.partition(" ")
    if not first[1:].islower() or any(char.isupper() for char in rest):
        return False
    if not rest and not (first.endswith("s") and can_speak(first)):
        return False
    return re.search(rf"(?<![\w-]){re.escape(first.lower())}s?(?![\w-])", text) is not None


def _crowd(speaker: str) -> bool:
    """Say whether the head is no name: "opponents of President X", "a Kurdish-led force"."""
    last = head(speaker)
    if not last.islower() or last in lexicon("informants")["organs"]:
        return False
    return last.endswith("s") or (speaker.startswith(("a ", "an ", "A ", "An ")) and spokesman_of(speaker) is None)


def seated_kind(speaker: str, sentence: str) -> str | None:
    """Return "the organisation" for a speaker cut out of "the Norland-based organisation"."""
    found = re.search(rf"[Tt]he {re.escape(speaker)}-(?:based|run)\s+(?:[a-z]+\s+){{0,2}}?(?P<kind>[a-z]+)\b", sentence)
    kinds = lexicon("informants")["any_body"]
    return f"the {found['kind']}" if found is not None and found["kind"] in kinds else None


def is_definite(speaker: str) -> bool:
    """Say whether a description points at somebody or something told before."""
    return speaker.casefold().startswith(("the ", "this ", "that ", "its ", "their ", "his ", "her ", "same "))


def office_in(name: str, text: str) -> str | None:
    """Return the one office of a state printed in ``text`` that a bare "Defence Ministry" means."""
    office = key(name)
    listed = lexicon("bodies")["offices"].items()
    ident = next((ident for ident, names in listed if office in map(key, names)), None)
    if ident is None:
        return None
    found = [printed for body, printed in bodies_in(text).items() if body.endswith(f"-{ident}")]
    return found[0] if len(found) == 1 else None


def spokesman_of(speaker: str) -> str | None:
    """Return the body for which somebody unnamed speaks: "a spokesman for X", "X's spokeswoman"."""
    bare = _ARTICLE.sub("", speaker)
    found = _FOR.match(bare) or _WHOSE.match(bare)
    return found["name"].strip() if found is not None else None


def can_speak(speaker: str) -> bool:
    """Say whether words without any name may be people or a body; "the only way" is neither."""
    last = head(speaker).casefold()
    words = lexicon("bodies")["descriptions"]
    one = f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")
    listed = any(last in words[group] for group in ("anonymous", "body_words", "person_words", "plural_words"))
    return listed or one in words["body_words"] or last in _people() or _PEOPLE.match(last) is not None


@cache
def _people() -> frozenset[str]:
    """Every word for people the lexicon counts: "guard", "nurses"."""
    people = lexicon("people")
    return frozenset(word for group in ("whole", "parts") for words in people[group].values() for word in words)


def described_body(description: str, spoken: Iterable[str], text: str) -> str | None:
    """Return the name of the body a definite description stands for: one that spoke, or the only such one printed.

    ``spoken`` are the labels of the named voices heard so far, the latest first.
    """
    if not description.casefold().startswith(("the ", "this ")) and " " in description.strip():
        return None
    last = head(description).casefold()
    if last not in lexicon("bodies")["descriptions"]["body_words"] or any(char.isupper() for char in description[1:]):
        return None
    heard = [name for name in spoken if _is_body(name)]
    if last in lexicon("informants")["any_body"]:
        return next((name for name in heard if _of_sort(name, last, description)), None)
    fitting = [name for name in heard if last in key(name).split()]
    if fitting:
        return fitting[0]
    printed = [name for name in bodies_in(text).values() if last in key(name).split()]
    return printed[0] if len(printed) == 1 else None


_ARMED = re.compile(r"\b(?:militant|rebel|jihadi?s?t?|extremist|armed|terror\w*|insurgent|Islamist)\b", re.IGNORECASE)


def _of_sort(name: str, last: str, description: str) -> bool:
    """Say whether "the agency" may be this body, an agency, or "the militant group", an armed one."""
    if last in ("agency", "outlet"):
        return is_agency(name) or "agency" in key(name)
    if _ARMED.search(description):
        return known(name) in lexicon("informants")["armed"]
    return not is_agency(name) and "media" not in key(name)


def _is_body(name: str) -> bool:
    found = known(name)
    if found is not None:
        return not found.endswith("-government")
    last = head(name).casefold()
    return last in lexicon("bodies")["descriptions"]["body_words"]


@lru_cache(maxsize=64)
def bodies_in(text: str) -> Mapping[str, str]:
    """Return the known bodies a text names, offices of states among them, by id, each as first printed."""
    found: dict[str, str] = {}
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    for at, (word, start, _) in enumerate(words):
        if not word[:1].isupper() or key(word).split(" ")[0] not in _openings():
            continue
        for size in range(min(LONGEST, len(words) - at), 0, -1):
            printed = text[start : words[at + size - 1][2]]
            ident = known(printed) if size > 1 or key(printed) in _single() else None
            if ident is not None and not ident.endswith("-government"):
                found.setdefault(ident, printed)
                break
    return found


@cache
def _openings() -> frozenset[str]:
    """First words of names and of the names of states."""
    bodies = lexicon("bodies")
    names = [name for group in ("bodies", "states") for some in bodies[group].values() for name in some]
    return frozenset(key(name).split()[0] for name in names)


@cache
def _single() -> frozenset[str]:
    return frozenset(
        key(name) for some in lexicon("bodies")["bodies"].values() for name in some if " " not in name.strip()
    )
