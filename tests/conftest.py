"""What all tests share.

pandas is imported first: the command line keeps pyarrow from ever loading it in its own process, and a test that calls
a command in this process would keep it from all tests after it.
"""

import pandas  # noqa: F401
