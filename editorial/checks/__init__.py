"""What a careful reader would mend before a page is published, said in plain words.

Each module holds checks of one kind: functions that take the contents of a body and yield findings.
"""

from editorial.checks.findings import Finding, Level
from editorial.checks.page import check_page

__all__ = ["Finding", "Level", "check_page"]
