"""What someone fills in to comment, and to change a comment."""

from django import forms

from contributions.commentaires.models import Commentaire
from contributions.commentaires.states import TEXT_MAX_LENGTH, TEXT_MIN_LENGTH, Position
from contributions.propositions.texts import LINKS_MAX, PRIVATE_MATTERS, count_links, has_letters
from editorial.text_fields import CleanLineField, CleanTextField
from protection.honeypot import HoneypotFormMixin


class WordsForm(forms.Form):
    """The words of a comment; a reply takes no side."""

    use_required_attribute = False

    position = forms.ChoiceField(
        label="Votre avis sur cette proposition",
        choices=Position,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Dites si vous êtes pour, contre, ou sans avis tranché.",
            "invalid_choice": "Ce choix n’existe pas. Choisissez dans la liste.",
        },
    )
    text = CleanTextField(
        label="Votre commentaire",
        help_text=PRIVATE_MATTERS,
        min_length=TEXT_MIN_LENGTH,
        max_length=TEXT_MAX_LENGTH,
        error_messages={
            "required": "Le commentaire manque : écrivez-le avant d’envoyer.",
            "min_length": "Le commentaire est trop court. Dites-en un peu plus.",
            "max_length": (
                "Le commentaire est trop long (%(show_value)d caractères). "
                "Raccourcissez-le à %(limit_value)d caractères au plus."
            ),
        },
    )

    def __init__(self, *args, parent: Commentaire | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.parent = parent
        if parent:
            del self.fields["position"]
            self.fields["text"].label = "Votre réponse"
        self.fields["text"].widget.attrs |= {"rows": 6, "data-count": TEXT_MAX_LENGTH}
        # No ``maxlength``: a browser would cut a pasted text without a word.
        del self.fields["text"].widget.attrs["maxlength"]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if not has_letters(text):
            raise forms.ValidationError("Le commentaire ne contient aucun mot. Écrivez ce que vous pensez.")
        links = count_links(text)
        if links > LINKS_MAX:
            raise forms.ValidationError(
                f"Votre commentaire contient {links} liens. Gardez les plus utiles : {LINKS_MAX} au plus."
            )
        return text


class CommentForm(HoneypotFormMixin, WordsForm):
    """A comment to send, asked without an account or a cookie."""

    public_name = CleanLineField(
        label="Nom affiché avec votre commentaire",
        help_text="Facultatif. Un pseudonyme convient. Sans nom, nous affichons « Anonyme ».",
        required=False,
        max_length=80,
        error_messages={
            "max_length": (
                "Ce nom est trop long (%(show_value)d caractères). "
                "Raccourcissez-le à %(limit_value)d caractères au plus."
            )
        },
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    accept_charter = forms.BooleanField(
        label=(
            "J’accepte la charte et la publication de mon commentaire sous Licence Ouverte 2.0. "
            "J’ai 15 ans ou plus, ou l’accord d’un parent ou de mon école."
        ),
        error_messages={"required": "Pour envoyer votre commentaire, acceptez la charte de participation."},
    )
    cle = CleanLineField(required=False, widget=forms.HiddenInput)
    preuve = CleanLineField(required=False, widget=forms.HiddenInput)

    field_order = ["position", "text", "public_name", "accept_charter"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["public_name"].widget.attrs["maxlength"]
