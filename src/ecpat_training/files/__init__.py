"""Files in and out: a gate before each parser, cells with their places, and writing that is whole or not at all."""
