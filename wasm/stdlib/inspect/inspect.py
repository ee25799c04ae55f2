"""What objects are and what they are made of."""

import builtins
import collections.abc
import enum
import functools
import linecache
import os
import sys
import types
from collections import namedtuple
from keyword import iskeyword

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512


# What kind of thing it is.

def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a bound method written in Python."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Whether it is a built-in function or bound method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Whether it is a bound slot method."""
    return isinstance(object, types.MethodWrapperType)


def ismethoddescriptor(object):
    """Whether it binds itself to instances, and is not a function or data."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__get__') and not hasattr(tp, '__set__') and not hasattr(tp, '__delete__')


def isdatadescriptor(object):
    """Whether it decides what setting or deleting an attribute does."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__set__') or hasattr(tp, '__delete__')


def ismemberdescriptor(object):
    """Whether it is a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Whether it is a built-in attribute."""
    return isinstance(object, types.GetSetDescriptorType)


def isroutine(object):
    """Whether it is any kind of function or method."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or
            ismethodwrapper(object))


def isgenerator(object):
    """Whether it is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Whether it is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Whether it is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Whether it can be awaited."""
    return (isinstance(object, types.CoroutineType) or
            isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE) or
            isinstance(object, collections.abc.Awaitable))


def istraceback(object):
    """Whether it is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Whether it is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Whether it is a code object."""
    return isinstance(object, types.CodeType)


def isabstract(object):
    """Whether it is a class with abstract methods."""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


_is_coroutine_mark = object()


def _has_code_flag(f, flag):
    f = functools._unwrap_partialmethod(f)
    while ismethod(f):
        f = f.__func__
    f = functools._unwrap_partial(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def _has_coroutine_mark(f):
    while ismethod(f):
        f = f.__func__
    f = functools._unwrap_partial(f)
    return getattr(f, "_is_coroutine_marker", None) is _is_coroutine_mark


def markcoroutinefunction(func):
    """Have a function that returns coroutines count as a coroutine function."""
    if hasattr(func, '__func__'):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def isgeneratorfunction(obj):
    """Whether calling it gives a generator."""
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Whether calling it gives a coroutine."""
    return _has_code_flag(obj, CO_COROUTINE) or _has_coroutine_mark(obj)


def isasyncgenfunction(obj):
    """Whether calling it gives an asynchronous generator."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


# Members, documentation, source.

def getmembers(object, predicate=None):
    """(name, value) of all attributes, sorted."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """getmembers() without calling descriptors."""
    return _getmembers(object, predicate, getattr_static)


def _getmembers(object, predicate, getter):
    mro = getmro(object) if isclass(object) else ()
    names = dir(object)
    for base in object.__bases__ if isclass(object) else ():
        for k, v in base.__dict__.items():
            if isinstance(v, types.DynamicClassAttribute):
                names.append(k)
    results = []
    seen = set()
    for key in names:
        if key in seen and isclass(object):
            continue
        try:
            value = getter(object, key)
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        seen.add(key)
        if not predicate or predicate(value):
            results.append((key, value))
    results.sort(key=lambda pair: pair[0])
    return results


def getmro(cls):
    """The class and its bases in the order of lookup."""
    return cls.__mro__


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    """An attribute without calling descriptors or __getattr__."""
    found = _sentinel
    if not isinstance(obj, type):
        try:
            found = object.__getattribute__(obj, "__dict__").get(attr, _sentinel)
        except AttributeError:
            pass
        classes = type(obj).__mro__
    else:
        classes = obj.__mro__
    in_class = _sentinel
    for cls in classes:
        if attr in cls.__dict__:
            in_class = cls.__dict__[attr]
            break
    if found is not _sentinel and in_class is not _sentinel:
        tp = type(in_class)
        if hasattr(tp, '__get__') and (hasattr(tp, '__set__') or hasattr(tp, '__delete__')):
            return in_class
    if found is not _sentinel:
        return found
    if in_class is not _sentinel:
        return in_class
    if isinstance(obj, type):
        for cls in type(obj).__mro__:
            if attr in cls.__dict__:
                return cls.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """What is at the end of the __wrapped__ attributes."""
    f = func
    memo = {id(f): f}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in memo or len(memo) >= limit:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(f))
        memo[id(func)] = func
    return func


def _finddoc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        cls = obj.__self__ if isclass(obj.__self__) else obj.__self__.__class__
    elif isfunction(obj):
        name = obj.__name__
        cls = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split('.')[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    elif isinstance(obj, property):
        name = obj.fget.__name__
        cls = None
        return obj.__doc__
    else:
        return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), '__doc__', None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The documentation, of a base if need be, without indentation."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    if not isinstance(doc, str):
        return None
    return cleandoc(doc)


def cleandoc(doc):
    """Documentation without the indentation that it has in the source."""
    lines = doc.expandtabs().split('\n')
    margin = sys.maxsize
    for line in lines[1:]:
        content = len(line.lstrip(' '))
        if content:
            margin = min(margin, len(line) - content)
    if lines:
        lines[0] = lines[0].lstrip(' ')
    if margin < sys.maxsize:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getfile(object):
    """The file in which it is defined."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError('{!r} is a built-in class'.format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got {}'
                    .format(type(object).__name__))


