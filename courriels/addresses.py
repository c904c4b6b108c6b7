"""What an e-mail address is here: one written form for each person, and only what a mail can be sent to."""

import re
import unicodedata
from email.errors import MessageError

import idna
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage

# RFC 5321, 4.5.3.1 and erratum 1690 of RFC 3696.
LENGTH_MAX = 254
LOCAL_LENGTH_MAX = 64

# What browsers take in a field of type « email », except two dots in a row: no quotes, no address literal.
WRITABLE = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+\Z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])\Z"
)
# What no database or file takes: halves of signs, and the end of a C string.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# Those of Unicode's « default ignorable » signs that are not of its category Cf.
INVISIBLE = frozenset(
    [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2065, 0x3164]
    + [*range(0xFE00, 0xFE10), 0xFFA0, *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)]
)

INCOMPLETE = "Cette adresse n’est pas complète. Écrivez-la comme dans l’exemple : nom@exemple.fr"
UNWRITABLE = (
    "Cette adresse ne peut recevoir aucun courriel : elle contient un signe de trop ou mal placé. "
    "Retapez-la comme dans l’exemple : nom@exemple.fr"
)
TOO_LONG = "Cette adresse est trop longue. Vérifiez-la."


def fold(text: str) -> str:
    """The one form of an address: no invisible sign, lower case, composed accents, its domain in ASCII.

    Two spellings of one address are one person. What is no address is folded too, into what a database can look for.
    """
    visible = "".join(sign for sign in UNSTORABLE.sub("\ufffd", text) if not is_invisible(sign))
    local, at, domain = unicodedata.normalize("NFC", visible.strip().lower()).rpartition("@")
    return f"{local}{at}{ascii_domain(domain)}"


def is_invisible(sign: str) -> bool:
    return not sign.isascii() and (unicodedata.category(sign) == "Cf" or ord(sign) in INVISIBLE)


def ascii_domain(domain: str) -> str:
    """As mail writes it (IDNA); a domain that has no such form is left as it is."""
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return domain


def validate(address: str) -> None:
    """Refuse a folded address that no mail can carry. Raises ``ValidationError``."""
    local, _, domain = address.rpartition("@")
    if not local or "." not in domain.strip("."):
        raise ValidationError(INCOMPLETE, code="invalid")
    if len(address) > LENGTH_MAX or len(local) > LOCAL_LENGTH_MAX:
        raise ValidationError(TOO_LONG, code="max_length")
    if not WRITABLE.match(address) or not can_be_written(address):
        raise ValidationError(UNWRITABLE, code="invalid")


def can_be_written(address: str) -> bool:
    """Whether the library that writes the mails takes it in a header as it is."""
    try:
        return EmailMessage(to=[address]).message()["To"] == address
    except (ValueError, IndexError, MessageError):
        return False
