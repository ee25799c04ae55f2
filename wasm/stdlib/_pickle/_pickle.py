"""The core of pickle that is C in CPython: objects to bytes and back, protocols 2 to 5.

The bytes are those of the pickle protocol: see PEP 307, PEP 3154 and PEP 574. Everything is marked atomic; users'
__reduce__, __getstate__ and the like, which it calls, are ordinary Python.
"""

import copyreg
import sys
from functools import partial
from struct import pack, unpack_from
from types import FunctionType

_HIGHEST = 5
_DEFAULT = 4
_BATCH = 1000           # items put into a list, dict or set by one opcode
_FRAME_TARGET = 65536   # a frame is closed when it holds this much
_FRAME_MIN = 4          # less than this gets no frame


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


#: atomic
def _find(module_name, qualname):
    # The object of that dotted name, and the one that holds it.
    obj = sys.modules[module_name]
    holder = None
    for part in qualname.split('.'):
        if part == '<locals>':
            raise AttributeError(f"Can't get local object {qualname!r}")
        try:
            holder, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {qualname!r} on {sys.modules[module_name]!r}",
                                 name=part, obj=obj) from None
    return obj, holder


#: atomic
def _which_module(obj, qualname):
    # The module that an object without __module__ can be found in.
    name = getattr(obj, '__module__', None)
    if name is not None:
        return name
    for name, module in list(sys.modules.items()):
        if module is None or name in ('__main__', '__mp_main__'):
            continue
        try:
            if _find(name, qualname)[0] is obj:
                return name
        except AttributeError:
            pass
    return '__main__'


#: atomic
def _long_bytes(n):
    # Two's complement, little end first, no more bytes than needed.
    if n == 0:
        return b''
    size = (n.bit_length() >> 3) + 1
    data = n.to_bytes(size, 'little', signed=True)
    if n < 0 and size > 1 and data[-1] == 0xff and data[-2] & 0x80:
        data = data[:-1]
    return data


