"""The nouns. Frozen dataclasses that know nothing of the functions that make them; no input or output here."""
