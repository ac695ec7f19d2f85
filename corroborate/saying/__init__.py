"""The rooms behind ``attribution``: cues, who is named beside them, and how far what they say reaches."""
