"""The forms of participants: signing in, how one is named and written to, leaving."""

from django import forms

from comptes.models import User
from comptes.personal_data import TextsChoice
from courriels.addresses import fold
from courriels.fields import AddressFormField
from editorial.text_fields import CleanLineField
from protection.honeypot import HoneypotFormMixin

CODE_LENGTH = 6


class AddressField(AddressFormField):
    """The e-mail address of whoever writes to us."""

    widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
    default_error_messages = {
        "required": "Votre adresse manque : nous en avons besoin pour vous envoyer le code.",
    }

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("label", "Votre adresse électronique")
        kwargs.setdefault("help_text", "Elle n’est jamais affichée. Format attendu : nom@exemple.fr")
        super().__init__(**kwargs)


class ServerCheckedForm(forms.Form):
    """Leaves the checks to the server, whose messages are in plain words."""

    use_required_attribute = False


class AddressForm(HoneypotFormMixin, ServerCheckedForm):
    """The first step of signing in; ``suite`` is the page one comes from."""

    email = AddressField()
    suite = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class CodeForm(ServerCheckedForm):
    """The code of a mail, however it was copied."""

    code = CleanLineField(
        label="Code reçu par courriel",
        help_text="Six chiffres.",
        max_length=20,
        error_messages={
            "required": "Écrivez le code à six chiffres reçu par courriel.",
            "max_length": "Le code compte six chiffres. Recopiez-le depuis le courriel.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        code = "".join(sign for sign in self.cleaned_data["code"] if not sign.isspace() and sign != "-")
        if not (code.isascii() and code.isdecimal() and len(code) == CODE_LENGTH):
            raise forms.ValidationError("Le code compte six chiffres. Recopiez-le depuis le courriel.")
        return code


class PreferencesForm(forms.ModelForm):
    """How a participant is named next time, and whether they are written to."""

    use_required_attribute = False

    public_name = CleanLineField(
        label="Nom affiché",
        help_text=(
            "Facultatif. Un pseudonyme convient. Il sera proposé pour vos prochaines contributions ; "
            "celles qui existent gardent le nom choisi alors."
        ),
        required=False,
        max_length=80,
        error_messages={
            "max_length": "Ce nom est trop long (%(show_value)d caractères). Raccourcissez-le à %(limit_value)d caractères au plus."
        },
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # A browser would cut a pasted name without a word.
        del self.fields["public_name"].widget.attrs["maxlength"]

    class Meta:
        model = User
        fields = ["public_name", "notifications"]
        widgets = {"notifications": forms.RadioSelect}
        help_texts = {
            "notifications": (
                "Pour ce que vous suivez. Ce qui est décidé de vos propres contributions vous est écrit "
                "aussitôt, sauf si vous choisissez « Jamais »."
            )
        }
        error_messages = {
            "notifications": {
                "required": "Choisissez quand nous pouvons vous écrire.",
                "invalid_choice": "Ce choix n’existe pas. Choisissez dans la liste.",
            }
        }


class ErasureForm(ServerCheckedForm):
    """What becomes of one's texts, confirmed by retyping one's address."""

    texts = forms.ChoiceField(
        label="Que deviennent vos textes ?",
        choices=TextsChoice,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choisissez ce que deviennent vos textes.",
            "invalid_choice": "Ce choix n’existe pas. Choisissez dans la liste.",
        },
    )
    email = forms.CharField(
        label="Pour confirmer, recopiez votre adresse électronique",
        max_length=254,
        error_messages={
            "required": "Recopiez votre adresse pour confirmer.",
            "max_length": "Ce n’est pas l’adresse de votre compte. Recopiez-la exactement.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )

    def __init__(self, *args, user: User, **kwargs) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        email = fold(self.cleaned_data["email"])
        if email != self.user.email:
            raise forms.ValidationError("Ce n’est pas l’adresse de votre compte. Recopiez-la exactement.")
        return email
