"""What an object is, where it comes from, and how it is called."""

import linecache as _linecache
import sys as _sys
import types as _types

__all__ = ["Parameter", "Signature", "cleandoc", "currentframe", "getattr_static", "getdoc", "getfile", "getframeinfo",
           "getmembers", "getmodule", "getmro", "getsource", "getsourcelines", "isabstract", "isasyncgen",
           "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutine", "iscoroutinefunction",
           "isframe", "isfunction", "isgenerator", "isgeneratorfunction", "ismethod", "ismodule", "isroutine",
           "istraceback", "markcoroutinefunction", "signature", "stack", "unwrap"]

CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 0x4, 0x8, 0x20, 0x80, 0x200


def ismodule(object):
    """Is it a module?"""
    return isinstance(object, _types.ModuleType)


def isclass(object):
    """Is it a class?"""
    return isinstance(object, type)


def ismethod(object):
    """Is it a method bound to an instance?"""
    return isinstance(object, _types.MethodType)


def isfunction(object):
    """Is it a function written in Python?"""
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    """Is it a builtin function or method?"""
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    """Is it any kind of function or method?"""
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def iscode(object):
    """Is it a code object?"""
    return isinstance(object, _types.CodeType)


def isframe(object):
    """Is it a frame?"""
    return isinstance(object, _types.FrameType)


def istraceback(object):
    """Is it a traceback?"""
    return isinstance(object, _types.TracebackType)


def isgenerator(object):
    """Is it a generator?"""
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    """Is it a coroutine?"""
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    """Is it an asynchronous generator?"""
    return isinstance(object, _types.AsyncGeneratorType)


def isawaitable(object):
    """Can it be awaited?"""
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isabstract(object):
    """Is it a class with abstract methods?"""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def _function(object):
    # The function behind methods and partial objects, or None.
    while True:
        if ismethod(object):
            object = object.__func__
        elif hasattr(object, "func") and hasattr(object, "keywords"):
            object = object.func
        else:
            return object if isfunction(object) else None


def _has_flag(object, flag):
    function = _function(object)
    return function is not None and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Does calling it make a generator?"""
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    """Does calling it make an asynchronous generator?"""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def iscoroutinefunction(obj):
    """Does calling it make a coroutine?"""
    function = _function(obj)
    marked = getattr(function if function is not None else obj, "_is_coroutine_mark", None)
    return marked is True or _has_flag(obj, CO_COROUTINE)


def markcoroutinefunction(func):
    """Make iscoroutinefunction() say yes to a callable that returns a coroutine."""
    (func.__func__ if ismethod(func) else func)._is_coroutine_mark = True
    return func


def unwrap(func, *, stop=None):
    """The function that wrappers made by functools.wraps were put around."""
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        inner = func.__wrapped__
        if id(inner) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(inner))
        func = inner
    return func


def getmro(cls):
    """The classes that attributes are looked up in, in order."""
    return cls.__mro__


def getmembers(object, predicate=None):
    """The attributes as (name, value), sorted by name."""
    members = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


def getattr_static(obj, attr, *default):
    """An attribute without __getattr__, properties and other descriptors."""
    places = [vars(obj)] if hasattr(obj, "__dict__") else []
    places += [vars(c) for c in (obj if isclass(obj) else type(obj)).__mro__]
    for place in places:
        if attr in place:
            return place[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def cleandoc(doc):
    """A docstring without the indentation of its later lines."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The documentation, from the class's bases if need be."""
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        doc = next((b.__doc__ for b in object.__mro__[1:] if b.__doc__ and b is not type(object)), None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object):
    """The module that it is defined in."""
    if ismodule(object):
        return object
    return _sys.modules.get(getattr(object, "__module__", None))


def _code(object):
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        return object.f_code
    if iscode(object):
        return object
    function = _function(unwrap(object))
    return function.__code__ if function is not None else None


