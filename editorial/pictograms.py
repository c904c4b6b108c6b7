"""The drawings that pages may carry, out of the design system's."""

from django.db import models


class Pictogram(models.TextChoices):
    """Each value is the name of a drawing; the assets hold these and no other."""

    ACCESSIBILITY = "accessibility", "Accès pour tous"
    HUMAN_COOPERATION = "human-cooperation", "Travailler ensemble"
    SELF_TRAINING = "self-training", "Enseigner et apprendre"
    PADLOCK = "padlock", "Sécurité"
    COMPASS = "compass", "Cap et gouvernance"
    SCHOOL = "school", "École"
    COMMUNITY = "community", "Communauté"
    INNOVATION = "innovation", "Innovation"
    DATA_VISUALIZATION = "data-visualization", "Données"
    CALENDAR = "calendar", "Calendrier"
    LOCATION_FRANCE = "location-france", "Territoires"
    DOCUMENT = "document", "Document"
    MAIL_SEND = "mail-send", "Courriel"
    TECHNICAL_ERROR = "technical-error", "Erreur technique"
