"""os.path: names of files and folders, as text."""

import os
import sys

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'commonpath', 'getsize', 'getmtime', 'islink', 'exists', 'lexists', 'isdir', 'isfile',
           'expanduser', 'expandvars', 'normpath', 'abspath', 'realpath', 'relpath', 'samefile', 'curdir', 'pardir',
           'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'


def _text(path, like):
    # A constant as bytes, when the path is.
    return like.encode() if isinstance(path, bytes) else like


def normcase(s):
    """The path: upper and lower case are different here."""
    return os.fspath(s)


def isabs(s):
    """Whether the path begins at the root."""
    s = os.fspath(s)
    return s.startswith(_text(s, '/'))


def join(a, *p):
    """The paths one after another; one that begins at the root makes those before it go."""
    a = os.fspath(a)
    slash = _text(a, '/')
    path = a
    for b in map(os.fspath, p):
        if isinstance(b, str) != isinstance(a, str):
            raise TypeError("Can't mix strings and bytes in path components") from None
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    """The folder and the last part."""
    p = os.fspath(p)
    slash = _text(p, '/')
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head.strip(slash):
        head = head.rstrip(slash)
    return head, tail


def basename(p):
    """The last part of a path."""
    return split(p)[1]


def dirname(p):
    """The folder of a path."""
    return split(p)[0]


def splitext(p):
    """The path without its extension, and the extension with its dot."""
    p = os.fspath(p)
    dot = _text(p, '.')
    start = p.rfind(_text(p, '/')) + 1
    i = p.rfind(dot)
    if i <= start or not p[start:i].strip(dot):
        return p, p[:0]
    return p[:i], p[i:]


def splitdrive(p):
    """An empty drive and the path."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """An empty drive, the root, and what follows it."""
    p = os.fspath(p)
    slash = _text(p, '/')
    rest = p.lstrip(slash)
    n = len(p) - len(rest)
    if n > 2:
        n = 1
    return p[:0], p[:n], p[n:]


def commonprefix(m):
    """The longest beginning that all strings have."""
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The longest path that all paths are below."""
    paths = [os.fspath(p) for p in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot = _text(paths[0], '/'), _text(paths[0], '.')
    if len({p.startswith(slash) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    parts = [[x for x in p.split(slash) if x and x != dot] for p in paths]
    common = commonprefix(parts)
    return (slash if paths[0].startswith(slash) else slash[:0]) + slash.join(common)


def exists(path):
    """Whether there is such a file or folder."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


lexists = exists


def isdir(path):
    """Whether there is such a folder."""
    try:
        return os.stat(path).st_mode & 0o170000 == 0o040000
    except (OSError, ValueError):
        return False


def isfile(path):
    """Whether there is such a file."""
    try:
        return os.stat(path).st_mode & 0o170000 == 0o100000
    except (OSError, ValueError):
        return False


def islink(path):
    """No path is a link here."""
    os.fspath(path)
    return False


def getsize(filename):
    """The size of a file in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """When a file was changed."""
    return os.stat(filename).st_mtime


def samefile(f1, f2):
    """Whether two paths name the same file."""
    os.stat(f1), os.stat(f2)
    return abspath(f1) == abspath(f2)


def expanduser(path):
    """The path with ~ replaced by the user's folder."""
    path = os.fspath(path)
    tilde, slash = _text(path, '~'), _text(path, '/')
    if path != tilde and not path.startswith(tilde + slash):
        return path
    home = os.environ.get('HOME', '/home/user')
    return _text(path, home).rstrip(slash) + path[1:] or slash


def expandvars(path):
    """The path with $name and ${name} replaced by variables of the environment that there are."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return expandvars(path.decode()).encode()
    parts = []
    while (i := path.find('$')) >= 0:
        parts.append(path[:i])
        rest = path[i + 1:]
        if rest.startswith('{'):
            n = rest.find('}')
            variable, n = rest[1:n], n + 1
        else:
            n = 0
            while n < len(rest) and (rest[n].isalnum() or rest[n] == '_'):
                n += 1
            variable = rest[:n]
        if n > 0 and variable in os.environ:
            parts.append(os.environ[variable])
        else:
            n = max(n, 0)
            parts.append('$' + rest[:n])
        path = rest[n:]
    return ''.join(parts) + path


def normpath(path):
    """The path without '.', '..' and empty parts, as far as that can be."""
    path = os.fspath(path)
    slash, dot, up = _text(path, '/'), _text(path, '.'), _text(path, '..')
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != up or not root and (not parts or parts[-1] == up):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """The path from the root on."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(_text(path, os.getcwd()), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path from the root on: there are no links."""
    if strict:
        os.stat(filename)
    return abspath(filename)


def relpath(path, start=None):
    """The path as seen from a folder."""
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, up = _text(path, '/'), _text(path, '..')
    start = abspath(_text(path, '.') if start is None else start)
    here = [x for x in start.split(slash) if x]
    there = [x for x in abspath(path).split(slash) if x]
    i = len(commonprefix([here, there]))
    return slash.join([up] * (len(here) - i) + there[i:]) or _text(path, '.')
