"""Classes made from their annotated fields."""

import abc
import copy
import keyword
import sys
import types
from reprlib import recursive_repr
from types import FunctionType, GenericAlias

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    """A field of a frozen dataclass was to be set."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = types.MappingProxyType({})


class _FIELD_BASE:
    # The kinds of fields.

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'

# Returned as they are by asdict() and astuple().
_ATOMIC_TYPES = frozenset({types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType,
                           types.NotImplementedType, types.CodeType, types.BuiltinFunctionType,
                           types.FunctionType, type, range, property})


class InitVar:
    """The type of a field that is only an argument of __init__ and passed on to __post_init__."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            type_name = self.type.__name__
        else:
            type_name = repr(self.type)
        return f'dataclasses.InitVar[{type_name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        return ('Field('
                f'name={self.name!r},'
                f'type={self.type!r},'
                f'default={self.default!r},'
                f'default_factory={self.default_factory!r},'
                f'init={self.init!r},'
                f'repr={self.repr!r},'
                f'hash={self.hash!r},'
                f'compare={self.compare!r},'
                f'metadata={self.metadata!r},'
                f'kw_only={self.kw_only!r},'
                f'_field_type={self._field_type}'
                ')')

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, **params):
        for name, value in params.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{n}={getattr(self, n)!r}' for n in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    """Say more about a field than its type and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _tuple_str(obj_name, fields):
    if not fields:
        return '()'
    return f'({",".join([f"{obj_name}.{f.name}" for f in fields])},)'


class _Functions:
    # Methods written as text and compiled together.

    def __init__(self, space):
        self.names = []
        self.text = []
        self.space = space
        self.overwrite_errors = {}
        self.unconditional = {}

    def add(self, name, args, body, *, locals=None, return_type=MISSING, overwrite_error=False,
            unconditional=False, decorator=None):
        if locals is not None:
            self.space.update(locals)
        self.names.append(name)
        self.overwrite_errors[name] = overwrite_error
        self.unconditional[name] = unconditional
        returns = ''
        if return_type is not MISSING:
            returns = f'->__dataclass_{name}_return_type__'
            self.space[f'__dataclass_{name}_return_type__'] = return_type
        if decorator is not None:
            self.text.append(f' {decorator}')
        self.text.append(f' def {name}({",".join(args)}){returns}:')
        self.text.extend(f'  {line}' for line in body)

    def install(self, cls):
        if not self.names:
            return
        params = ','.join(self.space)
        txt = (f'def __create_fn__({params}):\n' + '\n'.join(self.text) +
               f'\n return {",".join(self.names)},')
        made = {}
        exec(txt, sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}, made)
        for name, fn in zip(self.names, made['__create_fn__'](**self.space)):
            fn.__qualname__ = f"{cls.__qualname__}.{fn.__name__}"
            if self.unconditional[name]:
                setattr(cls, name, fn)
            elif _set_new_attribute(cls, name, fn) and self.overwrite_errors[name]:
                extra = self.overwrite_errors[name]
                msg = f'Cannot overwrite attribute {name} in class {cls.__name__}'
                if isinstance(extra, str):
                    msg = f'{msg} {extra}'
                raise TypeError(msg)


def _set_new_attribute(cls, name, value):
    # True if the class has it already.
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = f'=__dataclass_dflt_{f.name}__'
    else:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    return f'{f.name}:__dataclass_type_{f.name}__{default}'


def _field_assign(frozen, name, value, self_name):
    if frozen:
        # The class's own __setattr__ would refuse.
        return f'__dataclass_builtins_object__.__setattr__({self_name},{name!r},{value})'
    return f'{self_name}.{name}={value}'


