"""What grouping learns: trees that weigh a pair of articles, the threshold of a story, the terms of general news."""
