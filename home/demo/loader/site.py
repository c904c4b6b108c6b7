"""What holds for the whole demo site: its address, its identity, its dates."""

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, Site

from contributions.propositions.models import ConsultationSettings
from editorial.models import Phase, SiteIdentity, SiteImage
from home.demo.calendrier import CLOSES_IN_DAYS, OPENED_DAYS_AGO, PHASES
from home.demo.pages import IDENTITE
from home.models import HomePage

DEFAULT_PORTS = {"http": 80, "https": 443}


def moment(days: int, hour: int = 0, minute: int = 0) -> datetime.datetime:
    """An hour of the day that comes so many days after today, negative before."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


def align_address() -> Site:
    """Give the site's record the address the site is served at, which is the operator's to say."""
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = (address.hostname, address.port or DEFAULT_PORTS[address.scheme])
    if site.root_page_id is None:
        site.root_page = HomePage.objects.get()
    if site.pk is None or (site.hostname, site.port) != wanted:
        site.hostname, site.port = wanted
        site.full_clean()
        site.save()
    return site


def load_identity(image: SiteImage) -> None:
    """Fill in who answers for the site, unless somebody has."""
    identity = SiteIdentity.load()
    if identity.publisher_name:
        return
    for name, value in IDENTITE.items():
        setattr(identity, name, value)
    identity.show_demo_banner = True
    identity.default_social_image = image
    identity.full_clean()
    identity.save()


def load_calendar() -> None:
    """Replay the consultation around today: the form is open, with some weeks behind it and some to go."""
    consultation = ConsultationSettings.load()
    if consultation.opens_at is None and consultation.closes_at is None:
        consultation.opens_at = moment(-OPENED_DAYS_AGO)
        consultation.closes_at = moment(CLOSES_IN_DAYS, 23, 59)
        consultation.full_clean()
        consultation.save()
    if Phase.objects.exists():
        return
    today = timezone.localdate()
    for data in PHASES:
        phase = Phase(
            title=data.title,
            start_date=today + datetime.timedelta(days=data.first_day),
            end_date=None if data.last_day is None else today + datetime.timedelta(days=data.last_day),
            description=data.description,
            action_label=data.action_label,
            action_path=data.action_path,
        )
        phase.full_clean()
        phase.save()


def link_charter(page: Page) -> None:
    consultation = ConsultationSettings.load()
    if consultation.charter_page_id is None:
        consultation.charter_page = page
        consultation.save()
