"""Choosing the theme that another one joins."""

from django import forms

from vocabulaires.models import Theme


class MergeForm(forms.Form):
    """Any theme but the one that is to go."""

    target = forms.ModelChoiceField(
        Theme.objects.none(),
        label="Fusionner avec",
        empty_label="Choisissez un thème",
        help_text="Ce thème reste. Il reçoit tout ce qui est classé sous l’autre.",
        error_messages={
            "required": "Choisissez le thème qui reste.",
            "invalid_choice": "Ce thème n’existe plus. Choisissez-en un autre.",
        },
    )

    def __init__(self, *args, source: Theme, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = Theme.objects.exclude(pk=source.pk).order_by("name")
