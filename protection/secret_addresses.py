"""The addresses that are a key by themselves, which no line of any log may hold.

Whoever has one acts for the person it was sent to. ``deploy/nginx.conf`` holds the same expression for the
lines that it writes; a test finds every such address among those that the site answers at.
"""

import re

DOORS = (
    r"/(?:propositions/(?:deposer|confirmer|recours|commenter)|evenements/inscriptions|lettres/(?:confirmer|arreter)"
    r"|mon-espace/suivis/desabonnement|admin/password_reset/confirm)/"
)
SECRET_ADDRESS = re.compile(rf"({DOORS})[^\s?#\"'<>]+")
# Begun where a run of signs begins: tried from each of its signs, a long address would take seconds.
MAIL_ADDRESS = re.compile(r"(?<![^\s@\"'()<>,;:=])[^\s@\"'()<>,;:=]+@[^\s@\"'()<>,;:=]+\.\w+")
HIDDEN = r"\1[secret]"


def without_secrets(text: str) -> str:
    """The text with what follows such a door hidden, and the addresses of mails that errors quote."""
    return MAIL_ADDRESS.sub("[courriel]", SECRET_ADDRESS.sub(HIDDEN, text))
