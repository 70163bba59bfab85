"""Classes, who learns in them, attendance, checks of skills and what follows from them."""
