"""What must stand in the environment before Django reads its settings: a data folder of the run's own."""

import atexit
import os
import shutil
import tempfile

if "PARALLAX_DATA" not in os.environ:
    folder = tempfile.mkdtemp(prefix="parallax-tests-")
    os.environ["PARALLAX_DATA"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.makedirs(os.path.join(os.environ["PARALLAX_DATA"], "static"), exist_ok=True)
os.environ.setdefault("PARALLAX_TESTING", "1")
# Workers of one run, and runs side by side, hear only their own bells.
os.environ["PARALLAX_PREFIX"] = f"tests-{os.getpid()}"
