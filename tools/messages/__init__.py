"""Translation catalogues with Babel alone, so that no gettext program is needed.

English is the language of the sources; the other five have a file each in article6/locale.
"""
