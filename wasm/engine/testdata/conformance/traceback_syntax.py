# How a SyntaxError is shown: its place, line and carets, as CPython 3.13 prints it.

import traceback


def text_of(f):
    # The traceback of what f raises, without the frame here and with lines counted from f's first
    # (none for helpers above it).
    try:
        f()
    except BaseException as e:
        text = "".join(traceback.format_exception(e.with_traceback(e.__traceback__.tb_next)))
    lines = []
    for line in text.splitlines():
        before, mark, rest = line.partition('File "')
        if mark and ", in " in rest:
            number, _, name = rest.partition('", line ')[2].partition(", in ")
            number = int(number) - f.__code__.co_firstlineno
            line = f"{before}{number:+d} in {name}" if number >= 0 else f"{before}in {name}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def check(f, want_raw):
    want = str(want_raw).removeprefix("\n")
    got = text_of(f)
    assert got == want, f"{f.__name__}:\n{got}instead of\n{want}"


def bare():
    raise SyntaxError


check(bare, r'''
Traceback (most recent call last):
  +1 in bare
    raise SyntaxError
SyntaxError: <no detail available>
''')


def message_only():
    raise SyntaxError("msg")


check(message_only, r'''
Traceback (most recent call last):
  +1 in message_only
    raise SyntaxError("msg")
SyntaxError: msg
''')


def without_end():
    raise SyntaxError("msg", ("f.py", 1, 3, "abc def"))


check(without_end, r'''
Traceback (most recent call last):
  +1 in without_end
    raise SyntaxError("msg", ("f.py", 1, 3, "abc def"))
  File "f.py", line 1
    abc def
      ^^^^^
SyntaxError: msg
''')


def with_end():
    raise SyntaxError("msg", ("f.py", 1, 3, "  abc def\n", 1, 5))


check(with_end, r'''
Traceback (most recent call last):
  +1 in with_end
    raise SyntaxError("msg", ("f.py", 1, 3, "  abc def\n", 1, 5))
  File "f.py", line 1
    abc def
    ^^
SyntaxError: msg
''')


def without_line():
    raise SyntaxError("msg", ("f.py", None, 3, "  abc def\n", 1, 5))


check(without_line, r'''
Traceback (most recent call last):
  +1 in without_line
    raise SyntaxError("msg", ("f.py", None, 3, "  abc def\n", 1, 5))
    abc def
    ^^^^^^^
SyntaxError: msg (f.py)
''')


def without_offset():
    raise SyntaxError("msg", ("f.py", 7, None, "  abc def\n", 1, 5))


check(without_offset, r'''
Traceback (most recent call last):
  +1 in without_offset
    raise SyntaxError("msg", ("f.py", 7, None, "  abc def\n", 1, 5))
  File "f.py", line 7
    abc def
SyntaxError: msg
''')


def without_file():
    raise SyntaxError("msg", (None, 7, 1, "  abc def\n", 7, 5))


check(without_file, r'''
Traceback (most recent call last):
  +1 in without_file
    raise SyntaxError("msg", (None, 7, 1, "  abc def\n", 7, 5))
  File "<string>", line 7
    abc def
SyntaxError: msg
''')


def offset_behind_text():
    raise SyntaxError("msg", ("f.py", 7, 100, "  abc def\n", 7, 5))


check(offset_behind_text, r'''
Traceback (most recent call last):
  +1 in offset_behind_text
    raise SyntaxError("msg", ("f.py", 7, 100, "  abc def\n", 7, 5))
  File "f.py", line 7
    abc def
           ^
SyntaxError: msg
''')


def without_text():
    raise SyntaxError("msg", ("f.py", 7, 3, None))


check(without_text, r'''
Traceback (most recent call last):
  +1 in without_text
    raise SyntaxError("msg", ("f.py", 7, 3, None))
  File "f.py", line 7
SyntaxError: msg
''')


def over_lines():
    raise SyntaxError("msg", ("f.py", 7, 3, "abcdef", 8, 2))


check(over_lines, r'''
Traceback (most recent call last):
  +1 in over_lines
    raise SyntaxError("msg", ("f.py", 7, 3, "abcdef", 8, 2))
  File "f.py", line 7
    abcdef
      ^^^^
SyntaxError: msg
''')


def unknown_end():
    raise SyntaxError("msg", ("f.py", 7, 3, "abcdef", 7, -1))


check(unknown_end, r'''
Traceback (most recent call last):
  +1 in unknown_end
    raise SyntaxError("msg", ("f.py", 7, 3, "abcdef", 7, -1))
  File "f.py", line 7
    abcdef
      ^
SyntaxError: msg
''')


def offset_zero():
    raise SyntaxError("msg", ("f.py", 7, 0, "abcdef", 7, 0))


check(offset_zero, r'''
Traceback (most recent call last):
  +1 in offset_zero
    raise SyntaxError("msg", ("f.py", 7, 0, "abcdef", 7, 0))
  File "f.py", line 7
    abcdef
SyntaxError: msg
''')


def compiled():
    compile("x = = 1", "g.py", "exec")


check(compiled, r'''
Traceback (most recent call last):
  +1 in compiled
    compile("x = = 1", "g.py", "exec")
    ~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "g.py", line 1
    x = = 1
        ^
SyntaxError: invalid syntax
''')


def compiled_indent():
    compile("\tx = (1,\n 2 3)", "g.py", "exec")


check(compiled_indent, r'''
Traceback (most recent call last):
  +1 in compiled_indent
    compile("\tx = (1,\n 2 3)", "g.py", "exec")
    ~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "g.py", line 1
    	x = (1,
    ^
IndentationError: unexpected indent
''')


def indentation():
    raise IndentationError("foo")


check(indentation, r'''
Traceback (most recent call last):
  +1 in indentation
    raise IndentationError("foo")
IndentationError: foo
''')


def empty_text():
    raise SyntaxError("msg", ("f.py", 7, 3, "", 7, 5))


check(empty_text, r'''
Traceback (most recent call last):
  +1 in empty_text
    raise SyntaxError("msg", ("f.py", 7, 3, "", 7, 5))
  File "f.py", line 7
    
    ^^
SyntaxError: msg
''')


def message_over_lines():
    raise SyntaxError("a\nb", ("f.py", 7, 3, "\n", 7, 5))


check(message_over_lines, r'''
Traceback (most recent call last):
  +1 in message_over_lines
    raise SyntaxError("a\nb", ("f.py", 7, 3, "\n", 7, 5))
  File "f.py", line 7
    
    ^
SyntaxError: a
b
''')


def wide_text():
    raise SyntaxError(None, ("f.py", 7, 3, "é日x y\n", 7, 5))


check(wide_text, r'''
Traceback (most recent call last):
  +1 in wide_text
    raise SyntaxError(None, ("f.py", 7, 3, "é日x y\n", 7, 5))
  File "f.py", line 7
    é日x y
      ^^
SyntaxError: <no detail available>
''')


def noted():
    e = SyntaxError("e")
    e.add_note("hi")
    raise e


check(noted, r'''
Traceback (most recent call last):
  +3 in noted
    raise e
SyntaxError: e
hi
''')
