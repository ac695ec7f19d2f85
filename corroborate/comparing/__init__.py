"""The rooms behind ``stances``: which pairs are judged, the symbolic checks, what is never compared."""
