// Package _random is the native part of random: the Mersenne Twister MT19937
// (M. Matsumoto and T. Nishimura, 1998), with the same numbers for the same
// seeds as CPython.
package _random

import (
	"math/big"

	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _random.
var Module = object.Library{
	Name: "_random",
	Doc:  "Module implements the Mersenne Twister random number generator.",
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "Random", object.Of(randomType))
		return nil
	},
}

// generator is a _random.Random.
type generator struct {
	object.Head
	twister
}

var randomType = object.NewBuiltin("Random", object.ObjectType, true)

func self(a []Value) *generator { return object.As[generator](a[0], randomType) }

func init() {
	randomType.Module = "_random"
	randomType.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			g := &generator{Head: object.Head{Type: randomType}}
			g.seed(unseeded(t))
			return t.Wrap(object.AsType(a[0]), object.Of(g)), nil
		}),
		object.Decl("__init__(self, x=None, /)", seed),
		object.Decl("seed(self, n=None, /)", seed),
		object.Decl("random(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Float(self(a).float()), nil }),
		object.Decl("getrandbits(self, k:int, /)", getRandBits),
		object.Decl("getstate(self, /)", getState),
		object.Decl("setstate(self, state, /)", setState),
	)
}

// seed starts the sequence anew: from an int, from the hash of anything else,
// or for None from where nobody chose.
func seed(t *Thread, a []Value) (Value, error) {
	g := self(a)
	switch {
	case a[1].IsNone():
		g.seed(unseeded(t))
	case object.IsIntLike(a[1]):
		g.seed(words(object.AsBig(a[1])))
	default:
		return t.Run(&seedFrame{g: g, from: a[1]})
	}
	return object.None, nil
}

// unseeded returns a key for a generator that nobody seeded.
func unseeded(t *Thread) []uint32 {
	key := make([]uint32, 0, 8)
	for range 4 {
		n := t.Interp.Random()
		key = append(key, uint32(n), uint32(n>>32))
	}
	return key
}

// words splits the absolute value of an int into 32-bit words, the lowest first.
func words(n *big.Int) (key []uint32) {
	for _, w := range new(big.Int).Abs(n).Bits() {
		key = append(key, uint32(w), uint32(uint64(w)>>32))
	}
	for len(key) > 1 && key[len(key)-1] == 0 {
		key = key[:len(key)-1]
	}
	if len(key) == 0 {
		return []uint32{0}
	}
	return key
}

// seedFrame seeds from a hash.
type seedFrame struct {
	g     *generator
	from  Value
	asked bool
}

func (f *seedFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.HashValue(f.from); err == object.Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	f.g.seed(words(new(big.Int).SetUint64(uint64(in.N))))
	return object.None, nil
}

func getRandBits(t *Thread, a []Value) (Value, error) {
	k, ok := object.AsInt(a[1])
	switch {
	case object.AsBig(a[1]).Sign() < 0:
		return Value{}, object.Raise(object.ValueError, "number of bits must be non-negative")
	case !ok || k > 1<<31-1:
		return Value{}, object.Raise(object.OverflowError, "Python int too large to convert to C int")
	case k == 0:
		return object.Int(0), nil
	}
	g := self(a)
	if k <= 32 {
		return object.Int(int64(g.next() >> (32 - k))), nil
	}
	if err := t.Allocate(k / 8); err != nil {
		return Value{}, err
	}
	t.Spend(k / 32)
	b := make([]byte, (k+31)/32*4) // most significant first
	for end := len(b); end > 0; end -= 4 {
		r := g.next()
		if k < 32 {
			r >>= 32 - k
		}
		k -= 32
		b[end-1], b[end-2], b[end-3], b[end-4] = byte(r), byte(r>>8), byte(r>>16), byte(r>>24)
	}
	return object.IntFromBig(new(big.Int).SetBytes(b)), nil
}

func getState(_ *Thread, a []Value) (Value, error) {
	g := self(a)
	items := make([]Value, 0, size+1)
	for _, w := range g.state {
		items = append(items, object.Int(int64(w)))
	}
	return object.NewTuple(append(items, object.Int(int64(g.index)))), nil
}

func setState(_ *Thread, a []Value) (Value, error) {
	state := object.AsTuple(a[1])
	switch {
	case state == nil:
		return Value{}, object.Raise(object.TypeError, "state vector must be a tuple")
	case len(state.Items) != size+1:
		return Value{}, object.Raise(object.ValueError, "state vector is the wrong size")
	}
	var to twister
	for i, v := range state.Items {
		b := object.AsBig(v)
		if b == nil {
			return Value{}, object.Raise(object.TypeError, "an integer is required")
		}
		if i < size {
			if b.Sign() < 0 {
				return Value{}, object.Raise(object.OverflowError, "can't convert negative value to unsigned int")
			}
			to.state[i] = uint32(new(big.Int).And(b, big.NewInt(1<<32-1)).Uint64())
			continue
		}
		if !b.IsInt64() || b.Int64() < 0 || b.Int64() > size {
			return Value{}, object.Raise(object.ValueError, "invalid state")
		}
		to.index = int(b.Int64())
	}
	self(a).twister = to
	return object.None, nil
}
