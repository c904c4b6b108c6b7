"""Forms of events: the editors' page form and the public list's filters."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm


class EvenementPageForm(WagtailAdminPageForm):
    """Reads and shows the two moments in the clock of the event's own place.

    Django's date-time fields know one clock, that of the server; an editor in Paris who types
    « 14:00 » for an event in La Réunion means two in the afternoon there.
    """

    LOCAL_FIELDS = ("start_date", "end_date")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        zone = ZoneInfo(self.instance.time_zone)
        for name in self.LOCAL_FIELDS:
            moment = getattr(self.instance, name)
            if moment:
                self.initial[name] = timezone.make_naive(moment, zone)

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("time_zone"):
            zone = ZoneInfo(cleaned["time_zone"])
            for name in self.LOCAL_FIELDS:
                if cleaned.get(name):
                    cleaned[name] = timezone.make_naive(cleaned[name]).replace(tzinfo=zone)
        return cleaned
