"""Python's operators as functions."""

from _operator import *
import _operator

__all__ = ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem', 'eq',
           'floordiv', 'ge', 'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imatmul',
           'imod', 'imul', 'index', 'indexOf', 'inv', 'invert', 'ior', 'ipow', 'irshift', 'is_', 'is_not',
           'isub', 'itemgetter', 'itruediv', 'ixor', 'le', 'length_hint', 'lshift', 'lt', 'matmul',
           'methodcaller', 'mod', 'mul', 'ne', 'neg', 'not_', 'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub',
           'truediv', 'truth', 'xor']

# Each operator's function also goes by the name of its method.
for _name in ('abs add and_ call concat contains delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv '
              'ilshift imatmul imod imul index inv invert ior ipow irshift isub itruediv ixor le lshift lt '
              'matmul mod mul ne neg not_ or_ pos pow rshift setitem sub truediv xor').split():
    globals()[f'__{_name.rstrip("_")}__'] = getattr(_operator, _name)
del _name
