"""From values to text."""

_ESCAPES = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
INFINITY = float('inf')


#: atomic
def encode_basestring(s):
    """A string with the least of escapes."""
    return '"' + ''.join([_ESCAPES.get(c) or (c if c >= ' ' else f'\\u{ord(c):04x}') for c in s]) + '"'


#: atomic
def encode_basestring_ascii(s):
    """A string in ASCII characters only."""
    parts = []
    for c in s:
        n = ord(c)
        if c in _ESCAPES:
            parts.append(_ESCAPES[c])
        elif 32 <= n < 127:
            parts.append(c)
        elif n < 0x10000:
            parts.append(f'\\u{n:04x}')
        else:
            n -= 0x10000
            parts.append(f'\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}')
    return '"' + ''.join(parts) + '"'


#: atomic
class JSONEncoder:
    """Makes text from values."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Another object for one that is not JSON; to be overridden."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """A value as text."""
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The text in pieces."""
        parts = []
        self._string = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        self._indent_text = ' ' * self.indent if isinstance(self.indent, int) else self.indent
        self._value(o, parts.append, 0, {} if self.check_circular else None)
        return iter(parts)

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o == INFINITY:
            text = 'Infinity'
        elif o == -INFINITY:
            text = '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def _value(self, o, out, level, markers):
        if isinstance(o, str):
            out(self._string(o))
        elif o is None:
            out('null')
        elif o is True:
            out('true')
        elif o is False:
            out('false')
        elif isinstance(o, int):
            out(int.__repr__(o))
        elif isinstance(o, float):
            out(self._float(o))
        else:
            if markers is not None:
                if id(o) in markers:
                    raise ValueError("Circular reference detected")
                markers[id(o)] = o
            if isinstance(o, (list, tuple)):
                self._list(o, out, level, markers)
            elif isinstance(o, dict):
                self._dict(o, out, level, markers)
            else:
                self._value(self.default(o), out, level, markers)
            if markers is not None:
                del markers[id(o)]

    def _breaks(self, level):
        # What stands before the first item, between items, and after the last.
        if self.indent is None:
            return '', self.item_separator, ''
        inner = '\n' + self._indent_text * (level + 1)
        return inner, self.item_separator + inner, '\n' + self._indent_text * level

    def _list(self, items, out, level, markers):
        if not items:
            out('[]')
            return
        first, between, last = self._breaks(level)
        out('[' + first)
        for i, item in enumerate(items):
            if i:
                out(between)
            self._value(item, out, level + 1, markers)
        out(last + ']')

    def _dict(self, dct, out, level, markers):
        if not dct:
            out('{}')
            return
        first, between, last = self._breaks(level)
        out('{')
        items = sorted(dct.items()) if self.sort_keys else dct.items()
        separator = first
        for key, value in items:
            key = self._key(key)
            if key is None:
                continue
            out(separator)
            separator = between
            out(self._string(key) + self.key_separator)
            self._value(value, out, level + 1, markers)
        out((last if separator is between else '') + '}')

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')
