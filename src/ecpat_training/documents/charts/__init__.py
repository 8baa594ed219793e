"""Charts, one kind a file, drawn with Matplotlib's figures; they read well in black and white too."""
