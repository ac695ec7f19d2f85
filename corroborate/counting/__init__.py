"""The rooms behind ``figures``: numbers, what they count, and which slot the words around them give."""
