"""Cut a field into blocks of prose and of page furniture, by rules kept in ``lexicons/furniture.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.records import Form

HEAD_REACH = 900  # characters from the start of a text within which its own title is looked for
REPEAT_WORDS = 6  # a run of at least so many words that starts again further on is a repetition
REPEAT_REACH = 1500  # characters within which a standfirst is repeated
REPEATED = "repeated in the text"

_POST = re.compile(
    r"(?:(?:pic\.twitter\.com|https?://t\.co)/\w{4,20}\s{0,3}){0,3}[—–]\s?(?P<name>[^—–\n]{1,60}?)\s\((?P<handle>@\w{1,30})\)"
    r"(?:\s[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4})?"
)
_FULL_DATE_END = re.compile(r"\b[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}[.\s]*$")
_CLOSED = re.compile(r"[.?!…:;][\"”’')\]]*$")
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s(?:\||-\s[\w ]{2,24}\s-|�_?\s\|)\s?[^|]{2,40}$")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a field: prose where ``furniture`` is ``None``. ``signed`` is the account a post is signed with."""

    start: int
    end: int
    form: Form = "body"
    furniture: str | None = None
    signed: str | None = None
    paragraph: int = 0


@cache
def rules(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the (reason, pattern) pairs for ``where``: head, tail, line or anywhere."""
    table = lexicon("furniture")
    parts: dict[str, str] = dict(table["parts"])

    def filled(pattern: str) -> str:
        for _ in range(3):
            for name, part in parts.items():
                pattern = pattern.replace("{" + name + "}", part)
        return pattern

    ends = {"tail": r"\s*$", "line": r"\s*$"}
    return tuple(
        (rule["reason"], re.compile(f"(?:{filled(rule['pattern'])}){ends.get(where, '')}", re.DOTALL))
        for rule in table[where]
    )


def cut(text: str, title: str) -> list[Block]:
    """Return the blocks of ``text`` in order; only whitespace and stray marks lie between them."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    blocks: list[Block] = []
    for number, (start, end) in enumerate(lines):
        blocks += [replace(block, paragraph=number) for block in _line(text, start, end, title, len(lines), number)]
    return _once(text, _numbered(blocks) if len(lines) == 1 else blocks)


def cut_title(title: str) -> list[Block]:
    """Return the headline and, apart, a site name hung on it ("... | The Paper")."""
    found = _SITE.search(title)
    stop = found.start() if found else len(title)
    blocks = _trim(title, Block(0, stop, "headline"))
    return blocks + (_trim(title, Block(stop, len(title), "headline", "site name")) if found else [])


def core_title(title: str) -> str:
    """Return ``title`` without a site name."""
    blocks = cut_title(title)
    return title[blocks[0].start : blocks[0].end] if blocks else ""


def locate(needle: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find ``needle`` in ``text[start:end]``, comparing letters and digits only; first or last word may be missing."""
    words = [w.group().casefold() for w in _WORD.finditer(needle)]
    found = list(_WORD.finditer(text, start, end))
    held = [w.group().casefold() for w in found]
    for low, high in ((0, len(words)), (1, len(words)), (0, len(words) - 1)):
        wanted = words[low:high]
        if len(wanted) < 3:
            continue
        for i in range(len(held) - len(wanted) + 1):
            if held[i] == wanted[0] and held[i : i + len(wanted)] == wanted:
                return found[i].start(), found[i + len(wanted) - 1].end()
    return None


def _line(text: str, start: int, end: int, title: str, lines: int, number: int) -> list[Block]:
    if lines > 1:
        line = text[start:end].strip()
        same = _WORD.findall(line.casefold()) == _WORD.findall(core_title(title).casefold())
        if same and title:
            return _trim(text, Block(start, end, "headline"))
        for reason, pattern in rules("line"):
            if pattern.fullmatch(line):
                return _trim(text, Block(start, end, furniture=reason))
    blocks = _posts(text, start, end)
    out: list[Block] = []
    for block in blocks:
        if block.form == "post" or block.furniture:
            out += _trim(text, block)
        else:
            out += _prose(text, block, title, number == 0, number == lines - 1 or lines == 1, lines > 1)
    return out


def _posts(text: str, start: int, end: int) -> list[Block]:
    blocks: list[Block] = []
    at = start
    for found in _POST.finditer(text, start, end):
        if found.start() <= at:
            continue
        signed = f"{found['name'].strip()} ({found['handle']})"
        blocks.append(Block(at, found.start(), "post", signed=signed))
        blocks.append(Block(found.start(), found.end(), furniture="signature of a post"))
        at = found.end()
    return [*blocks, Block(at, end)]


def _prose(text: str, block: Block, title: str, first: bool, last: bool, lined: bool) -> list[Block]:
    marks: list[Block] = []
    start, end = block.start, block.end
    if first or lined:
        start = _head(text, start, end, title if first else "", marks)
    if lined and not last:
        marks += _anywhere(text, start, end)
        closing = [mark.start for mark in marks if not text[mark.end : end].strip(" .")]
        end = min([end, *closing])
    if last or lined:
        end = _tail(text, start, end, marks)
    marks += _anywhere(text, start, end)
    marks += _tags(text, start, end)
    pieces = _between(text, block.start, block.end, sorted(marks, key=lambda mark: (mark.start, -mark.end)))
    return [_lined_form(text, piece) if lined else piece for piece in pieces]


def _anywhere(text: str, start: int, end: int) -> list[Block]:
    return [
        Block(found.start(), found.end(), furniture=reason)
        for reason, pattern in rules("anywhere")
        for found in pattern.finditer(text, start, end)
        if reason != "photo credit" or not _spells(text[start : found.start()], found.group())
    ]


def _head(text: str, start: int, end: int, title: str, marks: list[Block]) -> int:
    """Mark what stands before the prose; return where the prose starts."""
    core = core_title(title)
    at = start
    for _ in range(12):
        while at < end and not (text[at].isalnum() or text[at] in "\"“'‘(["):
            at += 1
        moved = False
        stamp = next((m for m in _stamps(text, at, end)), None)
        if stamp:
            marks.append(stamp)
            at, moved = stamp.end, True
        elif core and (spot := locate(core, text, at, min(end, at + HEAD_REACH))) and _before(text[at : spot[0]]):
            if spot[0] > at and text[at : spot[0]].strip():
                marks.append(Block(at, spot[0], furniture="byline or page links"))
            marks.append(Block(spot[0], spot[1], "headline"))
            at, core, moved = spot[1], "", True
        else:
            for reason, pattern in rules("head"):
                found = pattern.match(text, at, end)
                if found and found.end() > at and not (reason == "dateline" and _sentence_like(found.group())):
                    marks.append(Block(at, found.end(), furniture=reason))
                    at, moved = found.end(), True
                    break
        if not moved:
            break
    again = _repeat(text, at, end)
    if again:
        marks.append(Block(at, again, furniture=REPEATED))
        at = _head(text, again, end, "", marks)
    return at


def _stamps(text: str, at: int, end: int) -> list[Block]:
    """Match the head rules that can never be part of a title."""
    plain = ("date stamp", "short link and counters", "share counts")
    found = [(reason, pattern.match(text, at, end)) for reason, pattern in rules("head") if reason in plain]
    return [Block(at, match.end(), furniture=reason) for reason, match in found if match and match.end() > at]


def _before(gap: str) -> bool:
    """Tell whether what precedes a title in the text can be set aside whole: short, and not a sentence."""
    return len(gap) < 160 and not re.search(r"[a-z]{3}[.?!]\s", gap) and " said" not in gap


def _sentence_like(words: str) -> bool:
    return len(words) > 60


def _repeat(text: str, at: int, end: int) -> int | None:
    """Return where the prose starts anew if its opening is printed twice in a row."""
    opening = text[at : at + 45]
    if len(opening) < 45:
        return None
    again = text.find(opening, at + 45, min(end, at + REPEAT_REACH))
    if again < 0:
        return None
    first, second = text[at:again].strip(" .…"), text[again:end]
    return again if second.startswith(first) and len(first.split()) >= REPEAT_WORDS else None


def _tail(text: str, start: int, end: int, marks: list[Block]) -> int:
    """Mark what stands after the prose; return where the prose ends."""
    for _ in range(10):
        moved = False
        for reason, pattern in rules("tail"):
            window = max(start, end - 700)
            found = pattern.search(text, window, end)
            if found and found.end() > found.start() and found.group().strip():
                marks.append(Block(found.start(), found.end(), furniture=reason))
                end, moved = found.start(), True
                break
        if not moved:
            break
    return end


_FUNCTION = frozenset(
    "the a an at in on by as with after were was has have is are said says to from that who which its their had will "
    "been be it he they when while where than killed near more most least dozens".split()
)
_STARTERS = frozenset(
    "The A An At In On More Nearly Around About Dozens Scores Hundreds Some Several Many One Two Three Four Five Six "
    "Seven Eight Nine Ten Eleven Twelve Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety As "
    "After When While No It He She "
    "They This These Those Over Almost For With Following".split()
)


def _tags(text: str, start: int, end: int) -> list[Block]:
    """Mark runs of tag words ("Tags Town War ...") up to where the next sentence seems to start."""
    blocks: list[Block] = []
    for found in re.finditer(r"(?<!\w)Tags:?\s(?=[A-Z])", text[start:end]):
        begin = start + found.start()
        words = list(re.finditer(r"\S+", text[begin : min(end, begin + 400)]))[1:]
        stop = _first_sentence([word.group() for word in words])
        if stop is None:
            continue
        blocks.append(Block(begin, begin + words[stop].start(), furniture="tags"))
    return blocks


def _first_sentence(words: list[str]) -> int | None:
    for i, word in enumerate(words):
        if word in _STARTERS and i and not (word in {"The", "A", "On", "In"} and i + 1 == len(words)):
            return i
        if word in _FUNCTION:
            for j in range(i - 1, max(-1, i - 7), -1):
                if words[j][:1].isupper():
                    return j - 1 if j >= 1 and j == i - 1 and words[j - 1][:1].isupper() and j - 1 > 0 else j
            return None
    return None


def _spells(before: str, credit: str) -> bool:
    """Tell whether a bracketed short form only abbreviates the name before it."""
    inner = credit.strip("()")
    if not inner.isupper() or re.search(r"[.?!”\"]\s*$|\d{4}\s*$|day\s*$", before):
        return False
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", before)[-len(inner) :])
    return initials == inner or before.rstrip().lower().endswith("agency")


def _between(text: str, start: int, end: int, marks: list[Block]) -> list[Block]:
    out: list[Block] = []
    at = start
    for mark in marks:
        if mark.start < at:
            continue
        out += _trim(text, Block(at, mark.start))
        out += _trim(text, mark)
        at = mark.end
    return out + _trim(text, Block(at, end))


def _trim(text: str, block: Block) -> list[Block]:
    start, end = block.start, block.end
    skipped = " \t\n\r\u00a0.,;:" if block.furniture is None else " \t\n\r\u00a0"
    while start < end and text[start] in skipped:
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bare = block.furniture is None and not any(map(str.isalnum, text[start:end]))
    return [] if bare else [replace(block, start=start, end=end)]


def _lined_form(text: str, block: Block) -> Block:
    """Tell captions, headlines and headings among the lines of a text that keeps its line breaks."""
    words = text[block.start : block.end]
    if block.furniture or block.form != "body":
        return block
    sentences = len(re.findall(r"[.?!][\"”]?\s+[A-Z]", words))
    if sentences == 0 and _FULL_DATE_END.search(words) and len(words.split()) > 7:
        return replace(block, form="caption")
    if _CLOSED.search(words) or sentences:
        return block
    count = len(words.split())
    if count < 4:
        return replace(block, furniture="heading")
    return replace(block, form="headline") if count <= 30 else block


def _numbered(blocks: list[Block]) -> list[Block]:
    return [replace(block, paragraph=number) for number, block in enumerate(blocks)]


def _once(text: str, blocks: list[Block]) -> list[Block]:
    """Set aside a headline or caption printed again word for word."""
    seen: set[str] = set()
    out: list[Block] = []
    for block in blocks:
        key = " ".join(_WORD.findall(text[block.start : block.end].casefold()))
        if block.furniture is None and len(key.split()) >= 4:
            if key in seen:
                block = replace(block, furniture=REPEATED)
            seen.add(key)
        out.append(block)
    return out
