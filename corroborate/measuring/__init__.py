"""The rooms behind ``evaluation``: labels, scores, baselines, and what a run got wrong."""
