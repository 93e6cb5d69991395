"""The crash laboratory: a whole copy under load, killed again and again, held to its promises."""
