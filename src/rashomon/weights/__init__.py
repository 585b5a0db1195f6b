"""What was learned: model files and tables of weights, each made by a command in training/, and their shared reader."""
