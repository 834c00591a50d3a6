"""What the tools that write a page of docs do with it: write it, or say whether it is what they would write."""
import sys


def write_or_check(target, text):
    """The exit code. With --check nothing is written."""
    if "--check" not in sys.argv:
        target.write_text(text, encoding="utf-8")
        return 0
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        return 0
    print(f"{target.name} is not what {sys.argv[0]} writes: run it")
    return 1
