"""The trees that weigh a pair: gold stories in, `src/rashomon/weights/pairs.npz` and its thresholds out."""
