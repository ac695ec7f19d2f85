"""Saved mail (.eml), such as a press release or a newsletter: subject, sender, day and body; attachments are noted."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.message import EmailMessage

from corroborate.readers.datelines import parse_day
from corroborate.readers.decoding import lf
from corroborate.readers.drafts import Batch, Draft, UnreadableError, checked
from corroborate.readers.tagged import shown

MAX_MAIL_BYTES = 50_000_000


def read(data: bytes, id: str, record: str) -> Batch:
    """Read one mail by its plain text, else its HTML; the outlet is the name the sender gives, not the address."""
    if len(data) > MAX_MAIL_BYTES:
        raise UnreadableError(f"a mail of {len(data) / 1e6:.0f} MB, over 50 MB: save its text alone")
    mail = message_from_bytes(data, policy=policy.default)
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise UnreadableError("no mail: there is no header in it")
    text, note = _body(mail)
    day = _header(mail, "date")
    published = parse_day(day)
    attached = sum(1 for _ in mail.iter_attachments()) if mail.is_multipart() else 0
    draft = Draft(
        id=id,
        record=record,
        text=text,
        title=_header(mail, "subject"),
        outlet=_sender(mail),
        published=published,
        published_basis="metadata" if published else "none",
        stray=day[:60] if day and not published else None,
        notes=(*filter(None, [note]), *([f"attachments of the mail are not read: {attached}"] if attached else [])),
    )
    return Batch((checked(draft),))


def _body(mail: EmailMessage) -> tuple[str, str | None]:
    try:
        part = mail.get_body(("plain", "html"))
        told = part.get_content() if part is not None else None
    except (LookupError, ValueError, AttributeError, MessageError):
        raise UnreadableError("the text of the mail cannot be decoded; save it as plain text") from None
    if part is None or not isinstance(told, str):
        raise UnreadableError("no text in the mail: save what it holds as files of their own")
    return shown(lf(told)) if part.get_content_type() == "text/html" else (lf(told), None)


def _header(mail: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(mail.get(name) or "").split()) or None
    except (HeaderParseError, ValueError, IndexError, AttributeError):  # headers no rule foresaw
        return None


def _sender(mail: EmailMessage) -> str | None:
    try:
        found = [address.display_name for address in getattr(mail.get("from"), "addresses", ())]
    except (HeaderParseError, ValueError, IndexError, AttributeError):
        return None
    return next((name for name in found if name.strip()), None)
