"""Independent checkers of accessibility on the finished documents: axe-core, the Nu checker, veraPDF, Word's XML."""
