"""The law of the Convention as plain Python: no database, no clock, no web.

Plain values go in, plain values come out, and today's date is an argument. Each module is one noun;
each rule names the article of the Convention on Cluster Munitions (CCM) it comes from, or says that
it is our own method.
"""
