"""Tracebacks as text. What they look like is the interpreter's own doing: see _traceback."""

import _traceback
import itertools
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list',
           'format_stack', 'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last',
           'print_stack', 'print_tb', 'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException',
           'walk_stack', 'walk_tb', 'print_list']

_sentinel = object()


def _exception_of(exc, value):
    # The functions below take an exception, or its class, value and traceback as before 3.10.
    if value is _sentinel:
        if not isinstance(exc, BaseException) and exc is not None:
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def print_list(extracted_list, file=None):
    """Print entries of a stack."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    """The texts of the entries of a stack."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print a traceback's entries."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The texts of a traceback's entries."""
    return _traceback.format_tb(tb, limit)


def extract_tb(tb, limit=None):
    """A traceback's entries."""
    return StackSummary.extract(_walk_positions(tb), limit=limit)


def _walk_positions(tb):
    # walk_tb() with whole positions instead of lines.
    while tb is not None:
        yield tb.tb_frame, _traceback.positions(tb)
        tb = tb.tb_next


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its traceback, and what caused it."""
    if file is None:
        file = sys.stderr
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=file, end="")


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """The lines that print_exception() prints."""
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if tb is not _sentinel and tb is not exc.__traceback__:
        before = exc.__traceback__
        try:
            return _traceback.format_exception(exc.with_traceback(tb), limit, chain)
        finally:
            exc.__traceback__ = before
    return _traceback.format_exception(exc, limit, chain)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """The lines that name the exception, without its traceback."""
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _traceback.format_exception_only(exc, show_group)


def print_exc(limit=None, file=None, chain=True):
    """Print the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The text of the exception being handled."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last exception that nobody handled."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def print_stack(f=None, limit=None, file=None):
    """Print where the program stands."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """The texts of the entries of where the program stands."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """The entries of where the program stands."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Clear the variables of a traceback's frames."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass    # still running
        tb = tb.tb_next


def walk_stack(f):
    """The frames outward from f, with their lines."""
    if f is None:
        f = sys._getframe().f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """The frames of a traceback, with their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class FrameSummary:
    """One entry of a stack: where it is and what the function is called."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        if lookup_line:
            self.line
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and
                    self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return "<FrameSummary file {filename}, line {lineno} in {name}>".format(
            filename=self.filename, lineno=self.lineno, name=self.name)

    @property
    def line(self):
        """The source line, without the blanks around it."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


class StackSummary(list):
    """The entries of a stack."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries of (frame, line) pairs."""
        pairs = list(frame_gen)
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            pairs = pairs[:limit] if limit >= 0 else pairs[limit:]
        result = klass()
        for f, lineno in pairs:
            place = {}
            if isinstance(lineno, tuple):
                lineno, end_lineno, colno, end_colno = lineno
                place = dict(end_lineno=end_lineno, colno=colno, end_colno=end_colno)
            result.append(FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name,
                                       lookup_line=lookup_lines,
                                       locals=f.f_locals if capture_locals else None, **place))
        return result

    @classmethod
    def from_list(klass, a_list):
        """Entries from tuples (file, line, name, source)."""
        result = StackSummary()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one entry."""
        fs = frame_summary
        if fs.colno is not None:
            text = _traceback.format_frame(fs.filename, fs.lineno, fs.end_lineno, fs.colno, fs.end_colno,
                                           fs.name)
        else:
            text = f'  File "{fs.filename}", line {fs.lineno}, in {fs.name}\n'
            if fs.line:
                text += f'    {fs.line}\n'
        for name, value in sorted((fs.locals or {}).items()):
            text += f'    {name} = {value}\n'
        return text

    def format(self, **kwargs):
        """The texts of the entries; many equal ones in a row are counted."""
        result = []
        for _, group in itertools.groupby(self, lambda fs: (fs.filename, fs.lineno, fs.name)):
            for count, frame_summary in enumerate(group):
                if count < 3:
                    text = self.format_frame_summary(frame_summary)
                    if text is not None:
                        result.append(text)
            more = count - 2
            if more > 0:
                result.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')
        return result


class TracebackException:
    """An exception's traceback, kept as text so that nothing else is kept."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, **kwargs):
        self.exc_type = type(exc_value) if exc_value is not None else exc_type
        self.exc_type_str = f'{self.exc_type.__module__}.{self.exc_type.__qualname__}'
        if self.exc_type.__module__ in ('__main__', 'builtins'):
            self.exc_type_str = self.exc_type.__qualname__
        self.stack = StackSummary.extract(_walk_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines,
                                          capture_locals=capture_locals)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        try:
            self._str = str(exc_value)
        except Exception:
            self._str = '<exception str() failed>'
        self._chained = format_exception(exc_type, exc_value, exc_traceback, limit, True)
        self._alone = format_exception(exc_type, exc_value, exc_traceback, limit, False)
        self._only = format_exception_only(exc_type, exc_value)
        self._only_group = format_exception_only(exc_type, exc_value, show_group=True)
        self.__cause__ = self._other(exc_value, '__cause__')
        self.__context__ = self._other(exc_value, '__context__')
        parts = getattr(exc_value, 'exceptions', None) if isinstance(exc_value, BaseExceptionGroup) else None
        self.exceptions = [self.from_exception(e) for e in parts] if parts else None

    def _other(self, exc, which):
        # Only what would be printed; a chain may come back to itself.
        other = getattr(exc, which, None)
        if other is None or which == '__context__' and exc.__suppress_context__:
            return None
        seen = {id(exc)}
        e = other
        while e is not None:
            if id(e) in seen:
                return None
            seen.add(id(e))
            e = e.__cause__ or e.__context__
        return self.from_exception(other)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """The traceback of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        """The lines that name the exception."""
        yield from self._only_group if show_group else self._only

    def format(self, *, chain=True, **kwargs):
        """The lines of the whole traceback."""
        yield from self._chained if chain else self._alone

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the traceback."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")