def getfile(object):
    """The file that it is defined in."""
    if ismodule(object) or isclass(object):
        file = getattr(getmodule(object), "__file__", None)
        if file:
            return file
        raise TypeError(f"{object!r} is a built-in {'module' if ismodule(object) else 'class'}")
    code = _code(object)
    if code is None:
        raise TypeError("module, class, method, function, traceback, frame, or code object was expected, "
                        f"got {type(object).__name__}")
    return code.co_filename


def getsourcelines(object):
    """The lines of its source, and the number of the first."""
    file = getfile(object)
    lines = _linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    start = object.__firstlineno__ if isclass(object) else _code(object).co_firstlineno
    first = lines[start - 1]
    indent = len(first) - len(first.lstrip())
    end, header = start, True
    while end < len(lines):
        line = lines[end]
        if header and lines[end - 1].rstrip().endswith(":"):
            header = False
        if not header and line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        end += 1
    block = lines[start - 1:end]
    while block and not block[-1].strip():
        block.pop()
    return block, start


def getsource(object):
    """Its source as one text."""
    return "".join(getsourcelines(object)[0])


def currentframe():
    """The caller's frame."""
    return _sys._getframe(1)


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = super().__new__(cls, value)
        self.name, self.description = name, description
        return self

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


class _empty:
    """Stands for a default or an annotation that is not there."""


class Parameter:
    """One parameter of a signature."""

    POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        """The same parameter with some things changed."""
        have = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation}
        return Parameter(**{**have, **changes})

    def __str__(self):
        text = {2: "*", 4: "**"}.get(int(self.kind), "") + self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, int(self.kind)))


def formatannotation(annotation, base_module=None):
    """An annotation as it would be written."""
    if isclass(annotation) and type(annotation) is type:
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    text = repr(annotation)
    return text.replace("typing.", "") if getattr(annotation, "__module__", None) == "typing" else text


class BoundArguments:
    """Arguments laid out by a signature."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        """Those that are passed by position."""
        out = []
        for p in self.signature.parameters.values():
            if p.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD) or p.name not in self.arguments:
                break
            value = self.arguments[p.name]
            out.extend(value) if p.kind == Parameter.VAR_POSITIONAL else out.append(value)
        return tuple(out)

    @property
    def kwargs(self):
        """Those that are passed by name."""
        out, by_name = {}, False
        for p in self.signature.parameters.values():
            if p.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD) or p.name not in self.arguments:
                by_name = True
            if by_name and p.name in self.arguments:
                value = self.arguments[p.name]
                out.update(value) if p.kind == Parameter.VAR_KEYWORD else out.__setitem__(p.name, value)
        return out

    def apply_defaults(self):
        """Fill in the defaults of what was not given."""
        full = {}
        for p in self.signature.parameters.values():
            if p.name in self.arguments:
                full[p.name] = self.arguments[p.name]
            elif p.default is not _empty:
                full[p.name] = p.default
            elif p.kind == Parameter.VAR_POSITIONAL:
                full[p.name] = ()
            elif p.kind == Parameter.VAR_KEYWORD:
                full[p.name] = {}
        self.arguments = full

    def __repr__(self):
        return "<BoundArguments (" + ", ".join(f"{k}={v!r}" for k, v in self.arguments.items()) + ")>"


class Signature:
    """How something is called: its parameters and what it returns."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = _types.MappingProxyType({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        """The signature of a callable."""
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        """The same signature with some things changed."""
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is None else return_annotation)

    def _bind(self, args, kwargs, partial):
        left, named, out = list(args), dict(kwargs), {}
        for p in self.parameters.values():
            if p.kind == Parameter.VAR_POSITIONAL:
                if left:
                    out[p.name] = tuple(left)
                left = []
            elif p.kind == Parameter.VAR_KEYWORD:
                if named:
                    out[p.name] = named
                named = {}
            elif p.kind != Parameter.KEYWORD_ONLY and left:
                if p.name in named and p.kind != Parameter.POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {p.name!r}")
                out[p.name] = left.pop(0)
            elif p.kind != Parameter.POSITIONAL_ONLY and p.name in named:
                out[p.name] = named.pop(p.name)
            elif p.default is _empty and not partial:
                what = "keyword-only " if p.kind == Parameter.KEYWORD_ONLY else ""
                raise TypeError(f"missing a required {what}argument: {p.name!r}")
        if left:
            raise TypeError("too many positional arguments")
        if named:
            raise TypeError(f"got an unexpected keyword argument {next(iter(named))!r}")
        return BoundArguments(self, out)

    def bind(self, /, *args, **kwargs):
        """Lay arguments out as a call would."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Lay arguments out; some may be missing."""
        return self._bind(args, kwargs, True)

    def __str__(self):
        out, star = [], False
        params = list(self.parameters.values())
        for i, p in enumerate(params):
            if p.kind == Parameter.VAR_POSITIONAL:
                star = True
            elif p.kind == Parameter.KEYWORD_ONLY and not star:
                out.append("*")
                star = True
            out.append(str(p))
            if p.kind == Parameter.POSITIONAL_ONLY and (i + 1 == len(params) or params[i + 1].kind != Parameter.POSITIONAL_ONLY):
                out.append("/")
        text = "(" + ", ".join(out) + ")"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.values()) == list(other.parameters.values()) and self.return_annotation == other.return_annotation

    def __hash__(self):
        return hash(tuple(self.parameters))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    given = getattr(obj, "__signature__", None)
    if given is not None:
        return given
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if isfunction(obj):
        return _of_function(obj)
    if hasattr(obj, "func") and hasattr(obj, "keywords"):
        return _of_partial(obj)
    if isclass(obj):
        for name in ("__new__", "__init__"):
            method = getattr(obj, name)
            if isfunction(method):
                return _without_first(signature(method))
        if obj.__init__ is object.__init__:
            return Signature()
    elif isfunction(getattr(type(obj), "__call__", None)):
        return _without_first(signature(type(obj).__call__))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _without_first(sig):
    params = list(sig.parameters.values())
    if params and params[0].kind != Parameter.VAR_POSITIONAL:
        params.pop(0)
    return sig.replace(parameters=params)


