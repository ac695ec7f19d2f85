"""Bytes to text: UTF-8, UTF-16 with its byte order mark, English in Windows-1252; all else is named, never guessed."""

from __future__ import annotations

import codecs
import re

from corroborate.readers.drafts import UnreadableError

_CONVERT = "convert first, to .txt or .html"
_DOCUMENTS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an Office document (.doc)",
}
_BINARIES = {
    b"\x1f\x8b": "compressed with gzip: unpack it first",
    b"BZh": "compressed with bzip2: unpack it first",
    b"\xfd7zXZ\x00": "compressed with xz: unpack it first",
    b"\x28\xb5\x2f\xfd": "compressed with zstd: unpack it first",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive: unpack it first",
    b"Rar!": "a RAR archive: unpack it first",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
LEGACY = "not UTF-8: read as Windows-1252 (CP1252); convert the file to UTF-8 if its letters are wrong"
# Below this many plain letters, there is too little to tell one code page from another.
_MIN_LETTERS = 40
_MOST_FOREIGN = 0.1
_PRINT = (
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2022\u2026\u20ac\u2122"
    "\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb\xbc\xbd\xbe"
)
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# A capital beyond ASCII right after a small letter, or three letters beyond ASCII in a row.
_NO_WORD = re.compile("[a-z\xdf-\xff][\xc0-\xd6\xd8-\xde\u0160\u017d]|[\xc0-\xd6\xd8-\xf6\xf8-\xff]{3}")
SUFFIXES_TO_CONVERT = {
    ".pdf": "a PDF",
    ".docx": "a Word document (DOCX)",
    ".doc": "an Office document (.doc)",
    ".odt": "an OpenDocument text (ODT)",
    ".rtf": "an RTF document",
    ".epub": "an e-book (EPUB)",
    ".pages": "a Pages document",
}


def refuse_foreign(data: bytes, suffix: str = "") -> None:
    """Raise :class:`UnreadableError` where ``data`` (or the suffix it goes by) is a document or a binary of a known
    kind.
    """
    start = data[:4096].lstrip(b" \t\r\n")
    kind = _magic(start, _DOCUMENTS) or _zipped(data) or SUFFIXES_TO_CONVERT.get(suffix)
    if kind:
        raise UnreadableError(f"{kind}: {_CONVERT}")
    kind = _magic(data, _BINARIES)
    if kind:
        raise UnreadableError(f"binary: this is {kind}")


def decode(data: bytes) -> str:
    """Decode UTF-8 (or UTF-16 that says so), without its byte order mark; raises :class:`UnreadableError`."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strictly(data, "utf-32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16")
    if b"\x00" in data:
        raise UnreadableError("binary: the file holds NUL bytes; if it is text, save it as UTF-8")
    return _strictly(data, "utf-8-sig")


def decoded_with_note(data: bytes) -> tuple[str, str | None]:
    """Decode as :func:`decode` does, else Windows-1252 with a note where that gives words; raises
    :class:`UnreadableError`.
    """
    try:
        return decode(data), None
    except UnreadableError:
        text = _legacy(data)
        if text is None:
            raise
        return text, LEGACY


def as_utf8(data: bytes) -> tuple[bytes, str | None]:
    """Return a file of records in UTF-8 where it is Windows-1252, with a note; any other stays as it is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data, None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = _legacy(data)
        return (data, None) if text is None else (text.encode(), LEGACY)
    return data, None


def _legacy(data: bytes) -> str | None:
    """Read Windows-1252 where every letter beyond ASCII stands in a word of few such, and every sign is one of print.

    Other code pages, and UTF-8 that was cut or spoilt, decode to capitals inside words, stray signs or nothing.
    """
    if b"\x00" in data or _UTF8.search(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [one for one in text if one > "\x7f"]
    letters = [one for one in foreign if one.isalpha()]
    plain = sum(one.isascii() and one.isalpha() for one in text)
    if plain < _MIN_LETTERS or len(letters) > _MOST_FOREIGN * plain or _NO_WORD.search(text):
        return None
    return text if all(one.isalpha() or one in _PRINT for one in foreign) else None


def lf(text: str) -> str:
    """Turn CRLF and lone CR into LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = "UTF-8" if encoding == "utf-8-sig" else encoding.upper()
        byte = f"byte {data[error.start]:#04x} at position {error.start}"
        raise UnreadableError(
            f"undecodable: {byte} is not {name}; convert the file to UTF-8 (for example: iconv -f CP1252 -t UTF-8)"
        ) from None


def _magic(data: bytes, table: dict[bytes, str]) -> str | None:
    return next((kind for mark, kind in table.items() if data.startswith(mark)), None)


def _zipped(data: bytes) -> str | None:
    """Name the document a zip container holds by the part names near its start; any other zip is an archive."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    head = data[:4096]
    if b"opendocument.text" in head:
        return "an OpenDocument text (ODT)"
    if b"epub" in head:
        return "an e-book (EPUB)"
    if b"[Content_Types].xml" in head or b"word/" in head:
        return "a Word document (DOCX) or another Office file"
    return "a zip archive (unpack it; a document inside it may need converting)"
