"""Numbers and arrays in memory that processes share."""

import ctypes

import _mp
from . import context

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']

typecode_to_type = {
    'c': ctypes.c_char, 'u': ctypes.c_wchar, 'b': ctypes.c_byte, 'B': ctypes.c_ubyte,
    'h': ctypes.c_short, 'H': ctypes.c_ushort, 'i': ctypes.c_int, 'I': ctypes.c_uint,
    'l': ctypes.c_long, 'L': ctypes.c_ulong, 'q': ctypes.c_longlong, 'Q': ctypes.c_ulonglong,
    'f': ctypes.c_float, 'd': ctypes.c_double,
}


def _simple_type(typecode_or_type):
    type_ = typecode_to_type.get(typecode_or_type, typecode_or_type)
    if not (isinstance(type_, type) and issubclass(type_, ctypes._SimpleCData)):
        raise TypeError(f"shared memory can hold C numbers and characters, not {typecode_or_type!r}")
    return type_


_array_types = {}


def _array_type(type_, size):
    try:
        return _array_types[type_, size]
    except KeyError:
        name = f'{type_.__name__}_Array_{size}'
        made = type(name, (_SharedArray,), {'_type_': type_, '_length_': size, '__module__': __name__})
        return _array_types.setdefault((type_, size), made)


class _SharedArray:
    # A ctypes array whose items are shared; see _array_type.

    _type_ = None
    _length_ = 0

    def __init__(self, *values):
        self._cells = _mp.Cells(self._type_._type_, self._length_)
        for i, value in enumerate(values):
            self._cells[i] = value

    def __len__(self):
        return self._length_

    def __getitem__(self, i):
        return self._cells[i]

    def __setitem__(self, i, value):
        self._cells[i] = value

    def __iter__(self):
        for i in range(self._length_):
            yield self._cells[i]

    def __reduce__(self):
        context.assert_spawning(self)
        return _rebuild_array, (self._type_, self._length_, self._cells.handle)

    @property
    def raw(self):
        """All bytes of an array of characters."""
        return self._cells[:]

    @raw.setter
    def raw(self, data):
        self._cells[:len(data)] = data

    @property
    def value(self):
        """The bytes of an array of characters, up to the first zero."""
        return self._cells[:].split(b'\0', 1)[0]

    @value.setter
    def value(self, data):
        if len(data) > self._length_:
            raise ValueError("byte string too long")
        self._cells[:len(data)] = data
        if len(data) < self._length_:
            self._cells[len(data)] = b'\0'


def _rebuild_array(type_, size, handle):
    obj = _array_type(type_, size).__new__(_array_type(type_, size))
    obj._cells = _mp.Cells(type_._type_, size, handle)
    return obj


def _reduce_value(obj):
    context.assert_spawning(obj)
    return _rebuild_value, (type(obj), obj._cells.handle)


def _rebuild_value(type_, handle):
    obj = type_.__new__(type_)
    obj._cells = _mp.Cells(type_._type_, 1, handle)
    return obj


def RawValue(typecode_or_type, *args):
    """A number in shared memory, without a lock."""
    type_ = _simple_type(typecode_or_type)
    obj = type_.__new__(type_)
    obj._cells = _mp.Cells(type_._type_, 1)
    if args:
        obj.value, = args
    return obj


def RawArray(typecode_or_type, size_or_initializer):
    """An array in shared memory, without a lock."""
    type_ = _simple_type(typecode_or_type)
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError("Array length must be >= 0")
        return _array_type(type_, size_or_initializer)()
    return _array_type(type_, len(size_or_initializer))(*size_or_initializer)


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A number in shared memory with a lock: .value and get_lock()."""
    obj = RawValue(typecode_or_type, *args)
    if lock is False:
        return obj
    return synchronized(obj, _lock_for(lock, ctx))


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """An array in shared memory with a lock."""
    obj = RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return obj
    return synchronized(obj, _lock_for(lock, ctx))


def _lock_for(lock, ctx):
    if lock in (True, None):
        return (ctx or context._default_context.get_context()).RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return lock


def copy(obj):
    """A copy in shared memory."""
    if isinstance(obj, _SharedArray):
        return type(obj)(*obj)
    return RawValue(type(obj), obj.value)


def synchronized(obj, lock=None, ctx=None):
    """A wrapper that takes a lock around each access."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    if isinstance(obj, _SharedArray):
        if obj._type_ is ctypes.c_char:
            return SynchronizedString(obj, lock, ctx)
        return SynchronizedArray(obj, lock, ctx)
    return Synchronized(obj, lock, ctx)


class SynchronizedBase:
    """An object and its lock."""

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or (ctx or context._default_context.get_context()).RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        context.assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        """The object without its lock."""
        return self._obj

    def get_lock(self):
        """The lock."""
        return self._lock

    def __repr__(self):
        return '<%s wrapper for %s>' % (type(self).__name__, self._obj)


class Synchronized(SynchronizedBase):
    """A number: each reading and each writing of .value takes the lock, `+=` does so twice."""

    @property
    def value(self):
        """The number."""
        with self:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    """An array: each access to items takes the lock."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self:
            self._obj[i] = value

    def __getslice__(self, start, stop):
        with self:
            return self._obj[start:stop]

    def __setslice__(self, start, stop, values):
        with self:
            self._obj[start:stop] = values


class SynchronizedString(SynchronizedArray):
    """An array of characters."""

    @property
    def value(self):
        """The bytes up to the first zero."""
        with self:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self:
            self._obj.value = value

    @property
    def raw(self):
        """All bytes."""
        with self:
            return self._obj.raw

    @raw.setter
    def raw(self, value):
        with self:
            self._obj.raw = value


from .reduction import register

for _type in typecode_to_type.values():
    register(_type, _reduce_value)