def _of_function(f):
    code, notes = f.__code__, f.__annotations__
    names, n, only = code.co_varnames, code.co_argcount, code.co_posonlyargcount
    defaults, kwdefaults = f.__defaults__ or (), f.__kwdefaults__ or {}
    params = []

    def add(name, kind, default=_empty):
        params.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))

    for i, name in enumerate(names[:n]):
        d = i - (n - len(defaults))
        add(name, Parameter.POSITIONAL_ONLY if i < only else Parameter.POSITIONAL_OR_KEYWORD, defaults[d] if d >= 0 else _empty)
    end = n + code.co_kwonlyargcount
    at = end
    if code.co_flags & CO_VARARGS:
        add(names[at], Parameter.VAR_POSITIONAL)
        at += 1
    for name in names[n:end]:
        add(name, Parameter.KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], Parameter.VAR_KEYWORD)
    return Signature(params, return_annotation=notes.get("return", _empty))


def _of_partial(p):
    sig = signature(p.func)
    given = sig.bind_partial(*p.args, **p.keywords)
    params, named = [], False
    for param in sig.parameters.values():
        if param.name in p.keywords:
            params.append(param.replace(kind=Parameter.KEYWORD_ONLY, default=p.keywords[param.name]))
            named = True
        elif param.name not in given.arguments or param.kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
            if named and param.kind == Parameter.POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=Parameter.KEYWORD_ONLY)
            params.append(param)
    return sig.replace(parameters=params)


class FrameInfo(tuple):
    """A frame with where it is."""

    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


def getframeinfo(frame, context=1):
    """Where a frame or traceback is."""
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    code = _code(frame)
    text = [_linecache.getline(code.co_filename, line)] if context else None
    return FrameInfo((frame, code.co_filename, line, code.co_name, text, 0))


def stack(context=1):
    """The frames from the caller's outward."""
    frame, out = _sys._getframe(1), []
    while frame is not None:
        out.append(getframeinfo(frame, context))
        frame = frame.f_back
    return out
