"""Builds what browsers download: one style sheet, two fonts, two sprites, one script for forms.

The design system's package ships more than 700 kB of styles and 5 MB of icons; a page needs a twentieth of it.
The build keeps the rules whose classes are written somewhere in the project, and nothing else.
"""
