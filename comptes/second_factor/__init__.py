"""The second proof that every account of the administration gives after its password.

A code of six figures that an application draws every thirty seconds, or one of ten words kept for the day
when the device is lost.
"""
