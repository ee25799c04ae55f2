"""From text to values."""

__all__ = ['JSONDecoder', 'JSONDecodeError']

_CONSTANTS = {'-Infinity': float('-inf'), 'Infinity': float('inf'), 'NaN': float('nan')}
_BACKSLASH = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_HEX = frozenset('0123456789abcdefABCDEF')
_DIGITS = frozenset('0123456789')


class JSONDecodeError(ValueError):
    """The text is not JSON; where and why."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


#: atomic
def _skip(s, i):
    # The first place from i that is not blank.
    while i < len(s) and s[i] in ' \t\n\r':
        i += 1
    return i


#: atomic
def _escaped(s, i):
    # The character written as \uXXXX whose digits begin at i.
    digits = s[i:i + 4]
    if len(digits) == 4 and all(c in _HEX for c in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, i - 1)


#: atomic
def scanstring(s, end, strict=True):
    """The string whose first character is at end; and where it ends."""
    begin = end - 1
    parts = []
    while True:
        i = end
        while True:
            if i >= len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            c = s[i]
            if c == '"' or c == '\\' or c < ' ' and strict:
                break
            i += 1
        parts.append(s[end:i])
        if c == '"':
            return ''.join(parts), i + 1
        if c != '\\':
            raise JSONDecodeError("Invalid control character at", s, i)
        i += 1
        if i >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        c = s[i]
        if c != 'u':
            if c not in _BACKSLASH:
                raise JSONDecodeError("Invalid \\escape", s, i - 1)
            parts.append(_BACKSLASH[c])
            end = i + 1
            continue
        code = _escaped(s, i + 1)
        end = i + 5
        if 0xd800 <= code <= 0xdbff and s[end:end + 2] == '\\u':
            low = _escaped(s, end + 2)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                end += 6
        parts.append(chr(code))


#: atomic
class JSONDecoder:
    """Makes values from text."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """The value in a text."""
        obj, end = self.raw_decode(s, idx=_skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The value that begins at idx, and where it ends."""
        try:
            return self._value(s, idx, {})
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None

    def _value(self, s, i, memo):
        c = s[i:i + 1]
        if c == '"':
            return scanstring(s, i + 1, self.strict)
        if c == '{':
            return self._object(s, i + 1, memo)
        if c == '[':
            return self._array(s, i + 1, memo)
        if c == 'n' and s[i:i + 4] == 'null':
            return None, i + 4
        if c == 't' and s[i:i + 4] == 'true':
            return True, i + 4
        if c == 'f' and s[i:i + 5] == 'false':
            return False, i + 5
        if c in _DIGITS or c == '-':
            found = self._number(s, i)
            if found is not None:
                return found
        for name in _CONSTANTS:
            if s.startswith(name, i):
                return self.parse_constant(name), i + len(name)
        raise StopIteration(i)

    def _number(self, s, i):
        n = i + 1 if s[i] == '-' else i
        if s[n:n + 1] == '0':
            n += 1
        else:
            begin = n
            n = self._digits(s, n)
            if n == begin:
                return None
        whole = n
        if s[n:n + 1] == '.':
            after = self._digits(s, n + 1)
            if after > n + 1:
                n = after
        if s[n:n + 1] in ('e', 'E'):
            begin = n + 2 if s[n + 1:n + 2] in ('+', '-') else n + 1
            after = self._digits(s, begin)
            if after > begin:
                n = after
        if n == whole:
            return self.parse_int(s[i:n]), n
        return self.parse_float(s[i:n]), n

    def _digits(self, s, i):
        while i < len(s) and s[i] in _DIGITS:
            i += 1
        return i

    def _object(self, s, i, memo):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] == '}':
            i += 1
        else:
            if s[i:i + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
            while True:
                key, i = scanstring(s, i + 1, self.strict)
                key = memo.setdefault(key, key)     # equal keys are one object
                i = _skip(s, i)
                if s[i:i + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                i = _skip(s, i + 1)
                value, i = self._item(s, i, memo)
                pairs.append((key, value))
                i = _skip(s, i)
                c = s[i:i + 1]
                if c == '}':
                    i += 1
                    break
                if c != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                comma = i
                i = _skip(s, i + 1)
                c = s[i:i + 1]
                if c != '"':
                    if c == '}':
                        raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i
        obj = dict(pairs)
        if self.object_hook is not None:
            obj = self.object_hook(obj)
        return obj, i

    def _item(self, s, i, memo):
        try:
            return self._value(s, i, memo)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None

    def _array(self, s, i, memo):
        values = []
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return values, i + 1
        while True:
            value, i = self._item(s, i, memo)
            values.append(value)
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == ']':
                return values, i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] == ']':
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)
