"""How commands are told which days."""

import click

PERIODS = "2026-10, 2026-Q3, 2026-H1, 2026 hoặc 2026-10-15..2026-11-14."
"""What a period may look like."""
MONTH_STARTS = click.option("--month-starts", default=1, type=click.IntRange(1, 28), metavar="NGÀY",
                            help="Ngày đầu tháng báo cáo; 15 là tháng từ ngày 15 đến ngày 14.")
"""The option that says on which day the ward's month begins."""
