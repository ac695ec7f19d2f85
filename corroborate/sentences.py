"""Text to sentences: blocks by rule, sentence ends by rule, words and grammar by the parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.records import Article, Field, Sentence
from corroborate.text.furniture import HEAD_REACH, REPEATED, Block, core_title, cut, cut_title, locate

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FOREIGN = "not in a language we read"
_END = re.compile(
    r"[.?!…]+(?: ?'')?[\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z0-9À-Ýİ])|(?<=[a-z)]{2})[.?!](?=[A-Z][a-z])|[.?!][”\"](?=[A-Z“])"
)
_RUN_ON = re.compile(
    r"(?<=[a-z\d]) (?=(?:The|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Dozens|Meanwhile|Earlier|However"
    r"|Another|In) [a-z])"
)
"""Where a heading or a sentence without its full stop runs on into the next: "... in Homs Three people were hurt"."""
_OPENS_LEAD = re.compile(
    r"(?<![\w'’-])(?!(?:the|a|an|and|or|of|by|in|on|at|to|for|from|with|as|its|his|their|this|that|anti|pro|against|after"
    r"|among|over|near|than|between|before|under|like|kill|kills|killing|hit|hits) )"
    r"[a-z][a-z'’-]* (?=(?:At least|Regime|Government|Rebels?|Militants|Insurgents|Gunmen|Fighters|Troops|Soldiers"
    r"|Activists|Residents|Rescuers|Civilians|Air ?strikes|Air raids|Warplanes|Jets|Helicopters|Clashes|Fighting"
    r"|Shelling|Explosions?|Terrorists) [a-z])"
)
"""Where a lead opens with an ordinary noun right behind a heading: "... not imminent Rebels shelled a mill"."""
RUN_ON_WORDS = 4  # words that must stand before such a place
_STATES = "|".join(
    short.rpartition(". ")[0].rpartition(" ")[2].replace(".", r"\.")
    for short in lexicon("places")["states"]["abbreviations"]
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Brig|Maj|Sgt|Capt|Cpl|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|Prof|Adm|Hon|"
    rf"Inc|Ltd|Corp|Jr|Sr|approx|Intl|Dept|Govt|al|{_STATES}|[A-Z](?:\.[A-Z]){{1,3}}|[ap]\. ?m)\.$"
)
_OFTEN_LAST = re.compile(rf"(?:U\.S|U\.N|U\.K|E\.U|D\.C|[ap]\.m|\b(?:{_STATES}))\.$")
_NEW_START = re.compile(
    r"\s*[\"“]?(?:The|A|An|It|He|She|They|But|And|In|On|At|This|That|These|Those|We|I|If|As|After|However|Its|His|Her|Their)\s"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"^[\"“].{12,}[\"”][,.]?$", re.DOTALL)


def split(article: Article, parser: Language) -> tuple[Sentence, ...]:
    """Return the sentences of title and text in order, each with a reason where it is page furniture.

    ``parser`` reads each block of prose by itself, so that neither other articles nor other blocks change a parse.
    """
    blocks = cut_title(article.title)
    core = core_title(article.title)
    if core and locate(core, article.text, 0, 4 * HEAD_REACH):
        blocks = [replace(block, furniture=block.furniture or REPEATED) for block in blocks]
    title = _sentences(article.title, "title", blocks, parser)
    return (*title, *_captioned(_sentences(article.text, "text", cut(article.text, article.title), parser)))


def ends(text: str) -> list[int]:
    """Return the offsets in ``text`` just after each sentence but the last."""
    stops: list[int] = []
    for found in _END.finditer(text):
        head = text[max(0, found.start() - 12) : found.start() + 1]
        if found.group().startswith(".") and _ABBREVIATION.search(head):
            follows = _NEW_START.match(text, found.end())
            if not (follows and _OFTEN_LAST.search(head)):
                continue
        stops.append(found.end())
    return sorted({*stops, *_run_on(text, stops)})


def _run_on(text: str, stops: list[int]) -> list[int]:
    """Return where a sentence starts though nothing closes the one before."""
    found = []
    places = [place.start() for place in _RUN_ON.finditer(text)]
    places += [place.end() - 1 for place in _OPENS_LEAD.finditer(text)]
    for place in sorted(places):
        begun = max((stop for stop in stops if stop <= place), default=0)
        if len(text[begun:place].split()) >= RUN_ON_WORDS and text[begun:place].count('"') % 2 == 0:
            found.append(place)
    return found


def foreign(words: str) -> bool:
    """Tell whether five or more words hold no common English word and look like another language or script."""
    letters = _LETTERS.findall(words.casefold())
    joined = "".join(letters)
    if not joined:
        return False
    strange = sum(not char.isascii() for char in joined)
    if strange / len(joined) > 0.4:
        return True
    table = lexicon("hedges")["languages"]
    if len(letters) < 5 or any(word in table["english"] for word in letters):
        return False
    return strange >= 3 or sum(word in table["other"] for word in letters) >= 2


def _sentences(text: str, field: Field, blocks: list[Block], parser: Language) -> list[Sentence]:
    blocks = [
        replace(block, furniture=FOREIGN) if not block.furniture and foreign(text[block.start : block.end]) else block
        for block in blocks
    ]
    read = parser.pipe([_bounded(text[block.start : block.end], parser) for block in blocks if not block.furniture])
    out: list[Sentence] = []
    for block in blocks:
        if block.furniture:
            out.append(
                Sentence(
                    field, block.start, block.end, block.form, block.furniture, block.signed, paragraph=block.paragraph
                )
            )
        else:
            out += _parsed(text, field, block, next(read))
    return out


def _bounded(words: str, parser: Language) -> Doc:
    """Return the words of a block with its sentence ends set, not read yet."""
    edges = [0, *ends(words), len(words)]
    doc = parser.make_doc(words)
    at, opens = 0, False
    for token in doc:
        while token.idx >= edges[at + 1] and at + 2 < len(edges):
            at, opens = at + 1, True
        token.is_sent_start = token.i == 0 or (opens and not token.is_space)
        opens = opens and token.is_space
    return doc


def _parsed(text: str, field: Field, block: Block, doc: Doc) -> list[Sentence]:
    out: list[Sentence] = []
    for span in doc.sents:
        while len(span) and span[0].is_space:
            span = span[1:]
        while len(span) and span[-1].is_space:
            span = span[:-1]
        if not len(span):
            continue
        start, end = block.start + span.start_char, block.start + span.end_char
        printed = text[start:end]
        form = "quote" if block.form == "body" and _QUOTED.match(printed) else block.form
        if not any(map(str.isalnum, printed)):
            out.append(Sentence(field, start, end, form, "stray marks", paragraph=block.paragraph))
        elif foreign(printed):
            out.append(Sentence(field, start, end, form, FOREIGN, block.signed, paragraph=block.paragraph))
        else:
            out.append(Sentence(field, start, end, form, None, block.signed, span, block.start, block.paragraph))
    return out


def _captioned(sentences: list[Sentence]) -> list[Sentence]:
    """Give the sentence before a photo credit its form."""
    out = list(sentences)
    for i, (here, credit) in enumerate(pairwise(sentences)):
        if credit.furniture == "photo credit" and here.furniture is None and here.form == "body":
            out[i] = replace(here, form="caption")
    return _once(out)


def _once(sentences: list[Sentence]) -> list[Sentence]:
    seen: set[tuple[str, str]] = set()
    out: list[Sentence] = []
    for sentence in sentences:
        if sentence.furniture is None and sentence.parsed is not None and len(sentence.parsed) >= 6:
            key = " ".join(token.lower_ for token in sentence.parsed if token.is_alpha or token.like_num)
            if (sentence.form, key) in seen:
                sentence = replace(sentence, furniture=REPEATED, parsed=None)
            seen.add((sentence.form, key))
        out.append(sentence)
    return out


def silence(found: Sequence[Sentence]) -> str:
    """Say why an article without a claim has none."""
    if all(sentence.furniture is not None for sentence in found):
        return "no claim could be read from it: all its lines look like menus, links and notices of a page"
    return "no claim could be read from it: nothing in it asserts what could be checked"
