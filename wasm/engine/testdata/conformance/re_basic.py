# Regular expressions: what they match, what the functions make of it, and what they complain about.
import copy
import pickle
import re

# Groups, names, references.
m = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)(-\d\d)?', '2024-05 and on')
assert m.group() == m[0] == '2024-05' and m['year'] == '2024' and m.group(2, 'year') == ('05', '2024')
assert m.groups() == ('2024', '05', None) and m.groups('') == ('2024', '05', '')
assert m.groupdict() == {'year': '2024', 'month': '05'}
assert m.span() == (0, 7) and m.start('month') == 5 and m.end(1) == 4 and m.span(3) == (-1, -1)
assert m.lastindex == 2 and m.lastgroup == 'month' and m.pos == 0 and m.endpos == 14
assert m.expand(r'\2/\g<year>\n') == '05/2024\n'
assert repr(m) == "<re.Match object; span=(0, 7), match='2024-05'>"
assert dict(m.re.groupindex) == {'year': 1, 'month': 2} and m.re.groups == 3
assert re.fullmatch(r'(["\']).*?\1', '"a\'b"').group(1) == '"'
assert re.match(r'((a)|b)*', 'ab').groups() == ('b', 'a')
assert re.match(r'(a|)*', 'aa').span(1) == (2, 2)
assert re.fullmatch(r'(<)?\w+(?(1)>|!)', '<a>') and re.fullmatch(r'(<)?\w+(?(1)>|!)', 'a!')
assert not re.fullmatch(r'(<)?\w+(?(1)>|!)', '<a!')

# Quantifiers: greedy, lazy, possessive; atomic groups.
assert re.findall(r'<.+>|<.+?>', '<a><b>') == ['<a><b>'] and re.findall(r'<.+?>', '<a><b>') == ['<a>', '<b>']
assert not re.match(r'a*+a', 'aaa') and re.match(r'a*a', 'aaa') and re.match(r'(?:ab)++c', 'ababc')
assert not re.match(r'(?>a|ab)c', 'abc') and re.match(r'(?:a|ab)c', 'abc')
assert re.match(r'a{2,3}', 'aaaa').end() == 3 and re.match(r'a{2,3}?', 'aaaa').end() == 2
assert re.match(r'a{,2}b{', 'aab{') and re.match(r'(?:a?)*?b', 'aab').end() == 3

# Looking around, and places.
assert [m.start() for m in re.finditer(r'(?<=a)b(?!c)', 'ab abc ab')] == [1, 8]
assert re.search(r'(?<!\d)\d{2}(?!\d)', '123 45').span() == (4, 6)
assert re.match(r'(?=(\w+))\1', 'word ').group() == 'word'
assert re.findall(r'(?m)^\w|\w$', 'ab\ncd\n') == ['a', 'b', 'c', 'd'] and re.findall(r'\w$|\w\Z', 'ab\ncd\n') == ['d']
assert [m.start() for m in re.finditer(r'\b', 'a bc')] == [0, 1, 2, 4] and re.search(r'\Bc', 'bc').start() == 1
assert re.compile('^a').search('ba', 1) is None and re.compile(r'(?<=b)a').match('ba', 1)

# Characters and flags.
assert re.findall(r'\w+', 'é_1 ٣x') == ['é_1', '٣x'] and re.findall(r'(?a)\w+', 'é_1 ٣x') == ['_1', 'x']
assert re.findall(r'[^\W\d_]', 'a1_é') == ['a', 'é'] and re.findall(r'[]a-c^-]', 'x]b^-') == [']', 'b', '^', '-']
assert re.match('(?i)ΣΑΣ', 'σας') and re.match('[k]', '\u212a', re.I) and not re.match('k', '\u212a', re.I | re.A)
assert re.match(r'(?i:a)b', 'Ab') and not re.match(r'(?i:a)b', 'AB') and re.match(r'(?s).(?-s:.)', '\na')
assert re.match(r'''(?x) a \  [ ] # the end
                    b''', 'a  b')
