"""The editing form of news, which knows who writes."""

from editorial.page_forms import BasePageForm
from evenements.models import EvenementPage
from partenaires.membres import member_of
from partenaires.models import Partenaire


class ActualitePageForm(BasePageForm):
    """News that the account of a partner writes feature that partner; whom else they feature, the team says."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "evenements" in self.fields:
            events = EvenementPage.objects.live().order_by("-start_date").defer_streamfields()
            self.fields["evenements"].queryset = events
        self.member = member_of(self.for_user) if self.for_user else None
        if self.member and "partenaires" in self.fields:
            field = self.fields["partenaires"]
            chosen = [row.pk for row in self.instance.partenaires.all()]
            field.queryset = Partenaire.objects.filter(pk__in=[*chosen, self.member.partenaire_id])
            field.disabled = True
            self.initial["partenaires"] = list(field.queryset)
