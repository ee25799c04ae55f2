# The match statement, and its words where they are only names.
match x:
    case 1: pass
    case -1 | 1.5 | -2j | 1 + 2j | -1 - 2.5j: pass
    case "a" "b" | b'c': pass
    case None | True | False: pass
    case _: pass
    case y: pass
    case a.b | a.b.c: pass
    case (y): pass
    case (y,) | [y] | () | []: pass
    case [a, *rest], (b, *_): pass
    case a, *b, c: pass
    case *a,: pass
    case {}: pass
    case {"a": 1, -1: x, None: _, a.b: [c], **rest}: pass
    case {**kw}: pass
    case {"a": y,}: pass
    case C(): pass
    case C(1, y, z=2, w=_,): pass
    case a.C(x=D(y)): pass
    case (1 | 2) as y: pass
    case [1, 2 as z] as w if z > w: pass
    case str() | None as s if (t := s): pass
match x, y:
    case 0, 1:
        match z:
            case 2: pass
match *x, y:
    case _: pass
match (x):
    case _: pass
match [x]:
    case _: pass
match -x:
    case _: pass
match x.y(z)[0] if a else b:
    case _:
        pass

match(x), match[x], match - x, match * x
match = case = 1
match.x = match(case)
match: int
match, case = case, match
print(match, case, _)
if match: case
