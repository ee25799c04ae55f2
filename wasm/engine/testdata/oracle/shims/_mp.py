"""Stands for the simulated computer's module _mp under CPython, over the real operating system."""
import mmap
import os
import select
import socket
import struct
import sys
import tempfile

start_method = "fork"


def process_named(name, process=None):
    pass


def read_by(fd, obj):
    pass


def spawn(code, fds, method="spawn"):
    for fd in fds:
        os.set_inheritable(fd, True)
    return os.posix_spawn(sys.executable, [sys.executable, "-c", code], os.environ)


def exit_code(pid):
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def socketpair():
    a, b = socket.socketpair()
    return a.detach(), b.detach()


def wait(fds, timeout=None):
    poll = select.poll()
    for fd in fds:
        poll.register(fd, select.POLLIN)
    ready = {fd for fd, event in poll.poll(None if timeout is None else timeout * 1000)}
    return [fd for fd in fds if fd in ready]


def listen(address=None):
    s = socket.socket(socket.AF_UNIX)
    address = address or tempfile.mktemp(prefix="listener-")
    s.bind(address)
    s.listen()
    return s.detach(), address


def accept(fd):
    s = socket.socket(fileno=fd)
    try:
        return s.accept()[0].detach()
    finally:
        s.detach()


def connect(address):
    s = socket.socket(socket.AF_UNIX)
    s.connect(address)
    return s.detach()


_files = {}


class Cells:
    def __init__(self, typecode, length, handle=None):
        self.typecode = typecode
        self._length = length
        self._code = "<i" if typecode == "u" else "=" + typecode
        self._size = struct.calcsize(self._code)
        path = f"/dev/shm/cells-{handle}" if handle else tempfile.mktemp(dir="/dev/shm", prefix="cells-")
        self.handle = path.partition("cells-")[2]
        with open(path, "r+b" if handle else "w+b") as file:
            if not handle:
                file.truncate(max(1, self._size * length))
                import atexit
                atexit.register(_unlink, os.getpid(), path)
            self._memory = mmap.mmap(file.fileno(), 0)

    def __len__(self):
        return self._length

    def _get(self, i):
        value, = struct.unpack_from(self._code, self._memory, i * self._size)
        return chr(value) if self.typecode == "u" else value

    def _set(self, i, value):
        if self.typecode in "bBhHiIlLqQ":
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            bits = 8 * self._size
            value &= (1 << bits) - 1
            if self.typecode.islower() and value >> (bits - 1):
                value -= 1 << bits
        elif self.typecode == "u":
            value = ord(value)
        elif self.typecode in "fd" and not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        elif self.typecode == "c":
            if isinstance(value, int) and 0 <= value < 256:
                value = bytes([value])
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise TypeError("one character bytes, bytearray, or an integer in range(256) expected")
        struct.pack_into(self._code, self._memory, i * self._size, value)

    def _index(self, i):
        if not -self._length <= i < self._length:
            raise IndexError("invalid index")
        return i % self._length

    def __getitem__(self, i):
        if isinstance(i, slice):
            items = [self._get(k) for k in range(*i.indices(self._length))]
            return b"".join(items) if self.typecode == "c" else "".join(items) if self.typecode == "u" else items
        return self._get(self._index(i))

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            places = range(*i.indices(self._length))
            if len(places) != len(value):
                raise ValueError("Can only assign sequence of same size")
            for k, v in zip(places, value):
                self._set(k, v)
            return
        self._set(self._index(i), value)

    def __reduce__(self):
        return Cells, (self.typecode, self._length, self.handle)


def _unlink(pid, path):
    if pid == os.getpid():
        os.unlink(path)
