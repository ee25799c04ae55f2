"""Run every case twice under CPython 3.13, with CPython's library and with ours, and compare.

    python3.13 run.py [WORD...]      only the cases whose names hold one of the words

Stdout, stderr and exit status must be equal, after addresses and the library's own places are made neutral.
"""
import ast
import concurrent.futures
import difflib
import os
import re
import signal
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "cases")
LIMIT = 30      # seconds
SHOWN = 60      # lines of a difference

NEUTRAL = [
    (re.compile(r"0x[0-9a-f]{6,}"), "0x…"),
    (re.compile(r'File "[^"]*/(?:python3\.13|stdlib)/([^"]*)", line \d+'), r'File "LIB/\1", line N'),
    (re.compile(r'(LIB/)(\w+)/\2\.py'), r"\1\2.py"),
    (re.compile(r"/\S*/(?:python3\.13|stdlib)/(\S*?\.py):\d+"), r"LIB/\1:N"),
    (re.compile(r"\b(started|stopped|daemon) \d{6,}"), r"\1 N"),
    (re.compile(r"\b(pid|parent)=\d+"), r"\1=N"),
    (re.compile(r'  File "(<frozen runpy>|LIB/runpy.py)".*\n(    .*\n)*'), ""),
    (re.compile(r"spawn_main\(.*pipe_handle=\d+\)\n.*\n"), "spawn_main(…)\n"),
]


def atomic_lines(path):
    """The line numbers of the functions and classes of a file that are marked as standing for C code."""
    with open(path, encoding="utf-8") as file:
        source = file.read()
    marks = {n for n, line in enumerate(source.splitlines(), 1) if line.strip().startswith("#: atomic")}
    lines = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            if first - 1 in marks:
                lines.update(range(first, node.end_lineno + 1))
    return lines


def without_atomic_frames(text):
    """Leave out of tracebacks the frames that the engine hides."""
    kept = []
    hiding = None
    for line in text.splitlines(True):
        frame = re.match(r'([ |]*)File "([^"]*/stdlib/[^"]*)", line (\d+)', line)
        other = frame or re.match(r'([ |]*)(File ")', line)
        if other:
            hiding = None
        if frame and int(frame[3]) in atomic_lines(frame[2]):
            hiding = frame[1] + "  "
            continue
        if hiding is not None and line.startswith(hiding):
            continue
        hiding = None
        kept.append(line)
    return "".join(kept)


def neutral(text):
    for pattern, new in NEUTRAL:
        text = pattern.sub(new, text)
    return text


def outcome(path, **settings):
    run = subprocess.Popen([sys.executable, path], text=True, cwd=CASES, stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
                           env={**os.environ, **settings})
    try:
        out, err = run.communicate(timeout=LIMIT)
        ending = f"exit {run.returncode}"
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)      # its children too
        out, err = run.communicate()
        ending = "too slow"
    return "\n".join([ending, *(f"--- {name}\n{neutral(without_atomic_frames(text))}"
                                for name, text in (("stdout", out), ("stderr", err)))])


def compare(name):
    path = os.path.join(CASES, name)
    theirs = outcome(path)
    ours = outcome(path, PYTHONPATH=os.path.join(HERE, "site"))
    if theirs == ours:
        return name, ""
    lines = list(difflib.unified_diff(theirs.splitlines(), ours.splitlines(), "CPython", "ours", n=2, lineterm=""))
    return name, "".join(line + "\n" for line in lines[:SHOWN])


def main():
    words = sys.argv[1:]
    names = sorted(n for n in os.listdir(CASES) if n.endswith(".py"))
    if words:
        names = [n for n in names if any(w in n for w in words)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, difference in pool.map(compare, names):
            if difference:
                failed += 1
                print(f"FAIL {name}\n{difference}")
            else:
                print(f"ok   {name}")
    print(f"{len(names) - failed} of {len(names)} cases agree")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
