"""How every form of the site looks: one template for a field (templates/forms/field.html)."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Named in the settings; Django asks it for each field of each form."""

    field_template_name = "forms/field.html"
