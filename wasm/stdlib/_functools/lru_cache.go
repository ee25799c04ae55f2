package _functools

// This file defines the wrapper that lru_cache puts around a function.

import "taketurns/wasm/object"

// cache is a function with a memory of its results. The results stand in the
// order in which they were last used.
type cache struct {
	object.Head
	fn, info     Value // the function; the type of what cache_info returns
	maxsize      int   // -1: no limit
	typed        bool
	results      *object.Dict
	hits, misses int64
	attrs        *object.Dict
}

var cacheType = object.NewBuiltin("_lru_cache_wrapper", object.ObjectType, true)

// keywordMark separates positional from keyword arguments in a key.
var keywordMark = object.NewBuiltin("_kwd_mark", object.ObjectType, false)

func asCache(v Value) *cache { return object.As[cache](v, cacheType) }

func defineCache() {
	k := cacheType
	k.In("functools")
	k.AttrsOf = func(v Value) **object.Dict { return &object.Ptr[cache](v).attrs }
	k.Define(
		object.Decl("static __new__(cls, user_function, maxsize, typed, cache_info_type)", newCache),
		object.Decl("__call__(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&cachedCall{c: asCache(a[0]), args: object.AsTuple(a[1]).Items, kw: object.AsDict(a[2])})
		}),
		object.Decl("keep __get__(self, instance, owner=None, /)", func(_ *Thread, a []Value) (Value, error) {
			if a[1].IsNone() {
				return a[0], nil
			}
			return object.NewMethod(a[0], a[1]), nil
		}),
		object.Decl("cache_info(self, /)", func(t *Thread, a []Value) (Value, error) {
			c, limit := asCache(a[0]), object.None
			if c.maxsize >= 0 {
				limit = object.Int(int64(c.maxsize))
			}
			return t.Call(c.info, []Value{object.Int(c.hits), object.Int(c.misses), limit, object.Int(int64(c.results.Len()))}, nil)
		}),
		object.Decl("cache_clear(self, /)", func(_ *Thread, a []Value) (Value, error) {
			c := asCache(a[0])
			c.hits, c.misses = 0, 0
			c.results.Clear()
			return object.None, nil
		}),
		object.Decl("keep __reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.GetAttr(a[0], object.Intern("__qualname__"))
		}),
		object.Decl("keep __copy__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }),
		object.Decl("keep __deepcopy__(self, memo, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }),
	)
	k.Getters(Getter{Name: "__dict__", Get: func(_ *Thread, v Value) (Value, error) { return object.Of(object.MakeAttrs(v)), nil }})
}

func newCache(t *Thread, a []Value) (Value, error) {
	c := &cache{Head: object.Head{Type: cacheType}, fn: a[1], info: a[4], maxsize: -1, results: object.NewDict()}
	if !object.IsCallable(c.fn) {
		return Value{}, object.Raise(object.TypeError, "the first argument must be callable")
	}
	c.typed = a[3] == object.True
	if !a[2].IsNone() {
		n, ok := object.AsInt(a[2])
		if !ok {
			return Value{}, object.Raise(object.TypeError, "maxsize should be integer or None")
		}
		c.maxsize = int(max(0, n))
	}
	return t.NewOf(cacheType, a[0], object.Of(c))
}

// key makes one object of the arguments: a single int or string itself, else a
// tuple of them.
func (c *cache) key(args []Value, kw *object.Dict) Value {
	if len(args) == 1 && kw.Len() == 0 && !c.typed {
		if v := args[0]; v.Type() == object.StrType || v.Type() == object.IntType {
			return v
		}
	}
	key := append([]Value(nil), args...)
	if kw.Len() > 0 {
		key = append(key, object.Of(keywordMark))
	}
	for i := 0; ; {
		name, v, next, more := kw.Next(i)
		if !more {
			break
		}
		key = append(key, name, v)
		i = next
	}
	if c.typed {
		for _, v := range args {
			key = append(key, object.Of(v.Type()))
		}
		for i := 0; ; {
			_, v, next, more := kw.Next(i)
			if !more {
				break
			}
			key = append(key, object.Of(v.Type()))
			i = next
		}
	}
	return object.NewTuple(key)
}

// cachedCall is one call: look the key up, else call the function and keep its result.
type cachedCall struct {
	c           *cache
	args        []Value
	kw          *object.Dict
	key, result Value
	step        int
}

const (
	cacheLook   = iota
	cacheLooked // a result, or none
	cacheMoved  // a result that was used went to the end
	cacheCalled // the function returned
	cacheAgain  // did another call keep a result meanwhile?
	cacheKept
)

func (f *cachedCall) Resume(t *Thread, in Value, err error) (Value, error) {
	c := f.c
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case cacheLook:
			if f.step = cacheLooked; c.maxsize == 0 {
				in = Value{}
				continue
			}
			f.key = c.key(f.args, f.kw)
			if in, err = t.DictGet(c.results, f.key); err == object.Pending {
				return in, err
			}
		case cacheLooked:
			if !in.IsUnset() {
				c.hits++
				if c.maxsize < 0 {
					return in, nil
				}
				f.result, f.step = in, cacheMoved
				if in, err = t.DictPop(c.results, f.key, in); err == object.Pending {
					return in, err
				}
				continue
			}
			c.misses++
			f.step = cacheCalled
			args, names := object.SpreadArgs(&object.Tuple{Items: f.args}, f.kw)
			if in, err = t.Call(c.fn, args, names); err == object.Pending {
				return in, err
			}
		case cacheCalled:
			if f.result = in; c.maxsize == 0 {
				return in, nil
			}
			f.step = cacheMoved
			if c.maxsize > 0 {
				f.step = cacheAgain
				if in, err = t.DictGet(c.results, f.key); err == object.Pending {
					return in, err
				}
			}
		case cacheAgain:
			if !in.IsUnset() {
				return f.result, nil
			}
			if c.results.Len() >= c.maxsize {
				c.results.RemoveFirst()
			}
			f.step = cacheMoved
		case cacheMoved:
			f.step = cacheKept
			if in, err = t.DictSet(c.results, f.key, f.result); err == object.Pending {
				return in, err
			}
		case cacheKept:
			return f.result, nil
		}
	}
}
