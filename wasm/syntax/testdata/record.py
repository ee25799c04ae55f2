"""Writes what CPython 3.13 says of the sources here: run it with that version,
in its own folder. The Go tests compare the parser with what it wrote.

trees/NAME.py        -> trees/NAME.txt: ast.dump with attributes
errors.txt           each line is a source, a tab, and the SyntaxError
warnings.txt         each line is a source, a tab, and the SyntaxWarnings
annotations.txt      each line is an expression, a tab, and its text as a
                     postponed annotation
"""

import ast
import pathlib
import sys
import warnings

assert sys.version_info[:2] == (3, 13)
here = pathlib.Path(__file__).parent


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def unescape(text):
    parts = text.split("\\\\")
    return "\\".join(p.replace("\\n", "\n").replace("\\t", "\t") for p in parts)


def error(source):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(source.encode())
        except SyntaxError as e:
            places = f"{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
            return f"{type(e).__name__} {places} {e.msg}"
    return "ok"


def complaints(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source.encode(), "?", "exec", dont_inherit=True)
    return "; ".join(f"{w.lineno} {w.message}" for w in caught)


def annotation(source):
    code = f"from __future__ import annotations\nx: ({source})"
    namespace = {}
    exec(compile(code, "?", "exec"), namespace)
    return namespace["__annotations__"]["x"]


def record(name, judge):
    path = here / name
    lines = []
    for line in path.read_text().removesuffix("\n").split("\n"):
        source = line.split("\t")[0]
        lines.append(f"{source}\t{escape(judge(unescape(source)))}\n")
    path.write_text("".join(lines))


for path in sorted(here.glob("trees/*.py")):
    tree = ast.parse(path.read_bytes())
    text = ast.dump(tree, include_attributes=True, indent=1) + "\n"
    path.with_suffix(".txt").write_text(text, errors="surrogatepass")
record("errors.txt", error)
record("warnings.txt", complaints)
record("annotations.txt", annotation)
