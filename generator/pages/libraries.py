"""Tells whether an address that a party gave is a place in a platform's ad library.

A party may write any address. One leads away from this site only where the code list of ad libraries, and not the
party, says that it belongs to the platform's library; every other is shown as text. A library has other pages on its
host, which may lead on to anywhere, so that the path counts too, and nothing in it that a browser would resolve.
"""

import re
from urllib.parse import urlsplit

from generator.documents.codelists import CodeList

LIBRARIES = "ad-libraries"
"""The code list of the libraries that are known."""
_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9_~-]*)*", re.ASCII)
_PLAIN_REST = re.compile(r"[!-~]*", re.ASCII)


def library_of(libraries: CodeList, medium: str, address: str) -> str:
    """The code of the library of a medium in which an address is; empty where it is in none that is known."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not _PLAIN_PATH.fullmatch(parts.path):
        return ""
    if not _PLAIN_REST.fullmatch(parts.query + parts.fragment):
        return ""
    for code, row in libraries.rows.items():
        known = urlsplit(row["address"])
        if row["medium"] == medium and known.netloc and parts.netloc.lower() == known.netloc:
            folder = known.path.rstrip("/") + "/"
            if (parts.path + "/").startswith(folder):
                return code
    return ""
