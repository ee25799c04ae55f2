"""Puts Taketurns' Python library before CPython's own, when this folder is on PYTHONPATH.

The native leaves that CPython also has (_thread, _queue, _multiprocessing, ...) are CPython's; the
others (_machine, _mp) come from the folder shims. Modules named in the environment variable
TAKETURNS_SKIP (commas between) stay CPython's.
"""
import ast          # these use what only CPython's own enum and the like have
import hashlib
import os
import re
import socket
import sys
from importlib.util import spec_from_file_location

_TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LIBRARY = os.path.join(_TESTS, "..", "..", "..", "stdlib")
_SKIP = os.environ.get("TAKETURNS_SKIP", "").split(",")

# Loaded before any script and held by the interpreter itself.
_KEEP = {"abc", "io", "os", "codecs", "site", "_collections_abc", "posixpath", "genericpath", "stat",
         "linecache"}


class Finder:
    """Finds module a.b.c in a/b/c.py or a/b/c/__init__.py, and a plain module a in a/a.py."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in _SKIP or name in _KEEP:
            return None
        base = os.path.join(_LIBRARY, *name.split("."))
        package = os.path.join(base, "__init__.py")
        if os.path.exists(package):
            return spec_from_file_location(name, package, submodule_search_locations=[base])
        places = [os.path.join(_TESTS, "shims", name + ".py")]
        places.append(base + ".py" if "." in name else os.path.join(base, name + ".py"))
        for place in places:
            if os.path.exists(place):
                return spec_from_file_location(name, place)
        return None


def _contents(path):
    with open(path, "rb") as file:
        return file.read()


os._contents = _contents        # the engine's way to read a file whole
sys.meta_path.insert(0, Finder)
sys.dont_write_bytecode = True
for _name in list(sys.modules):
    if Finder.find_spec(_name) is not None:
        del sys.modules[_name]
