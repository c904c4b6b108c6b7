"""From a submitted form to a confirmed proposition: store first, then learn who confirms it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from comptes.models import User
from contributions.decisions import life
from contributions.propositions.inserts import insert_together
from contributions.propositions.models import Depot, Proposition
from contributions.propositions.models.depots import CODE_ATTEMPTS_MAX, CODES_SENT_MAX
from contributions.propositions.references import new_reference
from contributions.propositions.states import Action, State
from contributions.propositions.texts import fingerprint
from courriels import outbox
from courriels.addresses import fold
from vocabulaires.models import Theme


class NoLongerDraft(Exception):
    """The proposition was confirmed meanwhile, so its words can no longer be changed here."""


class TooManyCodes(Exception):
    """No further code is sent for this deposit."""


class WrongCode(Exception):
    def __init__(self, attempts_left: int) -> None:
        self.attempts_left = attempts_left
        super().__init__(attempts_left)


@dataclass(frozen=True)
class Sender:
    """What distinguishes two submissions of one text: a key made by the browser, else the network."""

    client_key: str = ""
    network: str = ""

    def submission_key(self, text_fingerprint: str, page_id: int | None) -> str:
        parts = "\n".join([self.client_key or self.network, text_fingerprint, str(page_id or "")])
        return salted_hmac("contributions.submission", parts, algorithm="sha256").hexdigest()


def store(
    proposition: Proposition, themes: Iterable[Theme], *, sender: Sender, pause: timedelta | None = None
) -> Depot:
    """Store a valid proposition as a draft; the same one sent twice is stored once.

    Until someone gives an address, a second identical submission from the same browser or network
    leads to the same deposit. ``pause`` is how long the slower path waits before a mail may be sent. Three
    round trips on PostgreSQL beside the proposition's own insert: the transaction's two ends among them.
    """
    theme_ids = [theme.pk for theme in themes]
    proposition.state = State.BROUILLON
    proposition.fingerprint = fingerprint(proposition.title, proposition.text)
    proposition.submission_key = sender.submission_key(proposition.fingerprint, proposition.page_id)
    for _ in range(3):
        try:
            with transaction.atomic():
                proposition.save(force_insert=True)
                depot = Depot(proposition=proposition, slow_until=timezone.now() + pause if pause else None)
                insert_together(life.theme_rows(proposition, theme_ids), depot)
                return depot
        except IntegrityError:
            stored = Depot.objects.filter(proposition__submission_key=proposition.submission_key).first()
            if stored:
                return stored
            proposition.pk = None
            proposition.reference = new_reference()
    raise RuntimeError("no free reference after three draws")


@transaction.atomic
def give_identity(depot: Depot, *, email: str, public_name: str) -> Depot:
    """Attach an address to a deposit and send the code; later submissions no longer find this deposit.

    Returns the deposit with its new tokens. Raises ``TooManyCodes``.
    """
    return send_code(with_identity(depot, email=email, public_name=public_name))


@transaction.atomic
def confirm_known(depot: Depot, *, email: str, public_name: str) -> "Confirmation":
    """Attach an address that its owner has already proven by signing in, and confirm without a code."""
    depot = with_identity(depot, email=email, public_name=public_name)
    depot.save(update_fields=["email"])
    return confirm(depot)


def with_identity(depot: Depot, *, email: str, public_name: str) -> Depot:
    """The deposit, held, with who confirms it; the caller saves it."""
    depot = locked(depot)
    depot.email = fold(email)
    Proposition.objects.filter(pk=depot.proposition_id).update(
        public_name=public_name, submission_key=None, accepted_at=timezone.now()
    )
    return depot


@transaction.atomic
def send_code(depot: Depot) -> Depot:
    """Send a new code and link; the earlier ones no longer open anything.

    Raises ``TooManyCodes`` after five mails, so that nobody's mailbox is flooded.
    """
    if depot.codes_sent >= CODES_SENT_MAX:
        raise TooManyCodes
    code = depot.issue_code()
    depot.save()
    outbox.enqueue(
        to=depot.email,
        subject=f"{code} : votre code pour confirmer votre proposition",
        template="contributions/depot/courriels/code",
        context={
            "proposition": depot.proposition,
            "code": code,
            "link": settings.SITE_URL + depot.confirm_path,
            "expires_at": depot.expires_at,
            "site_url": settings.SITE_URL,
        },
        kind="proposition-code",
    )
    return depot


@transaction.atomic
def resend_code(depot: Depot) -> Depot:
    """The same to the same address, at the author's request. Raises ``TooManyCodes``."""
    return send_code(locked(depot))