def getsourcefile(object):
    """The file of source in which it is defined, or None."""
    filename = getfile(object)
    return filename if linecache.getlines(filename) else None


def getmodule(object, _filename=None):
    """The module in which it is defined."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if getattr(module, '__file__', None) == file:
            return module
    return None


def getmodulename(path):
    """The name of the module in a file, or None."""
    name = os.path.basename(path)
    return name[:-3] if name.endswith('.py') and len(name) > 3 else None


def findsource(object):
    """All lines of the file, and where in it the definition begins, from 0."""
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            return lines, object.__firstlineno__ - 1
        except AttributeError:
            raise OSError('source code not available') from None
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        number = object.co_firstlineno - 1
        if number >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, number
    raise OSError('could not find code object')


def getblock(lines):
    """The lines of the definition that the first ones begin."""
    open_brackets = 0
    in_text = None
    indent = None
    last = 0
    header = True       # still in decorators or the first, perhaps long, line of the definition
    for number, line in enumerate(lines):
        stripped = line.strip()
        begins_here = open_brackets == 0 and in_text is None
        if begins_here and stripped and not stripped.startswith('#'):
            width = len(line) - len(line.lstrip())
            if indent is None:
                indent = width
            elif not header and width <= indent:
                break
            last = number
        elif stripped and not begins_here:
            last = number
        ended_with_colon = False
        i = 0
        while i < len(line):
            c = line[i]
            if in_text:
                if c == '\\':
                    i += 1
                elif line.startswith(in_text, i):
                    i += len(in_text) - 1
                    in_text = None
            elif c in '"\'':
                in_text = c * 3 if line.startswith(c * 3, i) else c
                i += len(in_text) - 1
                ended_with_colon = False
            elif c == '#':
                break
            elif c in '([{':
                open_brackets += 1
            elif c in ')]}':
                open_brackets -= 1
            elif not c.isspace():
                ended_with_colon = c == ':' and open_brackets == 0
            i += 1
        if in_text and len(in_text) == 1:
            in_text = None
        if header and not stripped.startswith('@') and open_brackets == 0 and in_text is None and stripped:
            header = False
            if not ended_with_colon and not stripped.startswith('#'):
                break       # all on one line
    return lines[:last + 1]


def getsourcelines(object):
    """The lines of its definition, and the number of the first."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The text of its definition."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """The comment lines right above its definition, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    comments = []
    while number > 0 and lines[number - 1].lstrip().startswith('#'):
        number -= 1
        comments.insert(0, lines[number].expandtabs().lstrip())
    return ''.join(comments) or None


# Frames.

Traceback = namedtuple('Traceback', 'filename lineno function code_context index')
FrameInfo = namedtuple('FrameInfo', ('frame',) + Traceback._fields)
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def getframeinfo(frame, context=1):
    """Where a frame stands, with so many lines of source."""
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        all_lines = linecache.getlines(filename)
        if all_lines:
            start = max(0, min(start, len(all_lines) - context))
            lines = all_lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """The frames from this one outward."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The frames of a traceback."""
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The frames from the caller outward."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames of the exception being handled."""
    exc = sys.exception()
    return getinnerframes(exc.__traceback__ if exc else None, context)


