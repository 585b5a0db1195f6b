"""Training: what is learned, from what, by which command. Never imported at run time."""
