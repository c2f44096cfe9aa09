"""Tables become files: formats, descriptors, delta, signature, page, atomic publication. Knows no extraction."""
