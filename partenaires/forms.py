"""Inviting someone to write for a partner."""

from django import forms

from comptes.models import User
from courriels.fields import AddressFormField
from partenaires.membres import invite
from partenaires.models import Membre, Partenaire


class InvitationForm(forms.ModelForm):
    """The address of someone and the partner they write for; the invitation leaves as the form is saved."""

    partenaire = forms.ModelChoiceField(Partenaire.objects.all(), label="Partenaire")
    email = AddressFormField(label="Adresse électronique", help_text="L’invitation y sera envoyée.")
    first_name = forms.CharField(label="Prénom", max_length=150, required=False)
    last_name = forms.CharField(label="Nom", max_length=150, required=False)

    class Meta:
        model = Membre
        fields = ["partenaire"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        known = User.objects.with_email(email).first()
        if known and known.is_team:
            raise forms.ValidationError(
                "Cette adresse ouvre déjà l’administration. Saisissez celle d’une autre personne."
            )
        return email

    def save(self, commit: bool = True) -> Membre:
        # The screen goes on with the row the form was made for.
        member = invite(**self.cleaned_data)
        self.instance.pk, self.instance.user = member.pk, member.user
        return self.instance
