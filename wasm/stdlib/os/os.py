"""The part of os that needs no native: the environment, names, exit statuses, folders."""

import sys

import posixpath as path

sys.modules['os.path'] = path

from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

name = 'posix'
linesep = '\n'

F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR = 0, 1, 2
P_ALL, P_PID, P_PGID = 0, 1, 2
WNOHANG, WUNTRACED, WCONTINUED = 1, 2, 8
EX_OK, EX_USAGE, EX_DATAERR, EX_SOFTWARE, EX_OSERR, EX_IOERR, EX_TEMPFAIL = 0, 64, 65, 70, 71, 74, 75
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
supports_bytes_environ = True


def _name(value):
    if not isinstance(value, str):
        raise TypeError('str expected, not %s' % type(value).__name__)
    return value


class _Environ(dict):
    # Changes are seen by this process and by those that it forks.

    def __setitem__(self, key, value):
        super().__setitem__(_name(key), _name(value))

    def __getitem__(self, key):
        try:
            return super().__getitem__(_name(key))
        except KeyError:
            raise KeyError(key) from None

    def __delitem__(self, key):
        try:
            super().__delitem__(_name(key))
        except KeyError:
            raise KeyError(key) from None

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"environ({{{', '.join(f'{k!r}: {v!r}' for k, v in self.items())}}})"


environ = _Environ(HOME='/home/user', LANG='C.UTF-8', PATH='/usr/local/bin:/usr/bin:/bin', USER='user')


def getenv(key, default=None):
    """A variable of the environment, or default."""
    return environ.get(key, default)


def putenv(key, value):
    """Set a variable of the environment that children get; os.environ does so itself."""
    _name(key), _name(value)


def unsetenv(key):
    """Remove a variable from the environment that children get; os.environ does so itself."""
    _name(key)


def fspath(path):
    """A path as str or bytes."""
    if isinstance(path, (str, bytes)):
        return path
    path_type = type(path)
    try:
        path_repr = path_type.__fspath__(path)
    except AttributeError:
        if hasattr(path_type, '__fspath__'):
            raise
        raise TypeError("expected str, bytes or os.PathLike object, not " + path_type.__name__) from None
    if isinstance(path_repr, (str, bytes)):
        return path_repr
    raise TypeError("expected {}.__fspath__() to return str or bytes, not {}".format(
        path_type.__name__, type(path_repr).__name__))


class PathLike:
    """What has __fspath__."""

    __slots__ = ()

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __class_getitem__(cls, item):
        return cls


def fsencode(filename):
    """A file's name as bytes."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """A file's name as str."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


def stat(path):
    """What is known of a file or folder."""
    return _stat(fsdecode(path))


lstat = stat


def access(path, mode):
    """Whether a file or folder can be read, or written."""
    try:
        stat(path)
    except OSError:
        return False
    return not mode & W_OK


def getuid():
    """The number of the user."""
    return 1000


getgid = geteuid = getegid = getuid


def getlogin():
    """The name of the user."""
    return environ.get('USER', 'user')


def getpgid(pid):
    """The number of a process's group: all belong to that of the first process."""
    if pid and pid != getpid():
        kill(pid, 0)
    return getpgrp()


def getpgrp():
    """The number of this process's group."""
    return 1000


def sched_getaffinity(pid):
    """The cores that a process may run on."""
    return set(range(cpu_count()))


def uname():
    """The names of the operating system and of the computer."""
    return 'Linux', 'computer', '6.1.0', '#1 SMP', 'x86_64'


def wait():
    """Wait for the end of a child; its number and exit status."""
    return waitpid(-1, 0)


def WIFEXITED(status):
    """Whether a process ended by itself."""
    return status & 0x7f == 0


def WEXITSTATUS(status):
    """The exit code of a process that ended by itself."""
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    """Whether a process was ended by a signal."""
    return 0 < status & 0x7f < 0x7f


def WTERMSIG(status):
    """The signal that ended a process."""
    return status & 0x7f


def WIFSTOPPED(status):
    """Whether a process is stopped."""
    return status & 0xff == 0x7f


def WCOREDUMP(status):
    """Whether a process left an image of its memory."""
    return False


def waitstatus_to_exitcode(status):
    """A status of waitpid() as an exit code, minus the signal for a process that one ended."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError('invalid wait status: %d' % status)


def abort():
    """End the process by SIGABRT."""
    kill(getpid(), 6)


def closerange(fd_low, fd_high):
    """Close descriptors, whether they are open or not."""
    for fd in range(fd_low, fd_high):
        try:
            close(fd)
        except OSError:
            pass
