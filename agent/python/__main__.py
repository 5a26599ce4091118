"""What this package runs in processes of its own: `python3 <this folder> host` runs one job, for instance."""
# The syntax and the names of this file and of too_old.py are those of Python 2.7 and 3.0 too.
import sys

if sys.version_info < (3, 9):
    import too_old

    too_old.refuse(sys.argv[1])

if sys.argv[1] == "host":
    from fission._host.main import main
elif sys.argv[1] == "inspect":
    from fission._inspect.main import main
elif sys.argv[1] == "outline":
    from fission._outline.main import main
elif sys.argv[1] == "emulate":
    from fission._tools.emulate_command import main
elif sys.argv[1] == "test":
    from fission._tools.test_command import main
else:
    from fission._tools.interactive_command import main
main()
