"""The door of the web server (granian: `article6.wsgi:application`)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "article6.settings")
application = get_wsgi_application()

# What is loaded by now lives as long as the process: the collector need not look through it again
# and again while a page makes its rows. Measured: about a tenth of a page's time.
gc.collect()
gc.freeze()
gc.set_threshold(100_000, 50, 100)