def getargvalues(frame):
    """A frame's arguments and their values."""
    code = frame.f_code
    names = code.co_varnames
    n = code.co_argcount + code.co_kwonlyargcount
    args = list(names[:n])
    varargs = varkw = None
    if code.co_flags & CO_VARARGS:
        varargs = names[n]
        n += 1
    if code.co_flags & CO_VARKEYWORDS:
        varkw = names[n]
    return ArgInfo(args, varargs, varkw, frame.f_locals)


# Generators and coroutines.

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING = 'CORO_CREATED', 'CORO_RUNNING'
CORO_SUSPENDED, CORO_CLOSED = 'CORO_SUSPENDED', 'CORO_CLOSED'


def _state(running, suspended, frame, prefix):
    if running:
        return prefix + '_RUNNING'
    if suspended:
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if frame is None else '_CREATED')


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state(generator.gi_running, generator.gi_suspended, generator.gi_frame, 'GEN')


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame, 'CORO')


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return _state(agen.ag_running, agen.ag_suspended, agen.ag_frame, 'AGEN')


def getgeneratorlocals(generator):
    """The variables of a generator."""
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def getcoroutinelocals(coroutine):
    """The variables of a coroutine."""
    return coroutine.cr_frame.f_locals if coroutine.cr_frame is not None else {}


# Signatures.

class _empty:
    """Stands where there is no default and no annotation."""


class _void:
    pass


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, *args):
        value = len(cls.__members__)
        obj = int.__new__(cls, value)
        obj._value_ = value
        obj.description = args[0]
        return obj

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as text."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a function."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[0] == '.' and name[1:].isdigit():
            # The iterator that a comprehension takes.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(f'implicit arguments must be passed as '
                                 f'positional or keyword arguments, not {self._kind.description}')
            self._kind = _POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        if not name.isidentifier() or iskeyword(name) and self._kind is not _POSITIONAL_ONLY:
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation}

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        """Its name."""
        return self._name

    @property
    def default(self):
        """Its default, or Parameter.empty."""
        return self._default

    @property
    def annotation(self):
        """Its annotation, or Parameter.empty."""
        return self._annotation

    @property
    def kind(self):
        """How arguments are given to it."""
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some things changed."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        formatted = self._name
        if self._annotation is not _empty:
            annotation = formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            formatted = f'{formatted}: {annotation}'
        if self._default is not _empty:
            formatted += f' = {self._default!r}' if self._annotation is not _empty else f'={self._default!r}'
        if self._kind == _VAR_POSITIONAL:
            return '*' + formatted
        if self._kind == _VAR_KEYWORD:
            return '**' + formatted
        return formatted

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and
                self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """Arguments, each with the parameter that it is for."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        """The signature that they were bound to."""
        return self._signature

    @property
    def args(self):
        """Those to be given by position."""
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            try:
                arg = self.arguments[name]
            except KeyError:
                break       # the others are given by keyword
            if param.kind == _VAR_POSITIONAL:
                args.extend(arg)
            else:
                args.append(arg)
        return tuple(args)

    @property
    def kwargs(self):
        """Those to be given by keyword."""
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started:
                continue
            if name in self.arguments:
                if param.kind == _VAR_KEYWORD:
                    kwargs.update(self.arguments[name])
                else:
                    kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Add the defaults of parameters that got nothing."""
        arguments = self.arguments
        new_arguments = []
        for name, param in self._signature.parameters.items():
            if name in arguments:
                new_arguments.append((name, arguments[name]))
            elif param.default is not _empty:
                new_arguments.append((name, param.default))
            elif param.kind is _VAR_POSITIONAL:
                new_arguments.append((name, ()))
            elif param.kind is _VAR_KEYWORD:
                new_arguments.append((name, {}))
        self.arguments = dict(new_arguments)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        args = ['{}={!r}'.format(arg, value) for arg, value in self.arguments.items()]
        return '<{} ({})>'.format(self.__class__.__name__, ', '.join(args))


