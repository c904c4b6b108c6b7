from wagtail.snippets.models import register_snippet

from partenaires.viewsets import PartenaireViewSet

register_snippet(PartenaireViewSet)
