#!/usr/bin/env python3
"""What no command reaches is not in the library: a free function declared in a header of parley/ is called by something
in parley/, apps/, wasm/ or python/ other than functions of its own name. What only tests call belongs to tests/support. Names,
not overloads: one that is called vouches for all of its name."""
import pathlib
import re
import sys
import tempfile

CALLERS = ["parley", "apps", "wasm", "python"]
# For those who write programs against the library, or made for all of a kind at once; each with its reason.
ALLOWED = {
    "stage_of": "for programs that ask for best answers in a base of their own; the benchmark and the tests are such",
    "embedded_page_names": "one template writes the list of names for worlds, scenarios and the page alike",
}
# Comments and what stands in quotes; raw strings of any length among them.
SILENT = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.DOTALL)
# At the beginning of a line: a type, then the name and its parameters. Members and locals are indented.
HEAD = re.compile(r"^(?!return\b|using\b|namespace\b|struct\b|class\b|enum\b|#|\})(?:\[\[nodiscard\]\]\s+)?"
                  r"[A-Za-z_][\w:<>,&*\s]*?[\s&*>](?P<name>[a-z_]\w*)\(", re.MULTILINE)
NO_NAMES = {"if", "for", "while", "switch", "sizeof", "decltype", "noexcept", "alignas", "static_assert", "requires"}
CALL = re.compile(r"(?<![\w.>])(?P<name>[a-z_]\w*)(?=\s*[(<])")  # of a function, and of a template
HANDED_ON = re.compile(r"[,(={&?:]\s*&?(?:\w+::)*(?P<name>[a-z_]\w*)(?=\s*[,);}:])")  # the function as a value


def functions(text):
    """Every head of a file with its name, where it starts and where it or its body ends."""
    for head in HEAD.finditer(text):
        if head["name"] in NO_NAMES:
            continue
        ends, opens = text.find(";", head.end()), re.compile(r"\{\n|\{ ").search(text, head.end())
        body = opens is not None and (ends < 0 or opens.start() < ends)
        # The body of a function of a namespace closes where it began, at the beginning of a line.
        last = re.compile(r"^\}|\}$", re.MULTILINE).search(text, head.end()) if body else None
        if body and "\n" in text[opens.start():opens.end()]:
            last = re.compile(r"^\}", re.MULTILINE).search(text, head.end())
        yield head["name"], head.start(), last.end() if last else ends + 1


def unreached(root, allowed):
    declared, called = {}, set()
    for folder in CALLERS:
        for path in sorted((root / folder).rglob("*.[hc]pp")):
            text = SILENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), path.read_text(encoding="utf-8"))
            own = list(functions(text))
            if folder == "parley" and path.suffix == ".hpp":
                for name, start, _ in own:
                    declared.setdefault(name, f"{path.relative_to(root)}:{text.count(chr(10), 0, start) + 1}")
            for pattern in (CALL, HANDED_ON):
                for use in pattern.finditer(text):
                    at, name = use.start("name"), use["name"]
                    if not any(name == n and start <= at < end for n, start, end in own):
                        called.add(name)
    problems = [f"{at}: nothing in {', '.join(CALLERS)} calls {name}()" for name, at in declared.items()
                if name not in called and name not in allowed]
    problems += [f"{name} is allowed to be unreached, and is " + ("reached" if name in declared else "not there")
                 for name in allowed if name in called or name not in declared]
    return problems


def self_test():
    files = {
        "parley/a.hpp": "[[nodiscard]] int called(int);\n[[nodiscard]] std::vector<int> lonely(\n    int a = 1);\nvoid itself(int);\n"
                        "[[nodiscard]] bool handed_on(int);\nint named_in_words();\nint as_a_member();\nint front();\n"
                        "inline int short_one(int a) { return a; }\ninline int used_here(int a) {\n    return called(a);\n}\n",
        "parley/a.cpp": "int called(int a) {\n    return sort(a, handed_on);\n}\nstd::vector<int> lonely(int a) {\n    return {a};\n}\n"
                        "void itself(int a) {\n    if (a > 0) itself(a - 1);\n}\nint named_in_words() {\n"
                        '    // named_in_words() is\n    return f("named_in_words()", x.as_a_member());\n}\n',
        "apps/m.cpp": "int main() {\n    return used_here(1);\n}\n",
        "tests/t.cpp": "int main() {\n    return lonely(1);\n}\n",
    }
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(text)
        found = unreached(root, {"front": "for others", "called": "", "gone": ""})
    wanted = ["parley/a.hpp:2: nothing in parley, apps, wasm, python calls lonely()", "calls itself()", "calls named_in_words()",
              "calls as_a_member()", "calls short_one()", "called is allowed to be unreached, and is reached",
              "gone is allowed to be unreached, and is not there"]
    return [f"not seen: {w}" for w in wanted if not any(w in f for f in found)] + (
        found if len(found) != len(wanted) else [])


def main():
    problems = self_test() if "--self-test" in sys.argv else unreached(pathlib.Path(__file__).parents[1], ALLOWED)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
