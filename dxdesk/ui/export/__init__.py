"""Files for people: a table or figures out, an edited table back, and the log of what left."""
