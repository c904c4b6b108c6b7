"""Where a request comes from, said so that nobody can be found again from it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac


def client_address(request: HttpRequest) -> str:
    """The address that reached the outermost of our own proxies, or an empty string.

    Each proxy appends the address it was reached from to ``X-Forwarded-For``, so what the client wrote
    itself stands further left than the ``TRUSTED_PROXIES`` last entries and is never read.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXIES
    if proxies < 1:
        return direct
    entries = [entry.strip() for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if len(entries) < proxies:
        return direct
    return entries[-proxies]


def network_of(address: str) -> str:
    """The network an address stands for: itself in IPv4, its /64 in IPv6, where one home holds a whole /64."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return "unknown"
    if ip.version == 6 and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if ip.version == 6:
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def address_key(request: HttpRequest) -> str:
    """A keyed hash of the sender's network that changes every day; the address itself is kept nowhere."""
    network = network_of(client_address(request))
    day = timezone.localdate().isoformat()
    return salted_hmac("protection.network", f"{day}\n{network}", algorithm="sha256").hexdigest()[:32]
