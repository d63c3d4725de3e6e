"""What a number rests on: `facts` says it, `cards` shows it on a web page, `terminal` in a terminal with its rows."""