def _field_init(f, frozen, globals, self_name, slots):
    # The line of __init__ that sets a field, or None.
    default_name = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        globals[default_name] = f.default_factory
        if f.init:
            value = f'{default_name}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
        else:
            value = f'{default_name}()'
    elif f.init:
        if f.default is not MISSING:
            globals[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        globals[default_name] = f.default
        value = default_name
    else:
        return None     # the class attribute serves
    if f._field_type is _FIELD_INITVAR:
        return None
    return _field_assign(frozen, f.name, value, self_name)


def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, func_builder, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f'non-default argument {f.name!r} '
                                f'follows default argument {seen_default.name!r}')
    locals = {f'__dataclass_type_{f.name}__': f.type for f in fields}
    locals['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    locals['__dataclass_builtins_object__'] = object
    body_lines = []
    for f in fields:
        line = _field_init(f, frozen, locals, self_name, slots)
        if line:
            body_lines.append(line)
    if has_post_init:
        params_str = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body_lines.append(f'{self_name}.{_POST_INIT_NAME}({params_str})')
    _init_params = [_init_param(f) for f in std_fields]
    if kw_only_fields:
        _init_params += ['*']
        _init_params += [_init_param(f) for f in kw_only_fields]
    func_builder.add('__init__', [self_name] + _init_params, body_lines or ['pass'], locals=locals,
                     return_type=None)


def _frozen_get_del_attr(cls, fields, func_builder):
    locals = {'__dataclass_cls__': cls, '__dataclass_FrozenInstanceError__': FrozenInstanceError}
    condition = 'type(self) is __dataclass_cls__'
    if fields:
        condition += ' or name in {' + ', '.join(repr(f.name) for f in fields) + '}'
    func_builder.add('__setattr__', ('self', 'name', 'value'),
                     (f'if {condition}:',
                      ' raise __dataclass_FrozenInstanceError__(f"cannot assign to field {name!r}")',
                      'super(__dataclass_cls__, self).__setattr__(name, value)'),
                     locals=locals, overwrite_error=True)
    func_builder.add('__delattr__', ('self', 'name'),
                     (f'if {condition}:',
                      ' raise __dataclass_FrozenInstanceError__(f"cannot delete field {name!r}")',
                      'super(__dataclass_cls__, self).__delattr__(name)'),
                     locals=locals, overwrite_error=True)


def _word(text):
    # The identifier that a text begins with, and what follows.
    text = text.lstrip()
    n = 0
    while n < len(text) and (text[n].isalnum() or text[n] == '_'):
        n += 1
    return text[:n], text[n:].lstrip()


def _annotation_names(annotation, cls, module, names):
    # Whether an annotation in quotes begins with one of a module's names, as cls's module sees it.
    space = getattr(sys.modules.get(cls.__module__), '__dict__', {})
    word, rest = _word(annotation)
    if rest.startswith('.'):
        if space.get(word) is not module:
            return False
        found = getattr(module, _word(rest[1:])[0], None)
    else:
        found = space.get(word)
    return found is not None and any(found is n for n in names)


def _is_classvar(a_type, typing):
    return (a_type is typing.ClassVar or
            (typing.get_origin(a_type) is typing.ClassVar))


def _is_initvar(a_type):
    return a_type is InitVar or type(a_type) is InitVar


def _get_field(cls, a_name, a_type, default_kw_only):
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING       # a slot
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD
    typing = sys.modules.get('typing')
    if typing:
        if (_is_classvar(a_type, typing) or
                isinstance(f.type, str) and _annotation_names(f.type, cls, typing, (typing.ClassVar,))):
            f._field_type = _FIELD_CLASSVAR
    if f._field_type is _FIELD:
        if _is_initvar(a_type) or isinstance(f.type, str) and _annotation_names(f.type, cls, sys.modules[__name__], (InitVar,)):
            f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
        if f.default_factory is not MISSING:
            raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        # All instances would share it.
        raise ValueError(f'mutable default {type(f.default)} for field '
                         f'{f.name} is not allowed: use default_factory')
    return f


def _is_kw_only(annotation, cls):
    return annotation is KW_ONLY or isinstance(annotation, str) and _annotation_names(
        annotation, cls, sys.modules[__name__], (KW_ONLY,))


def _hash_set_none(cls, fields, func_builder):
    cls.__hash__ = None


def _hash_add(cls, fields, func_builder):
    flds = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    func_builder.add('__hash__', ('self',), [f'return hash({_tuple_str("self", flds)})'], unconditional=True)


def _hash_exception(cls, fields, func_builder):
    raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')


def _hash_action(unsafe_hash, eq, frozen, has_explicit_hash):
    if unsafe_hash:
        return _hash_exception if has_explicit_hash else _hash_add
    if has_explicit_hash or not eq:
        return None
    return _hash_add if frozen else _hash_set_none


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    setattr(cls, _PARAMS, _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                                           frozen=frozen, match_args=match_args, kw_only=kw_only,
                                           slots=slots, weakref_slot=weakref_slot))
    # Fields of bases come first, in the order of their classes.
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for b in cls.__mro__[-1:0:-1]:
        base_fields = b.__dict__.get(_FIELDS)
        if base_fields is not None:
            has_dataclass_bases = True
            if all_frozen_bases is None:
                all_frozen_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            current_frozen = getattr(b, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and current_frozen
            any_frozen_base = any_frozen_base or current_frozen

    cls_annotations = cls.__dict__.get('__annotations__', {})
    cls_fields = []
    kw_only_seen = False
    for name, type in cls_annotations.items():
        if _is_kw_only(type, cls):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, type, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        # The class attribute is the default, not the Field.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls_annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)

    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    all_init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init_fields = tuple(f for f in all_init_fields if f.init and not f.kw_only)
    kw_only_init_fields = tuple(f for f in all_init_fields if f.init and f.kw_only)
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    func_builder = _Functions({})
    if init:
        has_post_init = hasattr(cls, _POST_INIT_NAME)
        _init_fn(all_init_fields, std_init_fields, kw_only_init_fields, frozen, has_post_init,
                 '__dataclass_self__' if 'self' in fields else 'self', func_builder, slots)
    _set_new_attribute(cls, '__replace__', _replace)
    if repr:
        flds = [f for f in field_list if f.repr]
        shown = ', '.join([f"{f.name}={{self.{f.name}!r}}" for f in flds])
        func_builder.add('__repr__', ('self',), [f'return f"{{self.__class__.__qualname__}}({shown})"'],
                         locals={'__dataclasses_recursive_repr': recursive_repr},
                         decorator="@__dataclasses_recursive_repr()")
    if eq:
        terms = [f'self.{f.name}==other.{f.name}' for f in field_list if f.compare]
        func_builder.add('__eq__', ('self', 'other'),
                         ['if self is other:', ' return True',
                          'if other.__class__ is self.__class__:', f' return {" and ".join(terms) or "True"}',
                          'return NotImplemented'])
    if order:
        flds = [f for f in field_list if f.compare]
        for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            func_builder.add(name, ('self', 'other'),
                             ['if other.__class__ is self.__class__:',
                              f' return {_tuple_str("self", flds)}{op}{_tuple_str("other", flds)}',
                              'return NotImplemented'],
                             overwrite_error='Consider using functools.total_ordering')
    if frozen:
        _frozen_get_del_attr(cls, field_list, func_builder)
    action = _hash_action(bool(unsafe_hash), bool(eq), bool(frozen), has_explicit_hash)
    if action:
        action(cls, field_list, func_builder)
    func_builder.install(cls)

    if not getattr(cls, '__doc__'):
        try:
            import inspect
            text_sig = str(inspect.signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            text_sig = ''
        cls.__doc__ = cls.__name__ + text_sig
    if match_args:
        _set_new_attribute(cls, '__match_args__', tuple(f.name for f in std_init_fields))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)     # it may be frozen


def _slots_of(cls):
    if '__slots__' not in cls.__dict__:
        return ('__dict__', '__weakref__')
    slots = cls.__dict__['__slots__']
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if not hasattr(slots, '__next__'):
        return tuple(slots)
    raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot):
    # Slots are decided when a class is made: it is made again.
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    cls_dict = dict(cls.__dict__)
    field_names = tuple(f.name for f in fields(cls))
    # Classes of the interpreter say nothing about slots.
    inherited = {name for c in cls.__mro__[1:-1] if '__dict__' in c.__dict__ or '__slots__' in c.__dict__ or
                 '__weakref__' in c.__dict__ for name in _slots_of(c)}
    wanted = list(field_names)
    if weakref_slot:
        wanted.append('__weakref__')
    cls_dict["__slots__"] = tuple(name for name in wanted if name not in inherited)
    for field_name in field_names:
        cls_dict.pop(field_name, None)
    cls_dict.pop('__dict__', None)
    cls_dict.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    newcls = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    if qualname is not None:
        newcls.__qualname__ = qualname
    if is_frozen:
        if '__getstate__' not in cls_dict:
            newcls.__getstate__ = _dataclass_getstate
        if '__setstate__' not in cls_dict:
            newcls.__setstate__ = _dataclass_setstate
    # super() without arguments and __class__ mean the new class.
    for member in newcls.__dict__.values():
        member = getattr(member, '__func__', member)
        members = [member] if isinstance(member, FunctionType) else [
            f for f in (getattr(member, 'fget', None), getattr(member, 'fset', None),
                        getattr(member, 'fdel', None)) if isinstance(f, FunctionType)]
        for f in members:
            f = getattr(f, '__wrapped__', f)
            if isinstance(f, FunctionType) and _update_class_cell(f, cls, newcls):
                return newcls
    return newcls


