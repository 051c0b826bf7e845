"""Which addresses may be asked: the public internet, and nothing behind the reader's own door."""

import ipaddress
from collections.abc import Callable

AddressGuard = Callable[[str], bool]

# Named beside ``is_global`` because its answer for some of these changed between Python releases.
_NEVER = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "3fff::/20",
        ),
    )
)  # fmt: skip
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is handed out of IPv6
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def public_only(address: str) -> bool:
    """Whether an IP address is a public one, also where it carries an IPv4 address inside (mapped, 6to4, NAT64)."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return _public(found)
    inside = _inside(found)
    return _public(inside) if inside is not None else found in _UNICAST and _public(found)


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not any(address.version == net.version and address in net for net in _NEVER)
    )
