"""Which days a figure of a paper counts, seen from the paper's period."""

from dxdesk.domain.paper_tables import NOW, PREVIOUS, YEAR
from dxdesk.domain.periods import Period, read_period


def days_of_stretch(stretch: str, period: Period) -> Period:
    """The days of a `Source`'s stretch: the period, the one before, its year so far, or days written as a period.

    Raises `InputError("period")` for any other text.
    """
    if stretch == NOW:
        return period
    if stretch == PREVIOUS:
        return period.previous()
    return period.year_to_date() if stretch == YEAR else read_period(stretch, period.month_starts_on)
