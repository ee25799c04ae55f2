"""Copies of objects, shallow and deep."""

import copyreg
import types
import weakref

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """An object cannot be copied."""


error = Error

# What need not be copied: it cannot change, or counts as itself.
_atomic = {types.NoneType, int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice,
           property, types.BuiltinFunctionType, types.EllipsisType, types.NotImplementedType,
           types.FunctionType, types.CodeType, weakref.ref, super}
_copy_atomic = _atomic
_copy_builtin = {list, dict, set, bytearray}


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _copy_atomic:
        return x
    if cls in _copy_builtin:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _rebuild_from(x, cls, None, None)


def deepcopy(x, memo=None, _nil=[]):
    """A copy of an object and of all that it holds."""
    cls = type(x)
    if cls in _deep_atomic:
        return x
    d = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(d, _nil)
        if y is not _nil:
            return y
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        return x
    elif (copier := getattr(x, "__deepcopy__", None)) is not None:
        y = copier(memo)
    else:
        y = _rebuild_from(x, cls, memo, deepcopy)
    if y is not x:
        memo[d] = y
        _keep_alive(x, memo)
    return y


_deep_atomic = _atomic - {tuple, frozenset, slice, super}


def _rebuild_from(x, cls, memo, deep):
    # By the reduction that pickle uses.
    reductor = copyreg.dispatch_table.get(cls)
    if reductor is not None:
        rv = reductor(x)
    else:
        reductor = getattr(x, "__reduce_ex__", None)
        if reductor is not None:
            rv = reductor(4)
        else:
            reductor = getattr(x, "__reduce__", None)
            if not reductor:
                raise Error("un(%s)copyable object of type %s" % ("deep" if deep else "shallow", cls))
            rv = reductor()
    if isinstance(rv, str):
        return x
    return _reconstruct(x, memo, *rv, deepcopy=deep)


def _keep_alive(x, memo):
    # The memo goes by id: an object must not go away while it is in use.
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    y = []
    memo[id(x)] = y
    append = y.append
    for a in x:
        append(deepcopy(a, memo))
    return y


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    y = [deepcopy(a, memo) for a in x]
    # Copied already, if it holds itself by way of a list or the like.
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for k, j in zip(x, y):
        if k is not j:
            return tuple(y)
    return x


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo, deepcopy=deepcopy):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict,
                      types.MethodType: _deepcopy_method}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=None):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slotstate = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            if state is not None:
                y.__dict__.update(state)
            if slotstate is not None:
                for key, value in slotstate.items():
                    setattr(y, key, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    cls = obj.__class__
    func = getattr(cls, '__replace__', None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
