"""The recipe of the stance model: `corroborate.training.stance.train_stance` is the way in.

Nothing here is imported by the analysis; torch, the parser and the export library are imported where they are used.
"""
