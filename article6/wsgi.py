"""The door of the web server (granian: `article6.wsgi:application`)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "article6.settings")
application = get_wsgi_application()
