"""`python -m dxdesk`."""

import sys

from dxdesk.app import main

if __name__ == "__main__":
    sys.exit(main())
