package machine

// This file defines the clocks that programs can read. All of them are virtual:
// they start at fixed moments and nothing but the run moves them.

import (
	"math"

	"taketurns/wasm/compile"
	"taketurns/wasm/object"
)

const (
	// Epoch is what time.time() shows when a run begins, in nanoseconds: 2025-01-01 09:00:00 UTC.
	Epoch = 1735722000_000000000
	// Boot is what the monotonic clocks show then, in nanoseconds: the computer has been on for a while.
	Boot = 1000_000000000
)

// CPU returns how long the thread has been running on cores.
func (th *Thread) CPU() int64 {
	if m := th.M; m.cur == th {
		return th.cpu + (m.granted-th.T.Fuel)*compile.Tick
	}
	return th.cpu
}

// CPU returns how long the threads of the process have been running on cores.
func (p *Process) CPU() int64 {
	sum := p.cpu
	for _, th := range p.Threads {
		sum += th.CPU()
	}
	return sum
}

// Duration turns seconds, an int or a float, into nanoseconds. Parts of a
// nanosecond count as a whole one, as for CPython's timeouts.
func Duration(v object.Value) (int64, error) {
	if f, ok := object.AsFloat(v); ok {
		switch f = f * 1e9; {
		case f != f:
			return 0, object.Raise(object.ValueError, "Invalid value NaN (not a number)")
		case f < 0:
			f = math.Floor(f)
		default:
			f = math.Ceil(f)
		}
		if f < math.MinInt64 || f >= math.MaxInt64 {
			return 0, object.Raise(object.OverflowError, "timestamp out of range for platform time_t")
		}
		return int64(f), nil
	}
	if !object.IsIntLike(v) {
		return 0, object.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	n, ok := object.AsInt(v)
	const most = math.MaxInt64 / 1_000_000_000
	if !ok || n > most || n < -most {
		return 0, object.Raise(object.OverflowError, "timestamp too large to convert to C PyTime_t")
	}
	return n * 1e9, nil
}

// After returns the time d nanoseconds from now, as Wait.Until wants it.
func (th *Thread) After(d int64) int64 {
	const never = math.MaxInt64 / 2 // well after MaxTime
	return max(th.Now()+min(d, never), 1)
}
