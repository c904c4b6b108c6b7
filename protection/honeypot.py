"""A field that people do not see and that robots fill in."""

from django import forms


class TrapField(forms.Field):
    """Accepts anything: an error on a field that nobody sees would be a dead end."""

    def __init__(self, **kwargs) -> None:
        super().__init__(
            required=False,
            label="Ne remplissez pas ce champ",
            widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
            template_name="protection/trap_field.html",
            **kwargs,
        )


class HoneypotFormMixin(forms.Form):
    """Adds the trap to a form; its template renders ``form.site_web.as_field_group``.

    A filled trap is a hint, not a verdict, since password managers fill in fields too: the view gives
    ``is_trapped`` to ``gate.assess``, which then takes the slower path.
    """

    site_web = TrapField()

    @property
    def is_trapped(self) -> bool:
        return bool(str(self.data.get(self.add_prefix("site_web")) or "").strip())
