package object

// This file reads int arguments that signatures have already converted
// (convert.go): whole numbers of 64 bits, and the start and end of a search.

// smallIndex returns an argument that must be an int of 64 bits.
func smallIndex(v Value) (int64, error) {
	if n, ok := AsInt(v); ok {
		return n, nil
	}
	if IsIntLike(v) {
		return 0, Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return 0, Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.O.Type.Name)
}

// clampedIndex returns a bound of a slice: an int of any size, cut down to 64
// bits, or def for None or an argument not given.
func clampedIndex(v Value, def int64) (int64, error) {
	if v.O == nil || v.IsNone() {
		return def, nil
	}
	if n, ok := AsInt(v); ok {
		return n, nil
	}
	if b := AsBig(v); b != nil {
		if b.Sign() < 0 {
			return -1 << 63, nil
		}
		return 1<<63 - 1, nil
	}
	return 0, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
}

// bounds resolves start and stop as find, count and startswith take them,
// against a sequence of n items. hi may be less than lo.
func bounds(start, stop Value, n int) (lo, hi int, err error) {
	i, err := clampedIndex(start, 0)
	if err != nil {
		return 0, 0, err
	}
	j, err := clampedIndex(stop, int64(n))
	if err != nil {
		return 0, 0, err
	}
	if i < 0 {
		i = max(i+int64(n), 0)
	}
	if j < 0 {
		j = max(j+int64(n), 0)
	}
	return int(min(i, int64(n)+1)), int(min(j, int64(n))), nil
}
