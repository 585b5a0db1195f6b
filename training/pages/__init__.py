"""Which blocks of a web page are its story: learned from pages with their main text."""
