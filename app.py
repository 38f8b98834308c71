"""The page in the browser: `policygraph app` starts it, or `streamlit run app.py`.

It reaches no network: all that it shows, scripts and fonts among it, is on this computer.
"""

import sys

from views.explorer import warming

WHERE = sys.argv[1] if len(sys.argv) > 1 else "build/policy.lbug"

if __name__ == "__main__":  # for each visitor, whenever something was done
    warming.wait()
    from views.explorer.shell import run

    run(WHERE)
else:  # once, in the server that `streamlit run` starts
    from streamlit.starlette import App

    app = App(__file__, lifespan=lambda _: warming.beside(WHERE))
