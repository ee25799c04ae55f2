print(nothing)  # raises: NameError: name 'nothing' is not defined
---
def f():
    return x  # raises: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
    x = 1


f()
---
def outer():
    def inner():
        return x  # raises: NameError: cannot access free variable 'x' where it is not associated with a value in enclosing scope

    inner()
    x = 1


outer()
---
class C:
    a = b  # raises: NameError: name 'b' is not defined
---
try:
    raise ValueError
except ValueError as e:
    pass
print(e)  # raises: NameError: name 'e' is not defined
---
del missing  # raises: NameError: name 'missing' is not defined
---
def f():
    x = 1
    del x
    del x  # raises: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value


f()
---
x = [y for y in range(3)]
print(y)  # raises: NameError: name 'y' is not defined
---
length = 3
print(lenght)  # raises: NameError: name 'lenght' is not defined. Did you mean: 'length'?
