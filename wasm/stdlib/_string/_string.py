"""The parts of str.format that string.Formatter builds on; C in CPython."""


#: atomic
def formatter_parser(text):
    """(literal text, field name, format spec, conversion) of each part; name None after the last field."""
    parts = []
    literal = ''
    i = 0
    n = len(text)
    while i < n:
        c = text[i]
        i += 1
        if c not in '{}':
            literal += c
            continue
        if i < n and text[i] == c:
            i += 1
            parts.append((literal + c, None, None, None))
            literal = ''
            continue
        if c == '}':
            raise ValueError("Single '}' encountered in format string")
        if i == n:
            raise ValueError("Single '{' encountered in format string")
        end = _matching(text, i)
        parts.append((literal, *_field(text[i:end])))
        literal = ''
        i = end + 1
    if literal:
        parts.append((literal, None, None, None))
    return iter(parts)


#: atomic
def _matching(text, i):
    # Where the field that begins at i is closed.
    depth = 1
    brackets = False
    while i < len(text):
        c = text[i]
        if c == '[' and depth == 1:
            brackets = True
        elif c == ']':
            brackets = False
        elif brackets:
            pass
        elif c == '{':
            depth += 1
        elif c == '}':
            depth -= 1
            if depth == 0:
                return i
        i += 1
    raise ValueError("expected '}' before end of string")


#: atomic
def _field(text):
    # Name, spec and conversion of a field.
    i = 0
    brackets = False
    while i < len(text):
        c = text[i]
        if c == '[':
            brackets = True
        elif c == ']':
            brackets = False
        elif c in '!:' and not brackets:
            break
        elif c == '{':
            raise ValueError("unexpected '{' in field name")
        i += 1
    name, rest = text[:i], text[i:]
    if not rest.startswith('!'):
        return name, rest[1:], None
    if len(rest) < 2:
        raise ValueError("end of string while looking for conversion specifier")
    if len(rest) > 2 and rest[2] != ':':
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], rest[1]


#: atomic
def formatter_field_name_split(name):
    """The argument that a field name begins with, and (is it an attribute, name or key) of what follows."""
    i = 0
    while i < len(name) and name[i] not in '.[':
        i += 1
    first = name[:i]
    rest = []
    while i < len(name):
        if name[i] == '.':
            end = i + 1
            while end < len(name) and name[end] not in '.[':
                end += 1
            key = name[i + 1:end]
            rest.append((True, key))
        elif name[i] == '[':
            end = name.find(']', i)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = name[i + 1:end]
            rest.append((False, int(key) if key.isdecimal() else key))
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        i = end
    return (int(first) if first.isdecimal() else first), iter(rest)
