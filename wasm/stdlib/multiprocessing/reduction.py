"""Pickling what is given to another process."""

import copyreg
import functools
import pickle

from . import context

__all__ = ['ForkingPickler', 'register', 'dump']


class _Buffer:
    # The bytes written to it.

    def __init__(self):
        self._parts = []
        self.write = self._parts.append

    def getbuffer(self):
        return b''.join(self._parts)


class ForkingPickler(pickle.Pickler):
    """A Pickler that also knows connections and the like."""

    _extra_reducers = {}
    _copyreg_dispatch = copyreg.dispatch_table

    def __init__(self, *args):
        super().__init__(*args)
        self.dispatch_table = {**self._copyreg_dispatch, **self._extra_reducers}

    @classmethod
    def register(cls, type, reduce):
        """Have objects of a type reduced by a function."""
        cls._extra_reducers[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        """An object as bytes."""
        buf = _Buffer()
        cls(buf, protocol).dump(obj)
        return buf.getbuffer()

    loads = pickle.loads


register = ForkingPickler.register


def dump(obj, file, protocol=None):
    """Write an object to a file, for another process."""
    ForkingPickler(file, protocol).dump(obj)


class DupFd:
    """A descriptor given to a child that is being started."""

    def __init__(self, fd):
        popen = context.get_spawning_popen()
        if popen is None:
            raise RuntimeError("connections can only be given to a process that is being started")
        self.fd = popen.duplicate_for_child(fd)

    def detach(self):
        """The descriptor's number in the child."""
        return self.fd


def _rebuild_partial(func, args, keywords):
    return functools.partial(func, *args, **keywords)


def _reduce_partial(p):
    return _rebuild_partial, (p.func, p.args, p.keywords or {})


register(functools.partial, _reduce_partial)
