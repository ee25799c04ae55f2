# What a wrong name was perhaps meant to be, as CPython 3.13 prints it.

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


class Foo:
    def __init__(self):
        self.blech = 1
        self._hidden = 2

    def wrong_name(self):
        blech

    def wrong_private(self):
        self.hidden


class Dir:
    def __dir__(self):
        return ["foo", 3]


class Dir2:
    def __dir__(self):
        return ["foo", "zoo"]


def attribute():
    Foo().blecc


check(attribute, r'''
Traceback (most recent call last):
  +1 in attribute
    Foo().blecc
AttributeError: 'Foo' object has no attribute 'blecc'. Did you mean: 'blech'?
''')


def attribute_of_self():
    Foo().wrong_name()


check(attribute_of_self, r'''
Traceback (most recent call last):
  +1 in attribute_of_self
    Foo().wrong_name()
    ~~~~~~~~~~~~~~~~^^
  in wrong_name
    blech
NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
''')


def private_of_self():
    Foo().wrong_private()


check(private_of_self, r'''
Traceback (most recent call last):
  +1 in private_of_self
    Foo().wrong_private()
    ~~~~~~~~~~~~~~~~~~~^^
  in wrong_private
    self.hidden
AttributeError: 'Foo' object has no attribute 'hidden'. Did you mean: '_hidden'?
''')


def private_of_other():
    Foo().hidden


check(private_of_other, r'''
Traceback (most recent call last):
  +1 in private_of_other
    Foo().hidden
AttributeError: 'Foo' object has no attribute 'hidden'
''')


def private_asked_for():
    Foo()._hiden


check(private_asked_for, r'''
Traceback (most recent call last):
  +1 in private_asked_for
    Foo()._hiden
AttributeError: 'Foo' object has no attribute '_hiden'. Did you mean: '_hidden'?
''')


def local():
    somevalue = 1
    somevalu


check(local, r'''
Traceback (most recent call last):
  +2 in local
    somevalu
NameError: name 'somevalu' is not defined. Did you mean: 'somevalue'?
''')


def builtin():
    prnt(1)


check(builtin, r'''
Traceback (most recent call last):
  +1 in builtin
    prnt(1)
    ^^^^
NameError: name 'prnt' is not defined. Did you mean: 'print'?
''')


def module():
    sys.argv


check(module, r'''
Traceback (most recent call last):
  +1 in module
    sys.argv
    ^^^
NameError: name 'sys' is not defined. Did you forget to import 'sys'?
''')


def nothing_near():
    tim.time()


check(nothing_near, r'''
Traceback (most recent call last):
  +1 in nothing_near
    tim.time()
    ^^^
NameError: name 'tim' is not defined
''')


def list_method():
    [].appendd(1)


check(list_method, r'''
Traceback (most recent call last):
  +1 in list_method
    [].appendd(1)
    ^^^^^^^^^^
AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
''')


def other_case():
    (1).Real


check(other_case, r'''
Traceback (most recent call last):
  +1 in other_case
    (1).Real
AttributeError: 'int' object has no attribute 'Real'. Did you mean: 'real'?
''')


def module_time():
    time


check(module_time, r'''
Traceback (most recent call last):
  +1 in module_time
    time
NameError: name 'time' is not defined. Did you forget to import 'time'?
''')


def class_attribute():
    Foo.wrong_nam


check(class_attribute, r'''
Traceback (most recent call last):
  +1 in class_attribute
    Foo.wrong_nam
AttributeError: type object 'Foo' has no attribute 'wrong_nam'. Did you mean: 'wrong_name'?
''')


def none_attribute():
    None.foo


check(none_attribute, r'''
Traceback (most recent call last):
  +1 in none_attribute
    None.foo
AttributeError: 'NoneType' object has no attribute 'foo'
''')


def made_by_hand():
    raise NameError("hand made", name="shwo")


check(made_by_hand, r'''
Traceback (most recent call last):
  +1 in made_by_hand
    raise NameError("hand made", name="shwo")
NameError: hand made
''')


def made_by_hand_with_object():
    raise AttributeError("hand made", name="blec", obj=Foo())