def _update_class_cell(f, oldcls, newcls):
    if f.__closure__ is None or "__class__" not in f.__code__.co_freevars:
        return False
    cell = f.__closure__[f.__code__.co_freevars.index("__class__")]
    if cell.cell_contents is oldcls:
        cell.cell_contents = newcls
        return True
    return False


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Give a class __init__, __repr__ and so on, by its annotated fields."""

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a dataclass or an instance of one."""
    try:
        fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in fields.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether obj is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, those of dataclasses inside too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    obj_type = type(obj)
    if obj_type in _ATOMIC_TYPES:
        return obj
    if hasattr(obj_type, _FIELDS):
        return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    if issubclass(obj_type, tuple) and hasattr(obj, '_fields'):
        return obj_type(*[_asdict_inner(v, dict_factory) for v in obj])
    if issubclass(obj_type, (list, tuple)):
        return obj_type(_asdict_inner(v, dict_factory) for v in obj)
    if issubclass(obj_type, dict):
        items = ((_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory)) for k, v in obj.items())
        return _copy_dict(obj, obj_type, items)
    return copy.deepcopy(obj)


def _copy_dict(obj, obj_type, items):
    if hasattr(obj_type, 'default_factory'):
        result = obj_type(obj.default_factory)
        for k, v in items:
            result[k] = v
        return result
    return obj_type(items)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, those of dataclasses inside too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    obj_type = type(obj)
    if obj_type in _ATOMIC_TYPES:
        return obj
    if _is_dataclass_instance(obj):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return obj_type(*[_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return obj_type(_astuple_inner(v, tuple_factory) for v in obj)
    if isinstance(obj, dict):
        items = ((_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory)) for k, v in obj.items())
        return _copy_dict(obj, obj_type, items)
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False, module=None):
    """Make a dataclass from names, (name, type) and (name, type, field)."""
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            tp = 'typing.Any'
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in seen:
            raise TypeError(f'Field name duplicated: {name!r}')
        seen.add(name)
        annotations[name] = tp

    def exec_body_callback(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, exec_body_callback)
    if module is None:
        try:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
        except (AttributeError, ValueError):
            pass
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, '
                                f'it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
