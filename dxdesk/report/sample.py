"""A paper of which only the fixed words stand: how head and signature look before anything is printed."""

from dxdesk.domain.sheet import Heading
from dxdesk.report.head import addressees, head, signature, title
from dxdesk.report.page import build, ink


def sample_paper(heading: Heading) -> bytes:
    """A page with this head, two short lines and this foot, as PDF. Raises `InputError("letter")`."""
    styles = ink()
    story = [head(styles, heading), *title(styles, "BÁO CÁO", "Kết quả hoạt động"),
             *addressees(styles, heading.addressees), styles.text("Nội dung báo cáo.", styles.body),
             signature(styles, heading, "Trên đây là báo cáo kết quả hoạt động./.")]
    return build(story, styles.family, "Xem thử", "", practice=False)[0]
