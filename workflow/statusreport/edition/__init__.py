"""A finished edition as a whole: what it was made from, whether it comes out the same again, how it travels."""
