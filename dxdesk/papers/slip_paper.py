"""What the papers of slips share: the form in the words of the screen, and what is known before it is written."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date
from dxdesk.domain.slip_form import SIZES, TWO, SlipForm, SlipGiven, slip_form
from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.desk import profile


def form_of(catalogues: Catalogues) -> SlipForm:
    """The form with the lists of this desk, or the shipped ones where it has none."""
    return slip_form(catalogues if catalogues.entries("service") else shipped_catalogues())


def size_of(choices: Choices) -> str:
    """Two slips a page where nothing was chosen. Raises `InputError("size")` for another size."""
    size = choices.size.lower() or TWO
    if size not in SIZES:
        raise InputError("size", "Phiếu giấy in cỡ A5 (2 phiếu một trang) hoặc A6 (4 phiếu một trang). Chọn lại cỡ.")
    return size


def given_of(store: Store, day: str = "", place: str = "", event: str = "", member: str = "") -> SlipGiven:
    """Ward and team of this desk, and what is known of the slips."""
    known = profile(store)
    return SlipGiven(known.ward_name, known.team_name, show_date(day), place, event, member)
