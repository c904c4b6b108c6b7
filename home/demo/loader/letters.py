"""A letter noted as sent to two invented readers, as the archive and the admin show it; no mail is written."""

import datetime

from django.utils import timezone

from actualites.models import ActualitePage
from home.demo import lettre as content
from home.demo.loader.composition import compose
from lettres.models import Abonnement, Envoi, Lettre


def load_letter() -> None:
    """Compose the letter from the demo's own news, once, and note its sending as over."""
    news = {page.slug: page for page in ActualitePage.objects.visible().filter(slug__in=content.NEWS)}
    if Lettre.objects.exists() or len(news) < len(content.NEWS):
        return
    sent_at = timezone.now() - datetime.timedelta(days=content.SENT_DAYS_AGO)
    blocks = [("news", {"page": news[slug], "text": ""}) for slug in content.NEWS]
    blocks.append(("text", {"title": content.PART_TITLE, "text": content.PART_TEXT}))
    lettre = Lettre(
        title=content.TITLE,
        slug=content.SLUG,
        date=timezone.localdate(sent_at),
        intro=content.INTRO,
        body=compose(Lettre, "body", blocks),
        live=False,
    )
    lettre.full_clean()
    lettre.save()
    lettre.save_revision().publish()
    readers = [
        Abonnement.objects.get_or_create(
            email=email, defaults={"created_at": sent_at, "confirmed_at": sent_at}
        )[0]
        for email in content.READERS
    ]
    Envoi.objects.create(
        lettre=lettre,
        leaves_at=sent_at,
        finished_at=sent_at,
        last_abonnement=max(reader.pk for reader in readers),
        written=len(readers),
    )
