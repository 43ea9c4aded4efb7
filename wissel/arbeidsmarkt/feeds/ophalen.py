"""Fetching an address that somebody typed, without ever reaching a private network (OWASP SSRF).

Names are looked up once; every address found must be public, and the connection goes to the address that was checked.
Each redirect goes through the same gate. Only http and https on their usual ports, at most 50 MB and 60 seconds.
"""

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

MOST_BYTES = 50 * 1024 * 1024
SECONDS = 60.0
REDIRECTS = 5
POORTEN = {80, 443, 8080, 8443}
# Ranges that lead inside, whatever Python calls them: NAT64, 6to4 and Teredo to an IPv4 address, and old site-local.
_TUNNELS = tuple(
    ipaddress.ip_network(each)
    for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "fec0::/10")
)


class Geweigerd(Exception):
    """The address may not be fetched, or what came is no feed. The message is for people."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the server said. `ongewijzigd` when it had nothing new; then there is no body."""

    body: bytes
    soort: str
    etag: str
    gewijzigd: str
    ongewijzigd: bool = False


def fetch(url: str, *, etag: str = "", gewijzigd: str = "") -> Antwoord:
    """Fetch an address with a conditional request. Raises Geweigerd with a sentence that says what to do."""
    until = time.monotonic() + SECONDS
    wanted = {"User-Agent": "Wissel", "Accept": "*/*", "Accept-Encoding": "identity"}
    wanted |= {"If-None-Match": etag} if etag else {}
    wanted |= {"If-Modified-Since": gewijzigd} if gewijzigd else {}
    try:
        for _number in range(REDIRECTS + 1):
            found = _once(url, wanted, until)
            if isinstance(found, Antwoord):
                return found
            url = urljoin(url, found)
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise Geweigerd(
            _("De bron geeft geen antwoord. Controleer het adres of probeer het later.")
        ) from error
    raise Geweigerd(_("De bron verwijst steeds door. Vul het adres in waar de lijst echt staat."))


def _once(url: str, wanted: Mapping[str, str], until: float) -> Antwoord | str:
    """The answer, or the address it redirects to."""
    connection, path = _open(url, until)
    try:
        connection.request("GET", path, headers=dict(wanted))
        answer = connection.getresponse()
        if answer.status in {301, 302, 303, 307, 308} and answer.getheader("Location"):
            return str(answer.getheader("Location"))
        head = {name: (answer.getheader(name) or "") for name in ("ETag", "Last-Modified", "Content-Type")}
        marks = (head["ETag"][:300], head["Last-Modified"][:100])
        if answer.status == 304:
            return Antwoord(b"", "", *marks, ongewijzigd=True)
        if answer.status != 200:
            text = _("De bron antwoordt met fout %(code)s. Controleer het adres of probeer het later.")
            raise Geweigerd(text % {"code": answer.status})
        return Antwoord(_body(answer, connection, until), head["Content-Type"], *marks)
    finally:
        connection.close()


def _open(url: str, until: float) -> tuple[http.client.HTTPConnection, str]:
    try:
        parts = urlsplit(url)
        scheme, host = parts.scheme.lower(), parts.hostname or ""
        port = parts.port or (443 if scheme == "https" else 80)
    except ValueError as error:
        raise Geweigerd(_("Dit adres klopt niet.")) from error
    if scheme not in {"http", "https"} or not host or parts.username is not None:
        raise Geweigerd(_("Alleen een adres dat met https:// of http:// begint kan."))
    if port not in POORTEN and not _loopback_allowed():
        raise Geweigerd(_("Deze poort kan niet. Gebruik het gewone adres van de site."))
    address = _checked(host, port)
    connection = http.client.HTTPConnection(host, port, timeout=_left(until))
    connection.sock = socket.create_connection((address, port), timeout=_left(until))
    if scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return connection, "".join(
        sign if 32 < ord(sign) < 127 else "%20" if sign == " " else "" for sign in path
    )


def _checked(host: str, port: int) -> str:
    """The address to connect to; all addresses of the name must be public."""
    try:
        found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise Geweigerd(_("Dit adres bestaat niet. Controleer het.")) from error
    if not found or not all(allowed(each) for each in found):
        raise Geweigerd(_("Dit adres ligt in een besloten netwerk en wordt niet opgehaald."))
    return found[0]


def allowed(address: str) -> bool:
    """Whether an IP address is public (or the machine itself, when a test says so)."""
    ip: Any = ipaddress.ip_address(address.split("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if ip.is_loopback:
        return _loopback_allowed()
    if ip.version == 6 and any(ip in each for each in _TUNNELS):
        return False
    return bool(ip.is_global) and not ip.is_multicast and not ip.is_reserved


def _body(answer: Any, connection: Any, until: float) -> bytes:
    unpack: Any = (
        zlib.decompressobj(47)
        if (answer.getheader("Content-Encoding") or "") in {"gzip", "deflate"}
        else None
    )
    parts: list[bytes] = []
    size = 0
    while True:
        if connection.sock is not None:
            connection.sock.settimeout(_left(until))
        piece = answer.read1(65_536)
        if not piece:
            return b"".join(parts)
        piece = unpack.decompress(piece, MOST_BYTES + 1 - size) if unpack else piece
        size += len(piece)
        if size > MOST_BYTES or (unpack and unpack.unconsumed_tail):
            raise Geweigerd(_("De bron is groter dan 50 MB. Vraag de leverancier om een kleinere lijst."))
        parts.append(piece)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise Geweigerd(_("De bron is te traag: na een minuut was de lijst er nog niet."))
    return left


def _loopback_allowed() -> bool:
    return bool(getattr(settings, "FEEDS_NAAR_ZICHZELF", False))
