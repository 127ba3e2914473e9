// The search needs nothing beyond what the form says (htmx).
