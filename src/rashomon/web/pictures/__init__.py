"""Pictures that are drawn on the server: values in, coordinates and words out; the templates turn them into SVG.

Every picture has a text beside it or in it that says the same, and no meaning is carried by colour alone.
"""
