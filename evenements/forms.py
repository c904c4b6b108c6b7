"""The editors' form of an event's page."""

from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from editorial.page_forms import BasePageForm
from evenements.recurrence import SESSIONS_MAX, Rule, days_until


class EvenementPageForm(BasePageForm):
    """Reads and shows moments in the clock of the event's own place, and expands a rule into sessions.

    Django's date-time fields know one clock, that of the server; an editor in Paris who types
    « 14:00 » for an event in La Réunion means two in the afternoon there.
    """

    LOCAL_FIELDS = ("start_date", "end_date", "registration_closes_at")

    repeat = forms.ChoiceField(label="Revient", choices=Rule.choices, required=False)
    repeat_until = forms.DateField(
        label="Jusqu’au",
        required=False,
        widget=AdminDateInput,
        help_text="Les séances sont ajoutées à l’enregistrement, aux heures ci-dessus. Vous pourrez ensuite "
        "les changer une à une.",
    )

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
        self.check_rule(cleaned)
        return cleaned

    def check_rule(self, cleaned: dict) -> None:
        rule, last = cleaned.get("repeat"), cleaned.get("repeat_until")
        start, end = cleaned.get("start_date"), cleaned.get("end_date")
        if not rule or not start or not end:
            return
        if not last:
            self.add_error(
                "repeat_until", "Indiquez le dernier jour, pour que la rencontre revienne jusque-là."
            )
        elif start.date() != end.date():
            self.add_error("repeat", "Une rencontre qui revient commence et finit le même jour.")
        elif last < start.date():
            self.add_error("repeat_until", "Le dernier jour doit suivre le début.")
        elif len(days_until(start.date(), last, rule)) > SESSIONS_MAX:
            self.add_error(
                "repeat_until", f"Cela ferait plus de {SESSIONS_MAX} séances. Choisissez un jour plus proche."
            )

    def save(self, commit: bool = True):
        page = super().save(commit=commit)
        data = self.cleaned_data
        if data.get("repeat") and data.get("repeat_until"):
            page.repeat(data["repeat"], data["repeat_until"])
        if page.follow_sessions() and commit:
            page.save()
        return page
