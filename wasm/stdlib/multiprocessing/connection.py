"""Connections: messages over pipes, and waiting for several."""

import os

import _mp
from _machine import describe as _describe
from . import reduction
from .context import BufferTooShort

__all__ = ['Connection', 'Pipe', 'wait', 'Client', 'Listener']

_ForkingPickler = reduction.ForkingPickler


class _ConnectionBase:
    """One end of a pipe; `with` closes it."""

    _handle = None

    def __init__(self, handle, readable=True, writable=True):
        if not readable and not writable:
            raise ValueError("at least one of `readable` and `writable` must be True")
        self._handle = handle
        self._readable = readable
        self._writable = writable
        _describe(self, "pipe")
        _mp.read_by(handle, self)

    def _check_closed(self):
        if self._handle is None:
            raise OSError("handle is closed")

    def _check_readable(self):
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        if not self._writable:
            raise OSError("connection is read-only")

    @property
    def closed(self):
        """Whether the connection is closed."""
        return self._handle is None

    @property
    def readable(self):
        """Whether messages can be received."""
        return self._readable

    @property
    def writable(self):
        """Whether messages can be sent."""
        return self._writable

    def fileno(self):
        """The descriptor."""
        self._check_closed()
        return self._handle

    def close(self):
        """Close this end; the other one gets EOFError when it has read everything."""
        if self._handle is not None:
            try:
                self._close()
            finally:
                self._handle = None

    def send_bytes(self, buf, offset=0, size=None):
        """Send bytes as one message."""
        self._check_closed()
        self._check_writable()
        m = memoryview(buf)
        n = m.nbytes
        if offset < 0:
            raise ValueError("offset is negative")
        if n < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = n - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > n:
            raise ValueError("buffer length < offset + size")
        self._send_bytes(bytes(m[offset:offset + size]))

    #: operation Connection.send
    def send(self, obj):
        """Send an object."""
        self._check_closed()
        self._check_writable()
        self._send_bytes(_ForkingPickler.dumps(obj))

    def recv_bytes(self, maxlength=None):
        """Receive one message's bytes."""
        self._check_closed()
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        buf = self._recv_bytes(maxlength)
        if buf is None:
            self._readable = False
            self.close()
            raise OSError("bad message length")
        return buf

    def recv_bytes_into(self, buf, offset=0):
        """Receive one message's bytes into a buffer; return how many."""
        self._check_closed()
        self._check_readable()
        with memoryview(buf) as m:
            if offset < 0:
                raise ValueError("negative offset")
            elif offset > len(m):
                raise ValueError("offset too large")
            result = self._recv_bytes()
            if len(m) < offset + len(result):
                raise BufferTooShort(result)
            m[offset:offset + len(result)] = result
            return len(result)

    #: operation Connection.recv
    def recv(self):
        """Receive an object."""
        self._check_closed()
        self._check_readable()
        buf = self._recv_bytes()
        return _ForkingPickler.loads(buf)

    #: operation Connection.poll
    def poll(self, timeout=0.0):
        """Whether there is something to receive, now or within timeout seconds (None: wait)."""
        self._check_closed()
        self._check_readable()
        return self._poll(timeout)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


class Connection(_ConnectionBase):
    """One end of a pipe. A message is its length in four bytes, then itself."""

    def _close(self):
        os.close(self._handle)

    def _send(self, buf):
        while buf:
            n = os.write(self._handle, buf)
            buf = buf[n:]

    def _recv(self, size):
        parts = []
        remaining = size
        while remaining > 0:
            chunk = os.read(self._handle, remaining)
            n = len(chunk)
            if n == 0:
                if remaining == size:
                    raise EOFError
                else:
                    raise OSError("got end of file during message")
            parts.append(chunk)
            remaining -= n
        return b''.join(parts)

    def _send_bytes(self, buf):
        n = len(buf)
        if n > 0x7fffffff:
            self._send(b'\xff\xff\xff\xff' + n.to_bytes(8, 'big'))
            self._send(buf)
            return
        header = n.to_bytes(4, 'big')
        if n > 16384:
            # Not worth copying to join them.
            self._send(header)
            self._send(buf)
        else:
            self._send(header + buf)

    def _recv_bytes(self, maxsize=None):
        header = self._recv(4)
        size = int.from_bytes(header, 'big')
        if header == b'\xff\xff\xff\xff':
            size = int.from_bytes(self._recv(8), 'big')
        if maxsize is not None and size > maxsize:
            return None
        return self._recv(size)

    def _poll(self, timeout):
        return bool(wait([self], timeout))


def _rebuild_connection(dup, readable, writable):
    return Connection(dup.detach(), readable, writable)


def _reduce_connection(conn):
    return _rebuild_connection, (reduction.DupFd(conn.fileno()), conn.readable, conn.writable)


reduction.register(Connection, _reduce_connection)


def Pipe(duplex=True):
    """Two connected Connections; unless duplex, the first receives and the second sends."""
    if duplex:
        a, b = _mp.socketpair()
        c1 = Connection(a)
        c2 = Connection(b)
    else:
        fd1, fd2 = os.pipe()
        c1 = Connection(fd1, writable=False)
        c2 = Connection(fd2, readable=False)
    return c1, c2


#: operation connection.wait
def wait(object_list, timeout=None):
    """Those of the connections and sentinels that are ready; waits for at least one."""
    objects = list(object_list)
    fds = [obj if isinstance(obj, int) else obj.fileno() for obj in objects]
    if timeout is not None and timeout < 0:
        timeout = 0
    ready = _mp.wait(fds, timeout)
    return [obj for obj, fd in zip(objects, fds) if fd in ready]


class Listener:
    """Where other processes of this computer may connect to."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        self._handle, self._address = _mp.listen(address)
        self._last_accepted = None

    def accept(self):
        """Wait for a process to connect; return the Connection to it."""
        if self._handle is None:
            raise OSError('listener is closed')
        return Connection(_mp.accept(self._handle))

    def close(self):
        """Accept no more."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @property
    def address(self):
        """Where to connect to."""
        return self._address

    @property
    def last_accepted(self):
        """The address of the last one who connected."""
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address, family=None, authkey=None):
    """Connect to a Listener."""
    return Connection(_mp.connect(address))
