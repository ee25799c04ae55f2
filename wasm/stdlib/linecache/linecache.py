"""Lines of source files."""

import _machine

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}      # filename -> (size, time, lines, full name)


def clearcache():
    """Forget all files."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line, with its end; "" if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """All lines of a file; [] if it cannot be read."""
    if filename in cache:
        return cache[filename][2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Forget files that have changed; here files of programs do not change."""


def updatecache(filename, module_globals=None):
    """Read a file."""
    cache.pop(filename, None)
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return []
    lines = _machine.source(filename).splitlines(True)
    if not lines:
        return []
    if not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = sum(map(len, lines)), None, lines, filename
    return lines


def lazycache(filename, module_globals):
    """Whether a file's lines could be had from its loader later."""
    return False
