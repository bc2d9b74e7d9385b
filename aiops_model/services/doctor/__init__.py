"""What is wrong with an installation and what to do about it; nothing is made or changed.

`examination.examine` is the whole of it; the server takes the rules of `server` at its start.
"""
