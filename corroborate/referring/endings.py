"""What a claim has at its end that is not its own, or lacks there, where the marks around a speaker are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corroborate.claiming.worded import Edit
from corroborate.lexicons import lexicon
from corroborate.records import Claim, Sentence
from corroborate.saying.speakers import known

_ABOUT = frozenset({"about", "almost", "around", "nearly", "over", "some"})
_TURNED = frozenset(
    "northern southern eastern western central northwestern northeastern southwestern southeastern".split()
)
_QUOTE = re.compile(r"[\"”]")
_JOINED = re.compile(r"[\s,]*(?:and|but|while|or|;)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:by|of|with|for|from|to|at|in|on)$")
_OBJECTS = frozenset("that this it them him her us me".split())
_DESCRIBED = re.compile(r"\s(?:the|an?)(?:\s[\w’'-]+){1,3}$")
_SAID_LAST = re.compile(
    r"(?:(?:\s[A-Z][\w’'-]+){2,4} said"
    r"|\s(?:(?:the|local|state|official|several|some|other|medical|military|security) )*"
    r"(?:media|monitor|sources?|officials?|activists?|agency|reports) (?:said|says|say|reported|reports))$"
)
"""A name and its verb that the claim kept though another said it, or nobody was found to: "... Adnan Karim said"."""
LEAST_QUOTED = 3
"""Words of a quotation that is told without what follows it."""
_LEAST = 5
"""Words a claim keeps at least where such a name is taken off its end."""
_SAID_INSIDE = re.compile(
    r"[\"”],?\s+(?:(?:said|says|added|continued)\s+(?:[\w’'.-]+\s+){1,8}?|(?:[\w’'.-]+\s+){1,8}?(?:said|says|added)\s+)"
    r"(?:adding|saying|noting|stressing|warning|explaining)\s+(?:that\s+)?"
)
"""Who said what stands before, in the middle of two things said: \'… were hit" said the mayor adding that …\'."""


def ending(claim: Claim, tokens: Sequence[Token], sentence: Sentence) -> Iterator[Edit]:
    """Yield what to take from the end of a claim or to put there."""
    inside = _SAID_INSIDE.search(claim.text)
    if inside is not None:
        yield Edit(claim.start + inside.start(), claim.start + inside.end(), "; ")
        return
    by = _SAID_LAST.search(claim.text)
    if by is not None and len(claim.text[: by.start()].split()) >= _LEAST:
        yield Edit(claim.start + by.start(), claim.end, "")
        return
    if tokens and _left_open(tokens[-1]):
        yield Edit(tokens[-1].idx + sentence.shift, claim.end, "")
        return
    open_end = _untold(claim, tokens, sentence)
    if open_end:
        yield Edit(claim.end, claim.end, f" {open_end}")
        return
    last = _last_quote(claim, sentence)
    if last is not None:
        yield Edit(last, claim.end, "")
    elif tokens and _followed(claim):
        yield from _beside_speaker(claim, tokens, sentence)


def headline_ending(claim: Claim) -> Iterator[Edit]:
    """Yield the bare word at the end of a headline that only says it was reported ("... killed in Homs Report")."""
    cues = lexicon("cues")["headline"]
    words = list(re.finditer(r"\S+", claim.text))
    if len(words) <= _LEAST or words[-1].group().casefold().strip(".") not in {*cues["tail"], "media"}:
        return
    if words[-2].group().casefold() not in {*cues["placing"], *cues["before"], "with"}:
        yield Edit(claim.start + words[-2].end(), claim.end, "")


def _left_open(final: Token) -> bool:
    """Say whether the last word leads on to a saying that was cut off: "had breakfast before" (saying he was tired)."""
    return final.pos_ in ("ADP", "SCONJ") and any(
        child.dep_ == "pcomp" and child.i > final.i for child in final.children
    )


def _followed(claim: Claim) -> bool:
    """Say whether the speaker's words follow at once."""
    who = claim.attribution
    return who is not None and who.start is not None and 0 <= who.start - claim.end <= 1


def _untold(claim: Claim, tokens: Sequence[Token], sentence: Sentence) -> str:
    """Return the pronoun that a claim lacks at its end, taken for a word of the saying: "it came of that"."""
    if not tokens or tokens[-1].pos_ != "ADP" or sentence.parsed is None:
        return ""
    after = next((token for token in sentence.parsed if token.idx + sentence.shift >= claim.end), None)
    return after.text if after is not None and after.lower_ in _OBJECTS else ""


def _last_quote(claim: Claim, sentence: Sentence) -> int | None:
    """Return where quoted words end, if a claim opens with them and goes on with who said them, or with no clause."""
    marks = list(_QUOTE.finditer(claim.text))
    if len(marks) != 1 or len(claim.text[: marks[0].start()].split()) < LEAST_QUOTED or not _quoted(claim, sentence):
        return None
    return claim.start + marks[0].start() if not _JOINED.match(claim.text, marks[0].end()) else None


def _quoted(claim: Claim, sentence: Sentence) -> bool:
    """Say whether the mark before a claim opens what is quoted."""
    before = sentence.parsed.doc.text[: claim.start - sentence.shift] if sentence.parsed is not None else ""
    at = max(before.rfind(mark) for mark in '"“”')
    return at >= 0 and (before[at] == "“" or (before[at] == '"' and (at == 0 or before[at - 1] in " \n(—-")))


def _lost(claim: Claim, sentence: Sentence) -> str:
    """Return the first words of what was taken for a speaker, up to the name or noun that speaks."""
    who = claim.attribution
    if who is None or who.start is None or who.end is None or sentence.parsed is None:
        return ""
    said = [t for t in sentence.parsed if who.start <= t.idx + sentence.shift < who.end]
    words = [token.text for token in said]
    for at in range(1, len(words)):
        if known(" ".join(words[at:])):
            return " ".join(words[:at])
    alone = len(said) > 1 and said[0].ent_type_ == "GPE" and said[1].ent_iob_ != "I"
    return words[0] if alone and words[0][:1].isupper() else ""


def _beside_speaker(claim: Claim, tokens: Sequence[Token], sentence: Sentence) -> Iterator[Edit]:
    """Yield what lies wrong between a claim and its speaker: a description too much, the object of "of" too little."""
    final = tokens[-2] if tokens[-1].lower_ == "the" and len(tokens) > 1 and tokens[-2].pos_ == "ADP" else tokens[-1]
    turned = final.lower_ in _TURNED and len(tokens) > 1 and tokens[-2].pos_ == "ADP"
    if final.pos_ == "ADP" or final.lower_ in _ABOUT or turned:
        lost = _lost(claim, sentence)
        if lost and lost.lower() not in ("the", "a", "an"):
            yield Edit(claim.end, claim.end, f" [{lost}]")
        return
    bare = claim.text[: -len(" the")] if final.lower_ == "the" else claim.text
    described = _DESCRIBED.search(bare)
    words = lexicon("bodies")["descriptions"]
    bodies = {*words["body_words"], *words["person_words"], *words["anonymous"]}
    if (
        described is not None
        and not _OPEN.search(bare[: described.start()])
        and ("-based" in described.group() or bare.split()[-1].lower() in bodies)
    ):
        yield Edit(claim.start + described.start(), claim.end, "")
    elif bare != claim.text:
        yield Edit(claim.start + len(bare), claim.end, "")