class Signature:
    """The parameters of a function and what it returns."""

    __slots__ = ('_return_annotation', '_parameters')
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = {}
        top_kind = _POSITIONAL_ONLY
        seen_default = False
        for param in parameters or ():
            if not isinstance(param, Parameter):
                raise TypeError(f'expected a Parameter, not {param!r}')
            kind, name = param.kind, param.name
            if __validate_parameters__:
                if kind < top_kind:
                    raise ValueError('wrong parameter order: {} parameter before {} parameter'
                                     .format(top_kind.description, kind.description))
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is _empty:
                        if seen_default:
                            raise ValueError('non-default argument follows default argument')
                    else:
                        seen_default = True
                if name in params:
                    raise ValueError('duplicate parameter name: {!r}'.format(name))
            top_kind = kind
            params[name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature_of(cls, obj, follow_wrapped, globals, locals, eval_str)

    @property
    def parameters(self):
        """Names and Parameters in order."""
        return self._parameters

    @property
    def return_annotation(self):
        """What it returns, or Signature.empty."""
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with some things changed."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _hash_basis(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        kwo_params = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return params, kwo_params, self.return_annotation

    def __hash__(self):
        params, kwo_params, return_annotation = self._hash_basis()
        return hash((params, frozenset(kwo_params.values()), return_annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        positional_only_as_keyword = []
        for param in self.parameters.values():
            name = param.name
            if param.kind == _VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif param.kind == _VAR_KEYWORD:
                break
            elif args and param.kind != _KEYWORD_ONLY:
                if name in kwargs and param.kind != _POSITIONAL_ONLY:
                    raise TypeError('multiple values for argument {arg!r}'.format(arg=name)) from None
                arguments[name] = args.pop(0)
            elif name in kwargs and param.kind != _POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            else:
                if param.kind == _POSITIONAL_ONLY and name in kwargs:
                    positional_only_as_keyword.append(name)
                if param.default is _empty and not partial:
                    if param.kind == _POSITIONAL_ONLY and name in kwargs:
                        raise TypeError('{arg!r} parameter is positional only, but was passed as a keyword'
                                        .format(arg=name)) from None
                    kind = ' keyword-only' if param.kind == _KEYWORD_ONLY else ''
                    raise TypeError(f'missing a required{kind} argument: {name!r}') from None
        if args:
            raise TypeError('too many positional arguments') from None
        if kwargs:
            last = next((p for p in self.parameters.values() if p.kind == _VAR_KEYWORD), None)
            if last is not None:
                arguments[last.name] = kwargs
            elif positional_only_as_keyword:
                raise TypeError('got some positional-only arguments passed as keyword arguments: '
                                + repr(', '.join(positional_only_as_keyword)))
            else:
                raise TypeError('got an unexpected keyword argument {arg!r}'.format(arg=next(iter(kwargs))))
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Find out which argument is for which parameter; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """bind() without complaint about what is missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return '<{} {}>'.format(self.__class__.__name__, self)

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as text; on several lines if it is wider than max_width."""
        result = []
        render_pos_only_separator = False
        render_kw_only_separator = True
        for param in self.parameters.values():
            formatted = param._format(quote_annotation_strings=quote_annotation_strings)
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                render_pos_only_separator = True
            elif render_pos_only_separator:
                result.append('/')
                render_pos_only_separator = False
            if kind == _VAR_POSITIONAL:
                render_kw_only_separator = False
            elif kind == _KEYWORD_ONLY and render_kw_only_separator:
                result.append('*')
                render_kw_only_separator = False
            result.append(formatted)
        if render_pos_only_separator:
            result.append('/')
        rendered = '({})'.format(', '.join(result))
        if max_width is not None and len(rendered) > max_width:
            rendered = '(\n    ' + ',\n    '.join(result) + '\n)'
        if self.return_annotation is not _empty:
            rendered += ' -> {}'.format(formatannotation(self.return_annotation,
                                                         quote_annotation_strings=quote_annotation_strings))
        return rendered


def _signature_from_function(cls, func, globals, locals, eval_str):
    code = func.__code__
    names = code.co_varnames
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    pos_count = code.co_argcount
    first_default = pos_count - len(defaults)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for i, name in enumerate(names[:pos_count]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        add(name, kind, defaults[i - first_default] if i >= first_default else _empty)
    n = pos_count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[n], _VAR_POSITIONAL)
    for name in names[pos_count:n]:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[n + bool(code.co_flags & CO_VARARGS)], _VAR_KEYWORD)
    return cls(parameters, return_annotation=annotations.get('return', _empty), __validate_parameters__=False)


def _signature_from_text(cls, obj, text):
    # Native functions say their signature as text; $ marks self.
    bound = getattr(obj, '__self__', None) is not None and not ismodule(obj.__self__)
    text = text.replace('$', '').partition(' -> ')[0]
    space = {}
    try:
        exec(f'def f{text}: pass', vars(sys.modules.get(getattr(obj, '__module__', None), builtins)).copy(), space)
    except (SyntaxError, NameError):
        raise ValueError('{!r} builtin has invalid signature'.format(obj))
    sig = _signature_from_function(cls, space['f'], None, None, False)
    params = list(sig.parameters.values())
    if params and params[0].name in ('self', 'type', 'module') and (bound or params[0].name == 'module'):
        params = params[1:]
    return sig.replace(parameters=params)


def _signature_bound(sig):
    # Without the parameter that the object is bound to.
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _signature_partial(sig, partial, extra_args=()):
    # What is left to be given.
    args = extra_args + partial.args
    keywords = partial.keywords or {}
    try:
        ba = sig.bind_partial(*args, **keywords)
    except TypeError as ex:
        raise ValueError('partial object {!r} has incorrect arguments'.format(partial)) from ex
    new_params = []
    to_keyword_only = False
    for name, param in sig.parameters.items():
        if name in ba.arguments:
            if param.kind is _POSITIONAL_ONLY:
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name in keywords:
                    # It can still be given, but only by keyword, as what follows.
                    to_keyword_only = True
                    param = param.replace(default=ba.arguments[name])
                else:
                    continue
            elif param.kind is _KEYWORD_ONLY:
                param = param.replace(default=ba.arguments[name])
        if to_keyword_only:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=_KEYWORD_ONLY)
            elif param.kind is _VAR_POSITIONAL:
                continue
        new_params.append(param)
    return sig.replace(parameters=new_params)


def _signature_of(cls, obj, follow_wrapped, globals, locals, eval_str):
    def of(obj):
        return _signature_of(cls, obj, follow_wrapped, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if isinstance(obj, types.MethodType):
        return _signature_bound(of(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return of(obj)
    sig = getattr(obj, '__signature__', None)
    if sig is not None:
        if callable(sig) and not isinstance(sig, Signature):
            sig = sig()
        if isinstance(sig, str):
            return _signature_from_text(cls, obj, sig)
        if not isinstance(sig, Signature):
            raise TypeError('unexpected object {!r} in __signature__ attribute'.format(sig))
        return sig
    partialmethod = getattr(obj, '__partialmethod__', None)
    if isinstance(partialmethod, functools.partialmethod):
        wrapped_sig = of(partialmethod.func)
        sig = _signature_partial(wrapped_sig, partialmethod, (None,))
        first = tuple(wrapped_sig.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return sig
        return sig.replace(parameters=(first,) + tuple(sig.parameters.values()))
    if isfunction(obj):
        return _signature_from_function(cls, obj, globals, locals, eval_str)
    if isinstance(obj, functools.partial):
        return _signature_partial(of(obj.func), obj)
    if isinstance(obj, type):
        return _signature_of_class(cls, obj, of)
    text = getattr(obj, '__text_signature__', None)
    if isroutine(obj):
        if not isinstance(text, str):
            raise ValueError('no signature found for builtin {!r}'.format(obj))
        return _signature_from_text(cls, obj, text)
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _signature_bound(of(call))
    if call is not None and not isinstance(call, types.WrapperDescriptorType):
        return of(types.MethodType(call, obj))
    if isinstance(text, str):
        return _signature_from_text(cls, obj, text)
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def _own_method(cls, name):
    # A method that was not inherited from the interpreter's own classes.
    method = getattr(cls, name, None)
    if isinstance(method, (types.WrapperDescriptorType, types.MethodWrapperType, types.BuiltinFunctionType)):
        return None
    return method


def _signature_of_class(cls, obj, of):
    # By the metaclass's __call__, __new__ or __init__, whichever is written in Python and comes first.
    call = _own_method(type(obj), '__call__')
    if call is not None:
        return _signature_bound(of(call))
    new = _own_method(obj, '__new__')
    init = _own_method(obj, '__init__')
    for base in obj.__mro__:
        if new is not None and '__new__' in base.__dict__:
            sig = of(new)
            return sig if isinstance(new, types.MethodType) else _signature_bound(sig)
        if init is not None and '__init__' in base.__dict__:
            sig = of(init)
            return sig if isinstance(init, types.MethodType) else _signature_bound(sig)
    for base in obj.__mro__[:-1]:
        text = base.__dict__.get('__text_signature__')
        if not isinstance(text, str):
            text = getattr(base, '__text_signature__', None)
        if isinstance(text, str):
            return _signature_from_text(cls, base, text)
    if type not in obj.__mro__ and obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return cls(())
    raise ValueError('no signature found for builtin type {!r}'.format(obj))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module; those in quotes evaluated if asked."""
    if isinstance(obj, type):
        ann = obj.__dict__.get('__annotations__', None)
        obj_globals = getattr(sys.modules.get(obj.__module__), '__dict__', None)
        obj_locals = dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        ann = getattr(obj, '__annotations__', None)
        obj_globals, obj_locals = obj.__dict__, None
    elif callable(obj):
        ann = getattr(obj, '__annotations__', None)
        obj_globals, obj_locals = getattr(unwrap(obj), '__globals__', None), None
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if ann is None:
        return {}
    if not isinstance(ann, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not ann:
        return {}
    if not eval_str:
        return dict(ann)
    globals = obj_globals if globals is None else globals
    locals = obj_locals if locals is None else locals
    params = getattr(obj, "__type_params__", ())
    if params:
        locals = {param.__name__: param for param in params} | (locals or {})
    return {key: value if not isinstance(value, str) else eval(value, globals, locals)
            for key, value in ann.items()}


FullArgSpec = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')


def getfullargspec(func):
    """The parameters of a function as a named tuple."""
    try:
        sig = _signature_of(Signature, func, False, None, None, False)
    except Exception as ex:
        raise TypeError('unsupported callable') from ex
    args, defaults, kwonlyargs, kwdefaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    if ismethod(func):
        sig = _signature_of(Signature, func.__func__, False, None, None, False)
    for param in sig.parameters.values():
        kind, name = param.kind, param.name
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _KEYWORD_ONLY:
            kwonlyargs.append(name)
            if param.default is not _empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not _empty:
            annotations[name] = param.annotation
    if sig.return_annotation is not _empty:
        annotations['return'] = sig.return_annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonlyargs, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """Which argument is for which parameter."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """The names outside of itself that a function uses, and their values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {}
    for var, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[var] = cell.cell_contents
        except ValueError:
            pass
    space = vars(builtins)
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            global_vars[name] = func.__globals__[name]
        elif name in space:
            builtin_vars[name] = space[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_vars, builtin_vars, unbound)
