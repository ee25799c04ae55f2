"""How objects are taken apart and put together, for pickle and copy."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}     # class -> its reducing function

_extension_registry = {}    # (module, name) -> code
_inverted_registry = {}     # code -> (module, name)
_extension_cache = {}       # code -> object


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Have objects of a class reduced by pickle_function(obj)."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that an object can serve as a constructor."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)


def pickle_union(obj):
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


pickle(type(int | str), pickle_union)


#: atomic
def _reconstructor(cls, base, state):
    # Makes an instance as protocols 0 and 1 ask for it.
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


#: atomic
def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


#: atomic
def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


#: atomic
def __reduce_ex__(self, proto):
    # object.__reduce_ex__ for protocols 0 and 1 takes what 2 has: every reader understands it.
    return _reduce_newobj(self)


#: atomic
def _reduce_newobj(obj):
    """The reduction of an object that has none of its own: its class, its state, its items."""
    cls = obj.__class__
    if hasattr(cls, '__getnewargs_ex__'):
        args, kwargs = obj.__getnewargs_ex__()
    else:
        args, kwargs = (obj.__getnewargs__() if hasattr(cls, '__getnewargs__') else ()), {}
    state = obj.__getstate__()
    listitems = iter(obj) if isinstance(obj, list) else None
    dictitems = iter(obj.items()) if isinstance(obj, dict) else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, listitems, dictitems
    return __newobj__, (cls, *args), state, listitems, dictitems


#: atomic
def _slotnames(cls):
    """The names of all slots of a class and its bases, without __dict__ and __weakref__."""
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith('__') and not name.endswith('__'):
                stripped = c.__name__.lstrip('_')
                name = f'_{stripped}{name}' if stripped else name
            names.append(name)
    return names


def add_extension(module, name, code):
    """Give a global a short number in pickles."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError("key %s is already registered with code %s" % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError("code %s is already in use for key %s" % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Take a global's number back."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError("key %s is not registered with code %s" % (key, code))
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forget what extension codes stood for."""
    _extension_cache.clear()
