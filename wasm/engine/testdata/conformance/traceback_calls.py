# Carets below calls, targets and expressions over several lines, as CPython 3.13 prints them.

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


def boom(*args, **kwargs):
    1 / 0


class Thing:
    pass


o = Thing()
o.f = boom
d = {}


def store_attribute():
    o.x = boom()


check(store_attribute, r'''
Traceback (most recent call last):
  +1 in store_attribute
    o.x = boom()
          ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def store_item():
    d[1] = boom()


check(store_item, r'''
Traceback (most recent call last):
  +1 in store_item
    d[1] = boom()
           ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def store_tuple():
    a, b = boom()


check(store_tuple, r'''
Traceback (most recent call last):
  +1 in store_tuple
    a, b = boom()
           ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def annotated():
    x: int = boom()


check(annotated, r'''
Traceback (most recent call last):
  +1 in annotated
    x: int = boom()
             ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def augmented():
    x = 1
    x += boom()


check(augmented, r'''
Traceback (most recent call last):
  +2 in augmented
    x += boom()
         ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def plain_method_call():
    x = o.f(1)


check(plain_method_call, r'''
Traceback (most recent call last):
  +1 in plain_method_call
    x = o.f(1)
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def parenthesized_target():
    (x) = boom()


check(parenthesized_target, r'''
Traceback (most recent call last):
  +1 in parenthesized_target
    (x) = boom()
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def parenthesized_call():
    x = (boom())


check(parenthesized_call, r'''
Traceback (most recent call last):
  +1 in parenthesized_call
    x = (boom())
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def call_of_call():
    x = boom()()


check(call_of_call, r'''
Traceback (most recent call last):
  +1 in call_of_call
    x = boom()()
        ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def return_call_of_call():
    return boom()()


check(return_call_of_call, r'''
Traceback (most recent call last):
  +1 in return_call_of_call
    return boom()()
           ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def return_method():
    return o.f()


check(return_method, r'''
Traceback (most recent call last):
  +1 in return_method
    return o.f()
           ~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def two_targets():
    x = y = boom()


check(two_targets, r'''
Traceback (most recent call last):
  +1 in two_targets
    x = y = boom()
            ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def return_tuple():
    return boom(), 1


check(return_tuple, r'''
Traceback (most recent call last):
  +1 in return_tuple
    return boom(), 1
           ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def comment_behind():
    x = boom() # comment


check(comment_behind, r'''
Traceback (most recent call last):
  +1 in comment_behind
    x = boom() # comment
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def second_statement():
    x = boom(); y = 2


check(second_statement, r'''
Traceback (most recent call last):
  +1 in second_statement
    x = boom(); y = 2
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def return_in_if():
    if True: return boom()


check(return_in_if, r'''
Traceback (most recent call last):
  +1 in return_in_if
    if True: return boom()
                    ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def call_over_lines():
    return 1 + boom(
        1, 2)


check(call_over_lines, r'''
Traceback (most recent call last):
  +1 in call_over_lines
    return 1 + boom(
               ~~~~^
        1, 2)
        ^^^^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def operator_before_parenthesis():
    x = 1 +('a')


check(operator_before_parenthesis, r'''
Traceback (most recent call last):
  +1 in operator_before_parenthesis
    x = 1 +('a')
        ~~^^~~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def operands_in_parentheses():
    x = (1) + ('a')


check(operands_in_parentheses, r'''
Traceback (most recent call last):
  +1 in operands_in_parentheses
    x = (1) + ('a')
        ~~~~^~~~~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def operator_without_spaces():
    x = 1+'a'


check(operator_without_spaces, r'''
Traceback (most recent call last):
  +1 in operator_without_spaces
    x = 1+'a'
        ~^~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def power_of_negative():
    x = 2**-'a'


check(power_of_negative, r'''
Traceback (most recent call last):
  +1 in power_of_negative
    x = 2**-'a'
           ^^^^
TypeError: bad operand type for unary -: 'str'
''')


def comment_between():
    x = (1
         +
         # comment ( + [
         'a' # trailing
    )


check(comment_between, r'''
Traceback (most recent call last):
  +1 in comment_between
    x = (1
         ~
         +
         ^
         # comment ( + [
         ~~~~~~~~~~~~~~~
         'a' # trailing
         ~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def subscript_over_lines():
    x = d[
        1
    ]["b"]


check(subscript_over_lines, r'''
Traceback (most recent call last):
  +1 in subscript_over_lines
    x = d[
        ~^
        1
        ^
    ]["b"]
    ^
KeyError: 1
''')


def subscript_of_parentheses():
    x = ((d))  [ 1 ]


check(subscript_of_parentheses, r'''
Traceback (most recent call last):
  +1 in subscript_of_parentheses
    x = ((d))  [ 1 ]
        ~~~~~~~^^^^^
KeyError: 1
''')


def subscript_in_chain():
    x = d[1].foo(3)[4]


check(subscript_in_chain, r'''
Traceback (most recent call last):
  +1 in subscript_in_chain
    x = d[1].foo(3)[4]
        ~^^^
KeyError: 1
''')


def call_chain_over_lines():
    x = (boom)(
       1)(2)


check(call_chain_over_lines, r'''
Traceback (most recent call last):
  +1 in call_chain_over_lines
    x = (boom)(
        ~~~~~~^
       1)(2)
       ^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def with_call():
    with boom() as x: pass


check(with_call, r'''
Traceback (most recent call last):
  +1 in with_call
    with boom() as x: pass
         ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def store_into_missing():
    d["a"]["b"] = 1


check(store_into_missing, r'''
Traceback (most recent call last):
  +1 in store_into_missing
    d["a"]["b"] = 1
    ~^^^^^
KeyError: 'a'
''')


def augmented_item():
    d["a"] += 1


check(augmented_item, r'''
Traceback (most recent call last):
  +1 in augmented_item
    d["a"] += 1
    ~^^^^^
KeyError: 'a'
''')


def augmented_attribute():
    o.nope += 1


check(augmented_attribute, r'''
Traceback (most recent call last):
  +1 in augmented_attribute
    o.nope += 1
    ^^^^^^
AttributeError: 'Thing' object has no attribute 'nope'
''')


def unpacked_mapping():
    x = {1: 2, **boom()}


check(unpacked_mapping, r'''
Traceback (most recent call last):
  +1 in unpacked_mapping
    x = {1: 2, **boom()}
                 ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def adjacent_strings():
    x = "aaa" "bbb" + 1


check(adjacent_strings, r'''
Traceback (most recent call last):
  +1 in adjacent_strings
    x = "aaa" "bbb" + 1
        ~~~~~~~~~~~~^~~
TypeError: can only concatenate str (not "int") to str
''')


def iterable_of_comprehension():
    x = [i for i in boom()]


check(iterable_of_comprehension, r'''
Traceback (most recent call last):
  +1 in iterable_of_comprehension
    x = [i for i in boom()]
                    ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def element_of_comprehension():
    x = [boom() for i in range(3)]


check(element_of_comprehension, r'''
Traceback (most recent call last):
  +1 in element_of_comprehension
    x = [boom() for i in range(3)]
         ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def base_class():
    class A(boom()): pass


check(base_class, r'''
Traceback (most recent call last):
  +1 in base_class
    class A(boom()): pass
            ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def class_body():
    class A:
        x = boom()


check(class_body, r'''
Traceback (most recent call last):
  +1 in class_body
    class A:
        x = boom()
  +2 in A
    x = boom()
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def decorator_call():
    @boom(1)
    def f(): pass


check(decorator_call, r'''
Traceback (most recent call last):
  +1 in decorator_call
    @boom(1)
     ~~~~^^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def default():
    def f(x=boom()): pass


check(default, r'''
Traceback (most recent call last):
  +1 in default
    def f(x=boom()): pass
            ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def annotation():
    def f(x: boom()): pass


check(annotation, r'''
Traceback (most recent call last):
  +1 in annotation
    def f(x: boom()): pass
             ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def method_over_lines():
    o.nope(
       1)


check(method_over_lines, r'''
Traceback (most recent call last):
  +1 in method_over_lines
    o.nope(
    ^^^^^^
AttributeError: 'Thing' object has no attribute 'nope'
''')


def attribute_after_backslash():
    x = o\
       .nope


check(attribute_after_backslash, r'''
Traceback (most recent call last):
  +2 in attribute_after_backslash
    .nope
     ^^^^
AttributeError: 'Thing' object has no attribute 'nope'
''')


def attributes_on_lines():
    (o
       .f(1)
       .nope(2))


check(attributes_on_lines, r'''
Traceback (most recent call last):
  +2 in attributes_on_lines
    .f(1)
     ~^^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def call_in_sum():
    x = boom(1, 2,
             3, 4) + 5


check(call_in_sum, r'''
Traceback (most recent call last):
  +1 in call_in_sum
    x = boom(1, 2,
        ~~~~^^^^^^
             3, 4) + 5
             ^^^^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def sum_over_lines():
    x = (1 +
         boom() +
         3)


check(sum_over_lines, r'''
Traceback (most recent call last):
  +2 in sum_over_lines
    boom() +
    ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def unpack_int():
    x, y = 1


check(unpack_int, r'''
Traceback (most recent call last):
  +1 in unpack_int
    x, y = 1
    ^^^^
TypeError: cannot unpack non-iterable int object
''')


def unpack_nested():
    x, (y, z) = 1, 2


check(unpack_nested, r'''
Traceback (most recent call last):
  +1 in unpack_nested
    x, (y, z) = 1, 2
       ^^^^^^
TypeError: cannot unpack non-iterable int object
''')


def comparison():
    x = 1 < 'a'


check(comparison, r'''
Traceback (most recent call last):
  +1 in comparison
    x = 1 < 'a'
        ^^^^^^^
TypeError: '<' not supported between instances of 'int' and 'str'
''')


def comparison_chain():
    if 1 < 2 < 'a': pass


check(comparison_chain, r'''
Traceback (most recent call last):
  +1 in comparison_chain
    if 1 < 2 < 'a': pass
       ^^^^^^^^^^^
TypeError: '<' not supported between instances of 'int' and 'str'
''')


def raise_text():
    raise "x"


check(raise_text, r'''
Traceback (most recent call last):
  +1 in raise_text
    raise "x"
TypeError: exceptions must derive from BaseException
''')


def raise_from_int():
    raise TypeError from 3


check(raise_from_int, r'''
Traceback (most recent call last):
  +1 in raise_from_int
    raise TypeError from 3
TypeError: exception causes must derive from BaseException
''')


def starred_display():
    x = *boom(), 2


check(starred_display, r'''
Traceback (most recent call last):
  +1 in starred_display
    x = *boom(), 2
         ~~~~^^
  in boom
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def only_star():
    boom(*3)


check(only_star, r'''
Traceback (most recent call last):
  +1 in only_star
    boom(*3)
    ~~~~^^^^
TypeError: __main__.boom() argument after * must be an iterable, not int
''')


def only_keywords():
    boom(**3)


check(only_keywords, r'''
Traceback (most recent call last):
  +1 in only_keywords
    boom(**3)
    ~~~~^^^^^
TypeError: __main__.boom() argument after ** must be a mapping, not int
''')


def star_behind():
    boom(1, *3)


check(star_behind, r'''
Traceback (most recent call last):
  +1 in star_behind
    boom(1, *3)
    ~~~~^^^^^^^
TypeError: Value after * must be an iterable, not int
''')


def keyword_twice():
    boom(**{'a': 1}, **{'a': 2})


check(keyword_twice, r'''
Traceback (most recent call last):
  +1 in keyword_twice
    boom(**{'a': 1}, **{'a': 2})
    ~~~~^^^^^^^^^^^^^^^^^^^^^^^^
TypeError: __main__.boom() got multiple values for keyword argument 'a'
''')


def set_of_star():
    x = {*3}


check(set_of_star, r'''
Traceback (most recent call last):
  +1 in set_of_star
    x = {*3}
        ^^^^
TypeError: 'int' object is not iterable
''')
