"""`python3 <this folder> host` runs one job, `python3 <this folder> inspect` reads a config."""
import sys

if sys.version_info < (3, 9):
    sys.stderr.write("FISSION needs Python 3.9 or newer; %s is %s\n" % (sys.executable, sys.version.split()[0]))
    sys.exit(1)

if sys.argv[1] == "host":
    from fission._host.main import main
else:
    from fission._inspect.main import main
main()