def locked(depot: Depot) -> Depot:
    """The deposit as the database has it now, held until the end of the transaction."""
    return Depot.objects.select_for_update(of=("self",)).select_related("proposition").get(pk=depot.pk)


def try_code(depot: Depot, code: str) -> "Confirmation":
    """Confirm with the code of the mail, tried five times at most.

    An attempt is spent before the code is compared, in one conditional update, so that attempts made at
    the same time cannot exceed the limit. Raises ``WrongCode`` with the attempts left.
    """
    spent = Depot.objects.filter(pk=depot.pk, nonce=depot.nonce, code_attempts__lt=CODE_ATTEMPTS_MAX).update(
        code_attempts=F("code_attempts") + 1
    )
    if not spent:
        raise WrongCode(0)
    if not constant_time_compare(depot.hash_code(code), depot.code_hash):
        raise WrongCode(max(depot.attempts_left - 1, 0))
    return confirm(depot)


@dataclass(frozen=True)
class Confirmation:
    """The proposition now in the team's hands; ``already`` when this very text was there before."""

    proposition: Proposition
    already: bool = False


@transaction.atomic
def confirm(depot: Depot) -> Confirmation:
    """Give a stored proposition to its author and to moderation; the deposit and its tokens disappear.

    When the author has this very text in the consultation already, the draft goes and the earlier
    proposition is returned.
    """
    proposition = life.locked(depot.proposition_id)
    if proposition.state != State.BROUILLON:
        Depot.objects.filter(pk=depot.pk).delete()
        return Confirmation(proposition, already=True)
    author = author_of(depot, proposition)
    twin = (
        Proposition.objects.filter(auteur=author, fingerprint=proposition.fingerprint)
        .exclude(state__in=[State.BROUILLON, State.RETIREE])
        .first()
    )
    if twin:
        proposition.delete()
        return Confirmation(twin, already=True)
    Proposition.objects.filter(pk=proposition.pk).update(auteur=author)
    Depot.objects.filter(pk=depot.pk).delete()
    proposition = life.apply(proposition.pk, Action.CONFIRMER, actor=author)
    if author.wants_mails:
        outbox.enqueue(
            to=author.email,
            subject=f"Nous avons bien reçu votre proposition ({proposition.display_reference})",
            template="contributions/depot/courriels/recue",
            context={"proposition": proposition, "site_url": settings.SITE_URL},
            kind="proposition-recue",
        )
    return Confirmation(proposition)


def author_of(depot: Depot, proposition: Proposition) -> User:
    """The account of the address, made if it is new, and held: one person's confirmations come one by one."""
    held = User.objects.select_for_update(no_key=True).with_email(depot.email)
    author = held.first()
    if author is None:
        try:
            with transaction.atomic():
                author = User.objects.create_user(depot.email, public_name=proposition.public_name)
        except IntegrityError:
            author = held.get()
    return author


@transaction.atomic
def revise(depot: Depot, changes: Proposition, themes: Iterable[Theme]) -> None:
    """Replace the words of a draft by what its author has just written."""
    proposition = life.locked(depot.proposition_id)
    if proposition.state != State.BROUILLON:
        raise NoLongerDraft
    for field in ("title", "text", "axe", "suggested_theme", "profil", "region", "organisation"):
        setattr(proposition, field, getattr(changes, field))
    proposition.fingerprint = fingerprint(proposition.title, proposition.text)
    proposition.version += 1
    proposition.save()
    life.set_themes(proposition, [theme.pk for theme in themes])