check(made_by_hand_with_object, r'''
Traceback (most recent call last):
  +1 in made_by_hand_with_object
    raise AttributeError("hand made", name="blec", obj=Foo())
AttributeError: hand made. Did you mean: 'blech'?
''')


def without_name():
    raise AttributeError("hand made")


check(without_name, r'''
Traceback (most recent call last):
  +1 in without_name
    raise AttributeError("hand made")
AttributeError: hand made
''')


def dir_not_strings():
    Dir().fo


check(dir_not_strings, r'''
Traceback (most recent call last):
  +1 in dir_not_strings
    Dir().fo
AttributeError: 'Dir' object has no attribute 'fo'
''')


def dir_of_its_own():
    Dir2().fo


check(dir_of_its_own, r'''
Traceback (most recent call last):
  +1 in dir_of_its_own
    Dir2().fo
AttributeError: 'Dir2' object has no attribute 'fo'. Did you mean: 'foo'?
''')


def variable_of_outer_function():
    def inner(): return somewhere
    somewher = 2
    inner()


check(variable_of_outer_function, r'''
Traceback (most recent call last):
  +3 in variable_of_outer_function
    inner()
    ~~~~~^^
  +1 in inner
    def inner(): return somewhere
                        ^^^^^^^^^
NameError: name 'somewhere' is not defined
''')


def free_variable():
    somewher = 2
    def inner(): somewher
    return somewhere
    inner()


check(free_variable, r'''
Traceback (most recent call last):
  +3 in free_variable
    return somewhere
           ^^^^^^^^^
NameError: name 'somewhere' is not defined. Did you mean: 'somewher'?
''')


def nothing():
    String


check(nothing, r'''
Traceback (most recent call last):
  +1 in nothing
    String
NameError: name 'String' is not defined
''')


def keyword_like():
    print(Tru, Fasle)


check(keyword_like, r'''
Traceback (most recent call last):
  +1 in keyword_like
    print(Tru, Fasle)
          ^^^
NameError: name 'Tru' is not defined. Did you mean: 'True'?
''')


def bound_later():
    somename
    soman=1


check(bound_later, r'''
Traceback (most recent call last):
  +1 in bound_later
    somename
NameError: name 'somename' is not defined
''')


def unknown_module():
    raise ImportError("x", name="nonexist", name_from="pth")


check(unknown_module, r'''
Traceback (most recent call last):
  +1 in unknown_module
    raise ImportError("x", name="nonexist", name_from="pth")
ImportError: x
''')


def module_queue():
    queue.Queue()


check(module_queue, r'''
Traceback (most recent call last):
  +1 in module_queue
    queue.Queue()
    ^^^^^
NameError: name 'queue' is not defined. Did you forget to import 'queue'?
''')


def from_module():
    from sys import argvv


check(from_module, r'''
Traceback (most recent call last):
  +1 in from_module
    from sys import argvv
ImportError: cannot import name 'argvv' from 'sys' (unknown location). Did you mean: 'argv'?
''')


def from_package():
    import os.path
    os.pth


check(from_package, r'''
Traceback (most recent call last):
  +2 in from_package
    os.pth
AttributeError: module 'os' has no attribute 'pth'. Did you mean: 'path'?
''')


def unbound():
    print(lenn)
    lenn = 1


check(unbound, r'''
Traceback (most recent call last):
  +1 in unbound
    print(lenn)
          ^^^^
UnboundLocalError: cannot access local variable 'lenn' where it is not associated with a value
''')


def undefined_global():
    global somewhere_else
    print(somewhere_els)


check(undefined_global, r'''
Traceback (most recent call last):
  +2 in undefined_global
    print(somewhere_els)
          ^^^^^^^^^^^^^
NameError: name 'somewhere_els' is not defined
''')


def of_property():
    class P:
        @property
        def value(self):
            return self.valeu
    P().value


check(of_property, r'''
Traceback (most recent call last):
  +5 in of_property
    P().value
  +4 in value
    return self.valeu
           ^^^^^^^^^^
AttributeError: 'P' object has no attribute 'valeu'. Did you mean: 'value'?
''')