#: atomic
class Pickler:
    """Writes pickles to a file."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = _DEFAULT
        if protocol < 0:
            protocol = _HIGHEST
        elif protocol > _HIGHEST:
            raise ValueError(f"pickle protocol must be <= {_HIGHEST}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.proto = max(protocol, 2)   # 0 and 1 differ in being longer only
        self.memo = {}                  # id -> (number, object)
        self.fast = 0

    def clear_memo(self):
        """Forget which objects were pickled already."""
        self.memo.clear()

    def persistent_id(self, obj):
        """Overridden by those who keep some objects elsewhere."""
        return None

    def dump(self, obj):
        """Write one object."""
        self._chunks = []
        self._size = 0
        self._framing = self.proto >= 4
        self._file_write(pack('<BB', 0x80, self.proto))
        self._save(obj)
        self._write(b'.')
        self._close_frame()

    # Output: opcodes are collected into frames.

    def _write(self, data):
        self._chunks.append(data)
        self._size += len(data)

    def _close_frame(self):
        if self._size:
            data = b''.join(self._chunks)
            if self._framing and self._size >= _FRAME_MIN:
                data = b'\x95' + pack('<Q', self._size) + data
            self._file_write(data)
            self._chunks = []
            self._size = 0

    def _write_large(self, header, data):
        if len(data) < _FRAME_TARGET:
            self._write(header)
            self._write(data)
            return
        self._close_frame()     # large data stands outside of frames
        self._file_write(header)
        self._file_write(data)

    def _memoize(self, obj):
        if self.fast:
            return
        number = len(self.memo)
        self.memo[id(obj)] = number, obj
        if self.proto >= 4:
            self._write(b'\x94')
        elif number < 256:
            self._write(pack('<cB', b'q', number))
        else:
            self._write(pack('<cI', b'r', number))

    def _get(self, number):
        self._write(pack('<cB', b'h', number) if number < 256 else pack('<cI', b'j', number))

    # One object.

    def _save(self, obj):
        if self._framing and self._size >= _FRAME_TARGET:
            self._close_frame()
        pid = self.persistent_id(obj)
        if pid is not None:
            self._save(pid)
            self._write(b'Q')
            return
        kind = type(obj)
        simple = _SIMPLE.get(kind)
        if simple is not None:
            simple(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._get(known[0])
            return
        save = _BUILTIN.get(kind)
        if save is not None:
            save(self, obj)
            return
        override = getattr(self, 'reducer_override', None)
        if override is not None:
            reduced = override(obj)
            if reduced is not NotImplemented:
                self._save_reduced(obj, reduced)
                return
        if kind is type:
            self._save_type(obj)
            return
        if kind is FunctionType:
            self._save_global(obj)
            return
        table = getattr(self, 'dispatch_table', copyreg.dispatch_table)
        reduce = table.get(kind)
        if reduce is not None:
            reduced = reduce(obj)
        elif issubclass(kind, type):
            self._save_global(obj)
            return
        else:
            reduced = obj.__reduce_ex__(self.proto)
        self._save_reduced(obj, reduced)

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduce(obj, *reduced)

    def _save_none(self, obj):
        self._write(b'N')

    def _save_bool(self, obj):
        self._write(b'\x88' if obj else b'\x89')

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._write(pack('<cB', b'K', obj))
        elif 0 <= obj < 65536:
            self._write(pack('<cH', b'M', obj))
        elif -0x80000000 <= obj <= 0x7fffffff:
            self._write(pack('<ci', b'J', obj))
        else:
            data = _long_bytes(obj)
            if len(data) < 256:
                self._write(pack('<BB', 0x8a, len(data)) + data)
            else:
                self._write(pack('<Bi', 0x8b, len(data)) + data)

    def _save_float(self, obj):
        self._write(b'G' + pack('>d', obj))

    def _save_bytes(self, obj):
        n = len(obj)
        if self.proto < 3:
            import codecs
            args = (str(obj, 'latin1'), 'latin1') if obj else ()
            self._save_reduce(obj, codecs.encode if obj else bytes, args)
            return
        if n < 256:
            self._write_large(pack('<cB', b'C', n), obj)
        elif n <= 0xffffffff:
            self._write_large(pack('<cI', b'B', n), obj)
        else:
            self._write_large(pack('<BQ', 0x8e, n), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_reduce(obj, bytearray, (bytes(obj),) if obj else ())
            return
        self._write_large(pack('<BQ', 0x96, len(obj)), bytes(obj))
        self._memoize(obj)

    def _save_str(self, obj):
        data = obj.encode('utf-8', 'surrogatepass')
        n = len(data)
        if n < 256 and self.proto >= 4:
            self._write_large(pack('<BB', 0x8c, n), data)
        elif n <= 0xffffffff:
            self._write_large(pack('<cI', b'X', n), data)
        else:
            self._write_large(pack('<BQ', 0x8d, n), data)
        self._memoize(obj)

    def _save_tuple(self, obj):
        n = len(obj)
        if n == 0:
            self._write(b')')
            return
        if n > 3:
            self._write(b'(')
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # It holds itself by way of a list or the like, and was saved while saving its items.
            self._write(b'0' * n if n <= 3 else b'1')
            self._get(known[0])
            return
        self._write((b'\x85', b'\x86', b'\x87')[n - 1] if n <= 3 else b't')
        self._memoize(obj)

    def _batches(self, items, one, many, save):
        # Opcode `one` for a single item, MARK and `many` for more.
        items = iter(items)
        while True:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == _BATCH:
                    break
            if len(batch) == 1 and one:
                save(batch[0])
                self._write(one)
            elif batch:
                self._write(b'(')
                for item in batch:
                    save(item)
                self._write(many)
            if len(batch) < _BATCH:
                return

    def _save_pair(self, pair):
        self._save(pair[0])
        self._save(pair[1])

    def _save_list(self, obj):
        self._write(b']')
        self._memoize(obj)
        self._batches(obj, b'a', b'e', self._save)

    def _save_dict(self, obj):
        self._write(b'}')
        self._memoize(obj)
        self._batches(obj.items(), b's', b'u', self._save_pair)

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduce(obj, set, (list(obj),))
            return
        self._write(b'\x8f')
        self._memoize(obj)
        self._batches(obj, b'', b'\x90', self._save)

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduce(obj, frozenset, (list(obj),))
            return
        self._write(b'(')
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(b'1')
            self._get(known[0])
            return
        self._write(b'\x91')
        self._memoize(obj)

    def _save_type(self, obj):
        for singleton in (None, NotImplemented, ...):
            if obj is type(singleton):
                self._save_reduce(obj, type, (singleton,))
                return
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None) or obj.__name__
        module_name = _which_module(obj, name)
        try:
            __import__(module_name)
            sys.modules[module_name]
        except (ImportError, ValueError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        try:
            found, holder = _find(module_name, name)
        except AttributeError:
            if '<locals>' in name.split('.'):
                raise
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        code = copyreg._extension_registry.get((module_name, name))
        if code is not None:
            if code < 256:
                self._write(pack('<BB', 0x82, code))
            elif code < 65536:
                self._write(pack('<BH', 0x83, code))
            else:
                self._write(pack('<Bi', 0x84, code))
            return
        if self.proto >= 4:
            self._save(module_name)
            self._save(name)
            self._write(b'\x93')
        elif '.' in name:
            self._save_reduce(obj, getattr, (holder, name.rpartition('.')[2]))
            return
        else:
            self._write(f'c{module_name}\n{name}\n'.encode())
        self._memoize(obj)

    def _save_reduce(self, obj, func, args, state=None, listitems=None, dictitems=None, state_setter=None):
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(func, '__name__', '')
        if name == '__newobj_ex__':
            cls, new_args, kwargs = args
            if self.proto >= 4:
                self._save(cls)
                self._save(new_args)
                self._save(kwargs)
                self._write(b'\x92')
            else:
                self._save(partial(cls.__new__, cls, *new_args, **kwargs))
                self._save(())
                self._write(b'R')
        elif name == '__newobj__':
            cls = args[0]
            if not hasattr(cls, '__new__'):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self._save(cls)
            self._save(args[1:])
            self._write(b'\x81')
        else:
            self._save(func)
            self._save(args)
            self._write(b'R')
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                self._write(b'0')
                self._get(known[0])
            else:
                self._memoize(obj)
        if listitems is not None:
            self._batches(listitems, b'a', b'e', self._save)
        if dictitems is not None:
            self._batches(dictitems, b's', b'u', self._save_pair)
        if state is not None:
            if state_setter is None:
                self._save(state)
                self._write(b'b')
            else:
                self._save(state_setter)
                self._save(obj)
                self._save(state)
                self._write(b'\x86R0')


_SIMPLE = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int,
           float: Pickler._save_float}

_BUILTIN = {bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, str: Pickler._save_str,
            tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict,
            set: Pickler._save_set, frozenset: Pickler._save_frozenset}

_MARK = object()


#: atomic
class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        try:
            self._file_read = file.read
            self._file_readline = file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.memo = {}
        self._encoding = encoding
        self._errors = errors

    def find_class(self, module, name):
        """The global of that name."""
        __import__(module)
        if '.' in name:
            return _find(module, name)[0]
        found = sys.modules[module]
        try:
            return getattr(found, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {found!r}", name=name, obj=found) from None

    def persistent_load(self, pid):
        """Overridden by those who keep some objects elsewhere."""
        raise UnpicklingError("A load persistent id instruction was encountered, "
                              "but no persistent_load function was specified.")

    def load(self):
        """Read one object."""
        self._frame = b''
        self._at = 0
        self._stack = []
        first = True
        while True:
            op = self._read(1, first)
            first = False
            if op == b'.':
                if not self._stack:
                    raise UnpicklingError("unpickling stack underflow")
                return self._stack.pop()
            try:
                action = _OPCODES[op]
            except KeyError:
                shown = f"'{op.decode()}'" if 32 <= op[0] < 127 else f"'\\x{op[0]:02x}'"
                raise UnpicklingError(f"invalid load key, {shown}.") from None
            try:
                action(self)
            except IndexError:
                raise UnpicklingError("unpickling stack underflow") from None

    # Input.

    def _read(self, n, first=False):
        data = self._frame[self._at:self._at + n]
        self._at += n
        if len(data) < n:
            if data:
                raise UnpicklingError("pickle exhausted before end of frame")
            data = self._file_read(n)
            if len(data) < n:
                if first:
                    raise EOFError("Ran out of input")
                raise UnpicklingError("pickle data was truncated") if n > 1 else EOFError("Ran out of input")
        return data

    def _line(self):
        end = self._frame.find(b'\n', self._at)
        if end >= 0:
            data = self._frame[self._at:end]
            self._at = end + 1
            return data
        return self._file_readline().rstrip(b'\n')

    def _number(self, code, size):
        return unpack_from('<' + code, self._read(size))[0]

    def _push(self, obj):
        self._stack.append(obj)

    def _to_mark(self):
        stack = self._stack
        for i in range(len(stack) - 1, -1, -1):
            if stack[i] is _MARK:
                items = stack[i + 1:]
                del stack[i:]
                return items
        raise UnpicklingError("could not find MARK")

    def _load_frame(self):
        n = self._number('Q', 8)
        self._frame = self._file_read(n)
        self._at = 0
        if len(self._frame) < n:
            raise UnpicklingError("pickle data was truncated")

    def _load_proto(self):
        proto = self._number('B', 1)
        if proto > _HIGHEST:
            raise ValueError(f"unsupported pickle protocol: {proto}")

    def _load_memoize(self):
        self.memo[len(self.memo)] = self._stack[-1]

    def _load_get(self, code, size):
        number = self._number(code, size)
        try:
            self._push(self.memo[number])
        except KeyError:
            raise UnpicklingError(f'Memo value not found at index {number}') from None

    def _load_put(self, code, size):
        self.memo[self._number(code, size)] = self._stack[-1]

    def _load_long(self, code, size):
        n = self._number(code, size)
        self._push(int.from_bytes(self._read(n), 'little', signed=True))

    def _load_bytes(self, code, size):
        n = self._number(code, size)
        self._push(self._read(n) if n else b'')

    def _load_text(self, code, size):
        n = self._number(code, size)
        self._push(str(self._read(n) if n else b'', 'utf-8', 'surrogatepass'))

    def _load_bytearray(self):
        n = self._number('Q', 8)
        self._push(bytearray(self._read(n) if n else b''))

    def _load_tuple(self, n):
        items = tuple(self._stack[-n:])
        if len(items) < n:
            raise IndexError
        del self._stack[-n:]
        self._push(items)

    def _load_pop(self):
        self._stack.pop()

    def _load_dup(self):
        self._push(self._stack[-1])

    def _load_append(self):
        item = self._stack.pop()
        self._stack[-1].append(item)

    def _load_appends(self):
        items = self._to_mark()
        target = self._stack[-1]
        if isinstance(target, list):
            list.extend(target, items)
            return
        for item in items:
            target.append(item)

    def _load_setitem(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value

    def _load_setitems(self):
        items = self._to_mark()
        target = self._stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _load_additems(self):
        items = self._to_mark()
        target = self._stack[-1]
        if isinstance(target, set):
            target.update(items)
            return
        for item in items:
            target.add(item)

    def _load_dict(self):
        items = self._to_mark()
        self._push({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _load_global(self):
        module = self._line().decode()
        self._push(self.find_class(module, self._line().decode()))

    def _load_stack_global(self):
        name = self._stack.pop()
        module = self._stack.pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _load_extension(self, code, size):
        number = self._number(code, size)
        if number not in copyreg._extension_cache:
            if number not in copyreg._inverted_registry:
                raise ValueError(f"unregistered extension code {number}")
            copyreg._extension_cache[number] = self.find_class(*copyreg._inverted_registry[number])
        self._push(copyreg._extension_cache[number])

    def _load_reduce(self):
        args = self._stack.pop()
        func = self._stack.pop()
        self._push(func(*args))

    def _load_newobj(self):
        args = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *args))

    def _load_newobj_ex(self):
        kwargs = self._stack.pop()
        args = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *args, **kwargs))

    def _load_build(self):
        state = self._stack.pop()
        obj = self._stack[-1]
        setstate = getattr(obj, '__setstate__', None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            attributes = obj.__dict__
            for key, value in state.items():
                attributes[sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(obj, key, value)

    def _load_persistent(self):
        self._push(self.persistent_load(self._stack.pop()))


#: atomic
def _opcodes():
    u = Unpickler
    constants = {b'N': None, b'\x88': True, b'\x89': False, b'(': _MARK, b')': ()}
    makers = {b']': list, b'}': dict, b'\x8f': set}
    sized = {b'h': (u._load_get, 'B', 1), b'j': (u._load_get, 'I', 4), b'q': (u._load_put, 'B', 1),
             b'r': (u._load_put, 'I', 4), b'\x8a': (u._load_long, 'B', 1), b'\x8b': (u._load_long, 'i', 4),
             b'C': (u._load_bytes, 'B', 1), b'B': (u._load_bytes, 'I', 4), b'\x8e': (u._load_bytes, 'Q', 8),
             b'\x8c': (u._load_text, 'B', 1), b'X': (u._load_text, 'I', 4), b'\x8d': (u._load_text, 'Q', 8),
             b'\x82': (u._load_extension, 'B', 1), b'\x83': (u._load_extension, 'H', 2),
             b'\x84': (u._load_extension, 'i', 4)}
    numbers = {b'K': ('B', 1), b'M': ('H', 2), b'J': ('i', 4)}
    table = {b'\x95': u._load_frame, b'\x80': u._load_proto, b'\x94': u._load_memoize,
             b'\x96': u._load_bytearray, b'0': u._load_pop, b'1': u._to_mark, b'2': u._load_dup,
             b'a': u._load_append, b'e': u._load_appends, b's': u._load_setitem, b'u': u._load_setitems,
             b'\x90': u._load_additems, b'd': u._load_dict, b'c': u._load_global,
             b'\x93': u._load_stack_global, b'R': u._load_reduce, b'\x81': u._load_newobj,
             b'\x92': u._load_newobj_ex, b'b': u._load_build, b'Q': u._load_persistent,
             b'G': lambda self: self._push(unpack_from('>d', self._read(8))[0]),
             b't': lambda self: self._push(tuple(self._to_mark())),
             b'l': lambda self: self._push(self._to_mark()),
             b'\x91': lambda self: self._push(frozenset(self._to_mark()))}
    for op, value in constants.items():
        table[op] = lambda self, value=value: self._push(value)
    for op, make in makers.items():
        table[op] = lambda self, make=make: self._push(make())
    for op, (load, code, size) in sized.items():
        table[op] = lambda self, load=load, code=code, size=size: load(self, code, size)
    for op, (code, size) in numbers.items():
        table[op] = lambda self, code=code, size=size: self._push(self._number(code, size))
    for n in (1, 2, 3):
        table[bytes([0x84 + n])] = lambda self, n=n: self._load_tuple(n)
    return table


_OPCODES = _opcodes()


#: atomic
class _Output:
    # What dumps() writes to.

    def __init__(self):
        self._parts = []
        self.write = self._parts.append

    def getvalue(self):
        return b''.join(self._parts)


#: atomic
class _Input:
    # What loads() reads from.

    def __init__(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        self._data = bytes(data)
        self._at = 0

    def read(self, n):
        data = self._data[self._at:self._at + n]
        self._at += n
        return data

    def readline(self):
        end = self._data.find(b'\n', self._at) + 1 or len(self._data)
        data = self._data[self._at:end]
        self._at = end
        return data


#: atomic
def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write an object to a file."""
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)


#: atomic
def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    output = _Output()
    Pickler(output, protocol, fix_imports, buffer_callback).dump(obj)
    return output.getvalue()


#: atomic
def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """Read an object from a file."""
    return Unpickler(file, encoding=encoding, errors=errors).load()


#: atomic
def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """The object in the bytes."""
    return Unpickler(_Input(data), encoding=encoding, errors=errors).load()
