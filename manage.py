#!/usr/bin/env python3
"""Django's own door; `article6` (article6/cli.py) is the one for people."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "article6.settings")
    execute_from_command_line(sys.argv)
