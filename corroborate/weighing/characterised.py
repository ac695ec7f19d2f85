"""Who is quoted in a sentence that reports no saying: "Okafor called the plan “a gift to the port”".

Between a person as the subject and words in quotation marks stands a verb of judging or promising; the words, and the
sentence that holds them, are that person's.
"""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.weighing.namings import LEADING_IN
from corroborate.weighing.persons import is_role, person_in, surname_alone

_CAPITAL = r"(?:[A-Z][\w’'-]+\.?|[A-Z]\.)"
_PERSON = rf"(?P<who>(?<![\w’'-])(?:{_CAPITAL}(?:\s+(?:of\s+)?{_CAPITAL}){{0,5}}|[Hh]e|[Ss]he))"
_ASIDE = r"(?:,\s+(?:[A-Z]-[A-Z][\w.]+|[^,“”\"]{2,80}),|\s+\([A-Z]-[^()]{2,12}\))?"
_LINK = (
    r"(?:(?:has|had|have|also|then|later|earlier|once|again|repeatedly|bluntly|publicly|quickly|sharply|instead|even"
    r"|on\s+\w+day|\w+day|went\s+on\s+to|continued\s+to|took\s+(?:a\s+\w+\s+)?\w+\s+at\s+[^,“”\"]{2,60},)\s+){0,4}"
)
_REST = r"[^“”\".;]{0,90}"
_MARK = r"(?:[“\"]|``)(?=\w)"
_GIVEN = re.compile(
    rf"{_PERSON}{_ASIDE}\s+(?:is|was|were|are)\s+(?:expected|reported|quoted|shown|heard|seen|planning|blunt|due)\b"
    r"[^“”\".;]{0,40}(?:\b(?:say|saying)\b|:)"
)
_FOR = re.compile(rf"^(?:To|For)\s+{_PERSON}{_ASIDE},?\s[^“”\"]{{2,80}}{_MARK}")


def characterised(sentence: str) -> str | None:
    """Return the person whose quoted words a sentence holds without a verb of saying, "he" or "she", or ``None``."""
    for found in (*_judging().finditer(sentence), *_GIVEN.finditer(sentence), *_FOR.finditer(sentence)):
        before = sentence[: found.start()]
        quoted = before.count('"') % 2 or before.rfind("“") > before.rfind("”")
        if quoted or (before.split()[-1:] and before.split()[-1].casefold() in LEADING_IN):
            continue  # somebody else's words, or a place: "in Marlow, called"
        who = found["who"]
        if who.casefold() in ("he", "she"):
            return who.casefold()
        if person_in(who) is not None or (surname_alone(who) is not None and not is_role(who)):
            return who
    return None


@cache
def _judging() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, lexicon("informants")["judges"])))
    return re.compile(rf"{_PERSON}{_ASIDE}\s+{_LINK}(?:{verbs})\b{_REST}{_MARK}")
