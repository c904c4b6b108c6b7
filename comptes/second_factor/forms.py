from collections.abc import Callable

from django import forms

from comptes.second_factor.devices import CodeRefused


class CodeForm(forms.Form):
    """One field, and what to do with a code: ``proved`` is what that returns."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        error_messages={"required": "Tapez le code."},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args, check: Callable[[str], object], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.check = check
        self.proved: object = None

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        try:
            self.proved = self.check(code)
        except CodeRefused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return code


class DrawnCodeForm(CodeForm):
    """For a code that the application has drawn, which telephones type on their figures."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
