"""Bytes to text: UTF-8, or UTF-16 with its byte order mark; everything else is named, never guessed."""

from __future__ import annotations

import codecs

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
