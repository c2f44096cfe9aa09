"""Text in, rows out: one notice at a time. Opens no file and no socket; its lexicons are loaded once at import."""
