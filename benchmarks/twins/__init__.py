"""Twin events and reports of one event that look different."""
