package time

// This file turns seconds into dates and back, in the proleptic Gregorian
// calendar and UTC.

import (
	"math"
	"strconv"

	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

const day = 86400 // seconds

var structTime = object.NewStructSeqType("time", "struct_time", 9, "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min",
	"tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff")

var (
	dayNames   = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December"}
)

// A moment is a point in time in parts, as struct_time has them, but months,
// days of the week and of the year count from 0.
type moment struct {
	year                   int64
	mon, mday              int
	hour, min, sec         int
	wday, yday             int // wday: Monday is 0
	zone                   string
	isdst                  int
	offset                 int // of the zone, in seconds
	hasOffset, hasZoneName bool
}

// daysFrom returns the number of days from 1970-01-01 to a date; mon counts from 0.
func daysFrom(year int64, mon, mday int) int64 {
	// Years begin in March, so that the leap day is the last one.
	m := int64(mon+10) % 12
	y := year
	if mon < 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*m+2)/5 + int64(mday) - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// weekday returns the day of the week, Monday being 0, so many days after 1970-01-01.
func weekday(days int64) int { return int(((days+3)%7 + 7) % 7) }

func isLeap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// daysIn returns the length of a month, which counts from 0.
func daysIn(year int64, mon int) int {
	switch mon {
	case 1:
		if isLeap(year) {
			return 29
		}
		return 28
	case 3, 5, 8, 10:
		return 30
	}
	return 31
}

// momentOf returns the moment so many seconds after 1970-01-01 00:00:00 UTC.
func momentOf(seconds int64) (m moment) {
	days := floorDiv(seconds, day)
	rest := int(seconds - days*day)
	m.hour, m.min, m.sec = rest/3600, rest/60%60, rest%60
	m.wday = weekday(days)
	z := days + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	month := (5*doy + 2) / 153
	m.mday = int(doy-(153*month+2)/5) + 1
	m.mon = int(month+2) % 12
	m.year = yoe + era*400
	if m.mon < 2 {
		m.year++
	}
	m.yday = int(days - daysFrom(m.year, 0, 1))
	return m
}

// value returns the moment as a struct_time.
func (m *moment) value() Value {
	n := func(i int) Value { return object.Int(int64(i)) }
	zone, offset := object.None, object.None
	if m.hasZoneName {
		zone = object.NewStr(m.zone)
	}
	if m.hasOffset {
		offset = n(m.offset)
	}
	return object.NewStructSeq(structTime, object.Int(m.year), n(m.mon+1), n(m.mday), n(m.hour), n(m.min), n(m.sec),
		n(m.wday), n(m.yday+1), n(m.isdst), zone, offset)
}

// secondsArg returns the seconds that an argument says, or now.
func secondsArg(t *Thread, v Value) (int64, error) {
	if v.IsNone() {
		t.Spend(readCost)
		return floorDiv(wall(machine.Of(t)), 1e9), nil
	}
	outOfRange := object.Raise(object.OverflowError, "timestamp out of range for platform time_t")
	if f, ok := object.AsFloat(v); ok {
		f = math.Floor(f)
		switch {
		case f != f:
			return 0, object.Raise(object.ValueError, "Invalid value NaN (not a number)")
		case f < math.MinInt64 || f >= math.MaxInt64:
			return 0, outOfRange
		}
		return inYears(int64(f))
	}
	if !object.IsIntLike(v) {
		return 0, object.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	n, ok := object.AsInt(v)
	if !ok {
		return 0, outOfRange
	}
	return inYears(n)
}

// inYears refuses seconds in a year that does not fit 32 bits.
func inYears(n int64) (int64, error) {
	const most, eoverflow = math.MaxInt32 * 365 * day, 75
	if n > most || n < -most {
		return 0, object.NewException(object.OSError, object.Int(eoverflow), object.NewStr("Value too large for defined data type"))
	}
	return n, nil
}

func brokenDown(t *Thread, v Value, zone string) (Value, error) {
	n, err := secondsArg(t, v)
	if err != nil {
		return Value{}, err
	}
	m := momentOf(n)
	m.zone, m.hasZoneName, m.hasOffset = zone, true, true
	return m.value(), nil
}

// momentArg reads a struct_time or a tuple of nine integers; unset stands for now.
func momentArg(t *Thread, v Value, function string) (m moment, err error) {
	if v.IsUnset() {
		n, err := secondsArg(t, object.None)
		m = momentOf(n)
		m.zone = "UTC"
		return m, err
	}
	tuple := object.AsTuple(v)
	if tuple == nil {
		return m, object.Raise(object.TypeError, "Tuple or struct_time argument required")
	}
	if len(tuple.Items) != 9 {
		return m, object.Raise(object.TypeError, function+"(): illegal time tuple argument")
	}
	var n [9]int64
	for i, item := range tuple.Items {
		k, ok := object.AsInt(item)
		switch {
		case !object.IsIntLike(item):
			return m, object.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", item.Type().Name)
		case !ok && object.AsBig(item).Sign() < 0 || k < math.MinInt32:
			return m, object.Raise(object.OverflowError, "signed integer is less than minimum")
		case !ok || k > math.MaxInt32:
			return m, object.Raise(object.OverflowError, "signed integer is greater than maximum")
		}
		n[i] = k
	}
	m = moment{year: n[0], mon: int(n[1]) - 1, mday: int(n[2]), hour: int(n[3]), min: int(n[4]), sec: int(n[5]),
		wday: int(n[6]), yday: int(n[7]) - 1, isdst: int(n[8]), zone: "UTC"}
	if v.Type() == structTime {
		if s := object.AsStrOrNil(object.Ptr[object.StructSeq](v).Field(9)); s != nil {
			m.zone = s.S
		}
	}
	return m, nil
}

// check makes sure that every part is in its range; 0 stands for 1 in those that count from 1.
func (m *moment) check() error {
	if m.mon == -1 {
		m.mon = 0
	}
	if m.mday == 0 {
		m.mday = 1
	}
	if m.yday == -1 {
		m.yday = 0
	}
	for _, c := range []struct {
		bad  bool
		what string
	}{
		{m.mon < 0 || m.mon > 11, "month"}, {m.mday < 0 || m.mday > 31, "day of month"}, {m.hour < 0 || m.hour > 23, "hour"},
		{m.min < 0 || m.min > 59, "minute"}, {m.sec < 0 || m.sec > 61, "seconds"}, {m.wday < -1, "day of week"},
		{m.yday < 0 || m.yday > 365, "day of year"},
	} {
		if c.bad {
			return object.Raise(object.ValueError, c.what+" out of range")
		}
	}
	m.wday = (m.wday + 7) % 7
	return nil
}

func asctime(t *Thread, a []Value) (Value, error) {
	m, err := momentArg(t, a[0], "asctime")
	if err == nil {
		err = m.check()
	}
	if err != nil {
		return Value{}, err
	}
	return object.NewStr(m.asctime()), nil
}

func ctime(t *Thread, a []Value) (Value, error) {
	n, err := secondsArg(t, a[0])
	if err != nil {
		return Value{}, err
	}
	m := momentOf(n)
	return object.NewStr(m.asctime()), nil
}

func (m *moment) asctime() string {
	return dayNames[m.wday][:3] + " " + monthNames[m.mon][:3] + " " + pad(m.mday, 2, ' ') + " " + m.clock() + " " + strconv.FormatInt(m.year, 10)
}

func (m *moment) clock() string {
	return pad(m.hour, 2, '0') + ":" + pad(m.min, 2, '0') + ":" + pad(m.sec, 2, '0')
}

// pad writes n in at least width characters.
func pad(n, width int, with byte) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = string(with) + s
	}
	return s
}

// seconds returns the moment as seconds since 1970; parts beyond their range carry over.
func (m *moment) seconds() int64 {
	year := m.year + floorDiv(int64(m.mon), 12)
	mon := int(int64(m.mon) - floorDiv(int64(m.mon), 12)*12)
	days := daysFrom(year, mon, 1) + int64(m.mday) - 1
	return days*day + int64(m.hour)*3600 + int64(m.min)*60 + int64(m.sec)
}

func mktime(t *Thread, a []Value) (Value, error) {
	m, err := momentArg(t, a[0], "mktime")
	if err != nil {
		return Value{}, err
	}
	return object.Float(float64(m.seconds())), nil
}
