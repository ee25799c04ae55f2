"""Regular expressions."""

import copyreg
import enum

from _sre import Match, Pattern, PatternError
from _sre import compile as _compile_native

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge",
           "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE",
           "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError"]

error = PatternError


class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    __str__ = object.__str__
    __repr__ = enum.global_flag_repr


globals().update(RegexFlag.__members__)


def match(pattern, string, flags=0):
    """Match at the start of the string."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match all of the string."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Find the first match in the string."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """Return all matches: the texts of their groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Iterate over all matches."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """Return a Pattern."""
    return _compile(pattern, flags)


_zero = type("_ZeroSentinel", (int,), {})()


def _by_position(function, name, args, value, flags):
    # What may still be given by position, with a warning.
    if not args:
        return value, flags
    if value is not _zero:
        raise TypeError(f"{function}() got multiple values for argument '{name}'")
    value, *args = args
    if args:
        if flags is not _zero:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *args = args
        if args:
            takes = 4 if function == "split" else 5
            raise TypeError(f"{function}() takes from {takes - 2} to {takes} positional arguments "
                            f"but {takes + len(args)} were given")
    import warnings
    warnings.warn(f"'{name}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return value, flags


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    """Return the string with matches replaced by a template or by what a function returns."""
    count, flags = _by_position("sub", "count", args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    """Return what sub returns and the number of replacements."""
    count, flags = _by_position("subn", "count", args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    """Return the parts of the string between matches."""
    maxsplit, flags = _by_position("split", "maxsplit", args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


_special = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """Return a pattern that matches just this text."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")


def purge():
    """Forget the compiled patterns."""
    _cache.clear()


_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    compiled, notes = _compile_native(pattern, flags)
    if notes:
        import warnings
        for note in notes:
            warnings.warn(note, FutureWarning, stacklevel=3)
    while len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    _cache[key] = compiled
    return compiled


copyreg.pickle(Pattern, lambda pattern: (_compile, (pattern.pattern, pattern.flags)))
