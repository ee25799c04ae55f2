"""The core of abstract base classes that is C in CPython."""

from _weakref import ref

_invalidation = 0       # counts registrations: cached "no" answers of before count no more


#: atomic
class _Data:
    # What is known about one abstract class.

    def __init__(self):
        self.registry = []      # weak references to registered classes
        self.cache = {}         # id -> weak reference to a class that is a subclass
        self.negative = {}      # the same for those that are not
        self.version = _invalidation


#: atomic
def _has(classes, cls):
    found = classes.get(id(cls))
    return found is not None and found() is cls


#: atomic
def get_cache_token():
    """A number that changes with every registration."""
    return _invalidation


#: atomic
def _abc_init(cls):
    # Which methods are abstract: those marked in the class, and inherited ones that are still marked.
    abstracts = {name for name, value in cls.__dict__.items()
                 if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                abstracts.add(name)
    cls.__abstractmethods__ = frozenset(abstracts)
    cls._abc_impl = _Data()


#: atomic
def _abc_register(cls, subclass):
    global _invalidation
    if not isinstance(subclass, type):
        raise TypeError("Can only register classes")
    if issubclass(subclass, cls):
        return subclass
    if issubclass(cls, subclass):
        raise RuntimeError("Refusing to create an inheritance cycle")
    cls._abc_impl.registry.append(ref(subclass))
    _invalidation += 1
    return subclass


#: atomic
def _abc_instancecheck(cls, instance):
    subclass = instance.__class__
    if _has(cls._abc_impl.cache, subclass):
        return True
    subtype = type(instance)
    if subtype is subclass:
        return cls.__subclasscheck__(subclass)
    return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)


#: atomic
def _abc_subclasscheck(cls, subclass):
    if not isinstance(subclass, type):
        raise TypeError('issubclass() arg 1 must be a class')
    data = cls._abc_impl
    if _has(data.cache, subclass):
        return True
    if data.version != _invalidation:
        data.negative = {}
        data.version = _invalidation
    elif _has(data.negative, subclass):
        return False
    answer = _decide(cls, subclass, data)
    (data.cache if answer else data.negative)[id(subclass)] = ref(subclass)
    return answer


#: atomic
def _decide(cls, subclass, data):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        return answer
    if cls in getattr(subclass, '__mro__', ()):
        return True
    for entry in data.registry:
        registered = entry()
        if registered is not None and issubclass(subclass, registered):
            return True
    for scls in cls.__subclasses__():
        if issubclass(subclass, scls):
            return True
    return False


#: atomic
def _reset_registry(cls):
    cls._abc_impl.registry = []


#: atomic
def _reset_caches(cls):
    cls._abc_impl.cache = {}
    cls._abc_impl.negative = {}


#: atomic
def _get_dump(cls):
    data = cls._abc_impl
    return (set(data.registry), set(data.cache.values()), set(data.negative.values()), data.version)
