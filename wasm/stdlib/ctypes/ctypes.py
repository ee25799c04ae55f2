"""C's numbers and characters as types; there is no C code to call here."""

import _mp


#: atomic
class _SimpleCData:
    """One C value: .value reads and writes it, converted as C does."""

    _type_ = None

    def __init__(self, value=None):
        self._cells = [None]
        self.value = self._zero() if value is None else value

    def _zero(self):
        return _mp.Cells(self._type_, 1)[0]

    @property
    def value(self):
        """The value."""
        return self._cells[0]

    @value.setter
    def value(self, value):
        if type(self._cells) is list:
            # The object's own: only the conversion is shared memory's.
            convert = _mp.Cells(self._type_, 1)
            convert[0] = value
            value = convert[0]
        self._cells[0] = value

    def __repr__(self):
        return f'{type(self).__name__}({self.value!r})'

    def __bool__(self):
        return bool(self.value)


class c_bool(_SimpleCData):
    _type_ = '?'


class c_char(_SimpleCData):
    _type_ = 'c'


class c_wchar(_SimpleCData):
    _type_ = 'u'


class c_byte(_SimpleCData):
    _type_ = 'b'


class c_ubyte(_SimpleCData):
    _type_ = 'B'


class c_short(_SimpleCData):
    _type_ = 'h'


class c_ushort(_SimpleCData):
    _type_ = 'H'


class c_int(_SimpleCData):
    _type_ = 'i'


class c_uint(_SimpleCData):
    _type_ = 'I'


class c_long(_SimpleCData):
    _type_ = 'l'


class c_ulong(_SimpleCData):
    _type_ = 'L'


class c_float(_SimpleCData):
    _type_ = 'f'


class c_double(_SimpleCData):
    _type_ = 'd'


# As on 64-bit Linux.
c_longlong = c_int64 = c_ssize_t = c_long
c_ulonglong = c_uint64 = c_size_t = c_ulong
c_int8 = c_byte
c_uint8 = c_ubyte
c_int16 = c_short
c_uint16 = c_ushort
c_int32 = c_int
c_uint32 = c_uint


def __getattr__(name):
    raise AttributeError(f"ctypes.{name} is not supported: the simulated computer has no C code to call")
