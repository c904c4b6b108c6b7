"""Fields for e-mail addresses: every form and every model that takes one uses these."""

from django import forms
from django.db import models

from courriels import addresses


class AddressFormField(forms.EmailField):
    """An address as it was typed, given back in its one form."""

    default_validators = [addresses.validate]

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"max_length": addresses.LENGTH_MAX, **kwargs})
        # Said by the validators, which measure the address once it is folded.
        self.error_messages["max_length"] = addresses.TOO_LONG

    def to_python(self, value) -> str:
        return addresses.fold(super().to_python(value))


class AddressField(models.EmailField):
    """An address, stored and looked for in its one form, whichever door it came by."""

    default_validators = [addresses.validate]

    def to_python(self, value):
        return fold_text(super().to_python(value))

    def get_prep_value(self, value):
        return fold_text(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool):
        value = fold_text(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs) -> forms.Field:
        return super().formfield(**{"form_class": AddressFormField, **kwargs})

    def deconstruct(self):
        """The column is that of any e-mail field: migrations need not know this class."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.EmailField", args, kwargs


def fold_text(value):
    return addresses.fold(value) if isinstance(value, str) else value