assert re.findall(rb'(\w)\W', b'a-\xe9-b-') == [b'a', b'b'] and re.sub(b'a', rb'\g<0>!', bytearray(b'ab')) == b'a!b'

# All matches, empty ones among them.
assert re.findall('x*', 'axb') == ['', 'x', '', ''] and re.sub('x*', '-', 'axb') == '-a--b-'
assert re.split(r'(,)\s*|;', 'a, b;c') == ['a', ',', 'b', None, 'c'] and re.split('', 'ab') == ['', 'a', 'b', '']
assert re.split(r'\W', 'a b c', maxsplit=1) == ['a', 'b c'] and re.findall('(a)(b)?', 'aba') == [('a', 'b'), ('a', '')]
assert re.sub(r'(\w+) (\w+)', r'\2 \1', 'left right') == 'right left'
assert re.sub(r'\d', lambda m: str(int(m[0]) * 2), 'a1b2') == 'a2b4' and re.subn('a', 'b', 'aaa', count=2) == ('bba', 2)
assert re.sub('a', lambda m: re.sub('b', 'c', 'abb'), 'xa') == 'xacc'
assert re.escape('a.b-c\n_') == 'a\\.b\\-c\\\n_' and re.fullmatch(re.escape('[*]'), '[*]')

# Patterns as objects.
p = re.compile('a', re.I | re.M)
assert repr(p) == "re.compile('a', re.IGNORECASE|re.MULTILINE)" and p.flags == 42 and p is re.compile('a', re.I | re.M)
assert copy.deepcopy(p) is p and pickle.loads(pickle.dumps(p)) == p and hash(p) == hash(copy.copy(p))
assert p != re.compile('a') and repr(re.I) == 're.IGNORECASE' and isinstance(re.I, int)


def fails(kind, message, function, *args):
    try:
        function(*args)
    except kind as e:
        assert str(e) == message, e
        return e
    assert False, message


# Complaints.
for pattern, message in [
    ('(a', 'missing ), unterminated subpattern at position 0'), ('a)', 'unbalanced parenthesis at position 1'),
    ('*a', 'nothing to repeat at position 0'), ('a**', 'multiple repeat at position 2'),
    ('[a', 'unterminated character set at position 0'), ('[b-a]', 'bad character range b-a at position 1'),
    (r'\q', r'bad escape \q at position 0'), ('a\\', 'bad escape (end of pattern) at position 1'),
    (r'(a)\2', 'invalid group reference 2 at position 4'), (r'(a\1)', 'cannot refer to an open group at position 2'),
    ('(?P=n)', "unknown group name 'n' at position 4"), ('(?z)', 'unknown extension ?z at position 1'),
    ('a(?i)', 'global flags not at the start of the expression at position 1'),
    ('(?<=a*)', 'look-behind requires fixed-width pattern'),
    ('(?P<n>a)(?P<n>b)', "redefinition of group name 'n' as group 2; was group 1 at position 12"),
    ('a{3,1}', 'min repeat greater than max repeat at position 2'),
]:
    fails(re.PatternError, message, re.compile, pattern)
e = fails(re.error, 'missing ), unterminated subpattern at position 2 (line 2, column 1)', re.compile, 'a\n(')
assert (e.msg, e.pattern, e.pos, e.lineno, e.colno) == ('missing ), unterminated subpattern', 'a\n(', 2, 2, 1)
fails(re.error, 'invalid group reference 1 at position 1', re.sub, 'a', r'\1', 'b')
fails(IndexError, "unknown group name 'x'", re.sub, 'a', r'\g<x>', 'b')
fails(IndexError, 'no such group', re.match('a', 'a').group, 1)
fails(TypeError, 'cannot use a string pattern on a bytes-like object', re.match, 'a', b'a')
fails(TypeError, "expected string or bytes-like object, got 'int'", re.match, 'a', 1)
fails(ValueError, 'cannot process flags argument with a compiled pattern', re.compile, p, re.I)

# Long texts need no stack.
assert re.fullmatch(r'(?:a|b)*', 'ab' * 20000) and not re.match(r'(?:ab)*c', 'ab' * 20000)
