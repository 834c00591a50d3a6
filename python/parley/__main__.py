"""python -m parley is the program."""
import signal
import sys

from . import _parley


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # as the program has it: Control-C ends it
    sys.exit(_parley.run(sys.argv[1:]))


if __name__ == "__main__":
    main()
