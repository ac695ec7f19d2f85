"""The rooms behind ``sentences``: prose told from page furniture, the parser, and words with their offsets."""
