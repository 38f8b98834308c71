"""The page in the browser: `policygraph app` starts it, or `streamlit run app.py`.

It reaches no network: all that it shows, scripts and fonts among it, is on this computer.
"""

import sys

from views.explorer.shell import run

if __name__ == "__main__":
    run(sys.argv[1] if len(sys.argv) > 1 else "build/policy.lbug")
