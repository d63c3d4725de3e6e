"""What a file is that nobody has described yet: which tool wrote it, how it is read, what it asks and of whom."""
