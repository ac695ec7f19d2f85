"""The rooms behind ``alone``: what words that point back at the article mean, and what a cut claim lacks."""
