"""Dates and times; C in CPython, so every method is one step."""

import math as _math
import time as _time

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059   # of date.max

_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


#: atomic
def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


#: atomic
def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


#: atomic
def _ymd2ord(year, month, day):
    # Days since 31 December of year 0.
    y = year - 1
    return (y * 365 + y // 4 - y // 100 + y // 400 + _DAYS_BEFORE[month] +
            (month > 2 and _is_leap(year)) + day)


#: atomic
def _ord2ymd(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    before = _DAYS_BEFORE[month] + (month > 2 and _is_leap(year))
    if before > n:
        month -= 1
        before -= _days_in_month(year, month)
    return year, month, n - before + 1


#: atomic
def _iso_week1_monday(year):
    firstday = _ymd2ord(year, 1, 1)
    firstweekday = (firstday + 6) % 7
    monday = firstday - firstweekday
    return monday + 7 if firstweekday > 3 else monday


#: atomic
def _round_half_even(x):
    n = _math.floor(x)
    d = x - n
    return n + 1 if d > 0.5 or d == 0.5 and n % 2 else n


#: atomic
def _index(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    return value.__index__() if not isinstance(value, int) else int(value)


#: atomic
class timedelta:
    """A length of time."""

    __slots__ = '_days', '_seconds', '_microseconds'

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        # Exactly, as a fraction of microseconds; rounded once.
        n, d = 0, 1
        for name, value, unit in (("days", days, 86400000000), ("seconds", seconds, 1000000),
                                  ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                                  ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                                  ("weeks", weeks, 604800000000)):
            if not isinstance(value, (int, float)):
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
            vn, vd = value.as_integer_ratio()
            n, d = n * vd + vn * unit * d, d * vd
        us, rest = divmod(n, d)
        if 2 * rest > d or 2 * rest == d and us % 2:
            us += 1
        return cls._of(us)

    @classmethod
    def _of(cls, us):
        # By microseconds.
        seconds, micro = divmod(us, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, micro
        return self

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def __repr__(self):
        args = []
        if self._days:
            args.append("days=%d" % self._days)
        if self._seconds:
            args.append("seconds=%d" % self._seconds)
        if self._microseconds:
            args.append("microseconds=%d" % self._microseconds)
        return "%s.%s(%s)" % (_module_of(self), self.__class__.__qualname__, ', '.join(args) or '0')

    def __str__(self):
        mm, ss = divmod(self._seconds, 60)
        hh, mm = divmod(mm, 60)
        s = "%d:%02d:%02d" % (hh, mm, ss)
        if self._days:
            s = "%d day%s, %s" % (self._days, "" if abs(self._days) == 1 else "s", s)
        if self._microseconds:
            s += ".%06d" % self._microseconds
        return s

    def total_seconds(self):
        """The length in seconds."""
        return self._us() / 10 ** 6

    @property
    def days(self):
        """Whole days."""
        return self._days

    @property
    def seconds(self):
        """Whole seconds within the day."""
        return self._seconds

    @property
    def microseconds(self):
        """Microseconds within the second."""
        return self._microseconds

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() + other._us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() - other._us())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return other - self
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._us())

    def __pos__(self):
        return timedelta._of(self._us())

    def __abs__(self):
        return timedelta._of(abs(self._us()))

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            n, d = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._us() * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        if isinstance(other, int):
            return timedelta._of(self._us() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, (int, float)):
            n, d = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._us() * d, n))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() % other._us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._us(), other._us())
            return q, timedelta._of(r)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, timedelta):
            return op(self._us(), other._us())
        return NotImplemented

    def __eq__(self, other):
        return self._compare(other, int.__eq__)

    def __lt__(self, other):
        return self._compare(other, int.__lt__)

    def __le__(self, other):
        return self._compare(other, int.__le__)

    def __gt__(self, other):
        return self._compare(other, int.__gt__)

    def __ge__(self, other):
        return self._compare(other, int.__ge__)

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._us() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


#: atomic
def _divide_nearest(a, b):
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2:
        q += 1
    return q


#: atomic
def _module_of(obj):
    return obj.__class__.__module__


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_ZERO = timedelta()


#: atomic
def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


#: atomic
def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond


#: atomic
def _check_tz(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


#: atomic
def _format_offset(off, sep=':'):
    if off is None:
        return ''
    sign = '-' if off.days < 0 else '+'
    total = abs(off)
    hh, mm = divmod(total, timedelta(hours=1))
    mm, ss = divmod(mm, timedelta(minutes=1))
    s = f'{sign}{hh:02d}{sep}{mm:02d}'
    if ss:
        s += f'{sep}{ss.seconds:02d}'
        if ss.microseconds:
            s += f'.{ss.microseconds:06d}'
    return s


#: atomic
def _wrap_strftime(obj, format, timetuple):
    # What time.strftime does not know: %f, %z, %:z and %Z.
    out = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c != '%' or i == len(format):
            out.append(c)
            continue
        c = format[i]
        i += 1
        if c == 'f':
            out.append('%06d' % getattr(obj, 'microsecond', 0))
        elif c == 'z' or c == ':' and format[i:i + 1] == 'z':
            i += c == ':'
            if hasattr(obj, 'utcoffset'):
                out.append(_format_offset(obj.utcoffset(), ':' if c == ':' else ''))
        elif c == 'Z':
            name = obj.tzname() if hasattr(obj, 'tzname') else None
            out.append((name or '').replace('%', '%%'))
        else:
            out.append('%' + c)
    return _time.strftime(''.join(out), timetuple)


#: atomic
def _bad_iso(text):
    return ValueError(f'Invalid isoformat string: {text!r}')


#: atomic
def _digits(text, n):
    # The n digits that a text begins with, and the rest.
    head = text[:n]
    if len(head) < n or not (head.isascii() and head.isdigit()):
        raise ValueError
    return int(head), text[n:]


#: atomic
def _parse_iso_date(text):
    year, rest = _digits(text, 4)
    dash = rest.startswith('-')
    rest = rest[dash:]
    if rest.startswith('W'):
        week, rest = _digits(rest[1:], 2)
        day = 1
        if rest:
            if rest.startswith('-') is not dash:
                raise ValueError
            day, rest = _digits(rest[dash:], 1)
        if rest:
            raise ValueError
        d = date.fromisocalendar(year, week, day)
        return d.year, d.month, d.day
    month, rest = _digits(rest, 2)
    if rest.startswith('-') is not dash:
        raise ValueError
    day, rest = _digits(rest[dash:], 2)
    if rest:
        raise ValueError
    return year, month, day


#: atomic
def _parse_hms(text):
    # Hours, minutes, seconds and microseconds.
    values = [0, 0, 0, 0]
    values[0], rest = _digits(text, 2)
    colon = rest.startswith(':')
    for i in (1, 2):
        if not rest or rest[0] in '.,':
            break
        if rest.startswith(':') is not colon:
            raise ValueError
        values[i], rest = _digits(rest[colon:], 2)
    if rest:
        if rest[0] not in '.,' or not rest[1:].isdigit():
            raise ValueError
        values[3] = int((rest[1:] + '000000')[:6])
    return values


#: atomic
def _parse_iso_time(text):
    tz = None
    for i, c in enumerate(text):
        if c in '+-Z':
            if c == 'Z':
                if text[i + 1:]:
                    raise ValueError
                tz = timezone.utc
            else:
                h, m, s, us = _parse_hms(text[i + 1:])
                off = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
                tz = timezone(-off if c == '-' else off) if off else timezone.utc
            text = text[:i]
            break
    return (*_parse_hms(text), tz)


#: atomic
class tzinfo:
    """Base of time zones."""

    __slots__ = ()

    def tzname(self, dt):
        """The zone's name."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """How far it is ahead of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """How much of that is summer time."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """The zone's time for a time in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        off = dt.utcoffset()
        if off is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = off - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst

    def __reduce__(self):
        args = self.__getinitargs__() if hasattr(self, '__getinitargs__') else ()
        return self.__class__, args, self.__getstate__()


#: atomic
class timezone(tzinfo):
    """A time zone with a fixed offset."""

    __slots__ = '_offset', '_name'

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not timedelta(hours=-24) < offset < timedelta(hours=24):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        if name is None and not offset and hasattr(cls, 'utc'):
            return cls.utc
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else f', {self._name!r}'
        return f'{_module_of(self)}.{self.__class__.__qualname__}({self._offset!r}{name})'

    def __str__(self):
        return self.tzname(None)

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + _format_offset(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        return dt + self._offset


UTC = timezone.utc = timezone(_ZERO)
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


#: atomic
class IsoCalendarDate(tuple):
    """Year, week and weekday as ISO counts them."""

    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    @property
    def year(self):
        """The year that the week belongs to."""
        return self[0]

    @property
    def week(self):
        """The week of the year."""
        return self[1]

    @property
    def weekday(self):
        """1 for Monday to 7 for Sunday."""
        return self[2]

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


#: atomic
class date:
    """A day."""

    __slots__ = '_year', '_month', '_day'

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, t):
        """The day of a time in seconds since 1970."""
        y, m, d = _time.localtime(t)[:3]
        return cls(y, m, d)

    @classmethod
    def today(cls):
        """This day."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The nth day from 1 January of the year 1."""
        if not 1 <= n <= _MAXORDINAL:
            raise ValueError('ordinal must be >= 1' if n < 1 else 'year is out of range')
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """A day written as ISO 8601 has it."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _parse_iso_date(date_string)
        except ValueError:
            raise _bad_iso(date_string) from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """A day by ISO year, week and weekday."""
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        weeks = (_iso_week1_monday(year + 1) - _iso_week1_monday(year)) // 7
        if not 1 <= week <= weeks:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(_iso_week1_monday(year) + (week - 1) * 7 + day - 1)

    def __repr__(self):
        return "%s.%s(%d, %d, %d)" % (_module_of(self), self.__class__.__qualname__, self._year, self._month,
                                      self._day)

    def ctime(self):
        """As in C."""
        return "%s %s %2d 00:00:00 %04d" % (_DAY_NAMES[self.weekday()], _MONTH_NAMES[self._month], self._day,
                                            self._year)

    def strftime(self, format):
        """Text by a format."""
        return _wrap_strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError("must be str, not %s" % type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        """YYYY-MM-DD."""
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    def __str__(self):
        return self.isoformat()

    @property
    def year(self):
        """The year."""
        return self._year

    @property
    def month(self):
        """The month, 1 to 12."""
        return self._month

    @property
    def day(self):
        """The day of the month."""
        return self._day

    def timetuple(self):
        """A time.struct_time."""
        return _struct_time(self, 0, 0, 0, -1)

    def toordinal(self):
        """Days since 31 December of the year 0."""
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """A copy with some parts changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _key(self):
        return self._year, self._month, self._day

    def _compare(self, other, op):
        if isinstance(other, date) and not isinstance(other, datetime):
            return op(self._key(), other._key())
        return NotImplemented

    def __eq__(self, other):
        return self._compare(other, tuple.__eq__)

    def __lt__(self, other):
        return self._compare(other, tuple.__lt__)

    def __le__(self, other):
        return self._compare(other, tuple.__le__)

    def __gt__(self, other):
        return self._compare(other, tuple.__gt__)

    def __ge__(self, other):
        return self._compare(other, tuple.__ge__)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            o = self.toordinal() + other.days
            if 0 < o <= _MAXORDINAL:
                return type(self).fromordinal(o)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """0 for Monday to 6 for Sunday."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """1 for Monday to 7 for Sunday."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """ISO year, week and weekday."""
        year = self._year
        week1 = _iso_week1_monday(year)
        today = self.toordinal()
        week, day = divmod(today - week1, 7)
        if week < 0:
            year -= 1
            week1 = _iso_week1_monday(year)
            week, day = divmod(today - week1, 7)
        elif week >= 52 and today >= _iso_week1_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def __reduce__(self):
        return self.__class__, self._key()


#: atomic
def _struct_time(d, hour, minute, second, dst):
    yday = _DAYS_BEFORE[d.month] + (d.month > 2 and _is_leap(d.year)) + d.day
    return _time.struct_time((d.year, d.month, d.day, hour, minute, second, d.weekday(), yday, dst))


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


#: atomic
def _iso_time(hour, minute, second, us, timespec):
    formats = {'hours': '{:02d}', 'minutes': '{:02d}:{:02d}', 'seconds': '{:02d}:{:02d}:{:02d}',
               'milliseconds': '{:02d}:{:02d}:{:02d}.{:03d}', 'microseconds': '{:02d}:{:02d}:{:02d}.{:06d}'}
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    elif timespec == 'milliseconds':
        us //= 1000
    try:
        fmt = formats[timespec]
    except KeyError:
        raise ValueError('Unknown timespec value') from None
    return fmt.format(hour, minute, second, us)


#: atomic
class time:
    """A time of day."""

    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold'

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(
            hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @property
    def hour(self):
        """The hour, 0 to 23."""
        return self._hour

    @property
    def minute(self):
        """The minute."""
        return self._minute

    @property
    def second(self):
        """The second."""
        return self._second

    @property
    def microsecond(self):
        """The microsecond."""
        return self._microsecond

    @property
    def tzinfo(self):
        """The time zone, or None."""
        return self._tzinfo

    @property
    def fold(self):
        """1: the second of two equal times when clocks are put back."""
        return self._fold

    @classmethod
    def fromisoformat(cls, time_string):
        """A time written as ISO 8601 has it."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _parse_iso_time(time_string.removeprefix('T'))
        except ValueError:
            raise _bad_iso(time_string) from None
        return cls(*parts)

    def isoformat(self, timespec='auto'):
        """HH:MM:SS and perhaps more."""
        s = _iso_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return s + _format_offset(self.utcoffset())

    __str__ = isoformat

    def strftime(self, format):
        """Text by a format."""
        return _wrap_strftime(self, format, _time.struct_time(
            (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError("must be str, not %s" % type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)

    def __repr__(self):
        if self._microsecond:
            s = ", %d, %d" % (self._second, self._microsecond)
        else:
            s = ", %d" % self._second if self._second else ""
        s = "%s.%s(%d, %d%s" % (_module_of(self), self.__class__.__qualname__, self._hour, self._minute, s)
        return s + _zone_repr(self) + ")"

    def utcoffset(self):
        """How far the zone is ahead of UTC, or None."""
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        """The zone's name, or None."""
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        """How much is summer time, or None."""
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """A copy with some parts changed."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _us(self):
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        off = self.utcoffset()
        return us if off is None else us - off._us()

    def _compare(self, other, op, is_eq=False):
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if is_eq:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return op(self._us(), other._us())

    def __eq__(self, other):
        return self._compare(other, int.__eq__, True)

    def __lt__(self, other):
        return self._compare(other, int.__lt__)

    def __le__(self, other):
        return self._compare(other, int.__le__)

    def __gt__(self, other):
        return self._compare(other, int.__gt__)

    def __ge__(self, other):
        return self._compare(other, int.__ge__)

    def __hash__(self):
        return hash(self._us())

    def __reduce__(self):
        args = (self._hour, self._minute, self._second, self._microsecond)
        return self.__class__, args if self._tzinfo is None else (*args, self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


#: atomic
def _zone_repr(obj):
    s = ''
    if obj._tzinfo is not None:
        s += f', tzinfo={obj._tzinfo!r}'
    if obj._fold:
        s += ', fold=1'
    return s


#: atomic
class datetime(date):
    """A day and a time of day."""

    __slots__ = time.__slots__

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(
            hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def _of(cls, days, us, tz=None):
        # By days since year 0 and microseconds, which may be more than a day's or negative.
        more, us = divmod(us, 86400000000)
        days += more
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_ord2ymd(days), hour, minute, second, us, tz)

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The time so many seconds after 1970 began."""
        _check_tz(tz)
        if isinstance(timestamp, float):
            n, d = timestamp.as_integer_ratio()
            us = _divide_nearest(n * 1000000, d)
        else:
            us = _index(timestamp) * 1000000
        # The simulated computer's zone is UTC.
        result = cls._of(719163, us, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, t):
        """Deprecated: use fromtimestamp(t, UTC)."""
        import warnings
        warnings.warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a "
                      "future version. Use timezone-aware objects to represent datetimes in UTC: "
                      "datetime.datetime.fromtimestamp(timestamp, datetime.UTC).", DeprecationWarning)
        return cls.fromtimestamp(t)

    @classmethod
    def now(cls, tz=None):
        """The time now."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        """Deprecated: use now(UTC)."""
        import warnings
        warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. "
                      "Use timezone-aware objects to represent datetimes in UTC: "
                      "datetime.datetime.now(datetime.UTC).", DeprecationWarning)
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A day and a time together."""
        tz = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, tz,
                   fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """A time written as ISO 8601 has it."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        # The date ends where something stands that dates do not have.
        for i in (10, 8, 7):
            head, rest = date_string[:i], date_string[i:]
            try:
                parts = _parse_iso_date(head)
                return cls(*parts, *(_parse_iso_time(rest[1:]) if rest else ()))
            except ValueError as exc:
                if 'must be' in str(exc) or 'out of range' in str(exc):
                    raise
        raise _bad_iso(date_string)

    @classmethod
    def strptime(cls, date_string, format):
        """The time in a text, by a format."""
        fields = _strptime(date_string, format)
        tz = fields.pop('tz', None)
        if 'yday' in fields:
            yday = fields.pop('yday')
            d = date(fields['year'], 1, 1) + timedelta(yday - 1)
            fields['month'], fields['day'] = d.month, d.day
        return cls(fields['year'], fields['month'], fields['day'], fields['hour'], fields['minute'],
                   fields['second'], fields['us'], tz)

    def timetuple(self):
        dst = self.dst()
        return _struct_time(self, self._hour, self._minute, self._second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        """A time.struct_time in UTC."""
        offset = self.utcoffset()
        d = self - offset if offset else self
        return _struct_time(d, d.hour, d.minute, d.second, 0)

    def timestamp(self):
        """Seconds since 1970 began."""
        offset = self.utcoffset() or _ZERO
        return ((self.toordinal() - 719163) * 86400000000 + self._us() - offset._us()) / 10 ** 6

    def date(self):
        """The day."""
        return date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without zone."""
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day, with zone."""
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """A copy with some parts changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        if tz is None:
            tz = timezone(_ZERO, 'UTC')
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError("tz argument must be an instance of tzinfo")
        offset = self.utcoffset()
        if tz is self._tzinfo and offset is not None:
            return self
        utc = (self - (offset or _ZERO)).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        return "%s %s %2d %02d:%02d:%02d %04d" % (_DAY_NAMES[self.weekday()], _MONTH_NAMES[self._month],
                                                  self._day, self._hour, self._minute, self._second, self._year)

    def isoformat(self, sep='T', timespec='auto'):
        """YYYY-MM-DDTHH:MM:SS and perhaps more."""
        s = "%04d-%02d-%02d%c" % (self._year, self._month, self._day, sep)
        s += _iso_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return s + _format_offset(self.utcoffset())

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if parts[-1] == 0:
            del parts[-1]
            if parts[-1] == 0:
                del parts[-1]
        return "%s.%s(%s%s)" % (_module_of(self), self.__class__.__qualname__, ", ".join(map(str, parts)),
                                _zone_repr(self))

    def __str__(self):
        return self.isoformat(sep=' ')

    def utcoffset(self):
        """How far the zone is ahead of UTC, or None."""
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        """The zone's name, or None."""
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        """How much is summer time, or None."""
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _compare(self, other, op, is_eq=False):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if is_eq:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return op((self - other)._us(), 0)

    def __eq__(self, other):
        return self._compare(other, int.__eq__, True)

    def __lt__(self, other):
        return self._compare(other, int.__lt__)

    def __le__(self, other):
        return self._compare(other, int.__le__)

    def __gt__(self, other):
        return self._compare(other, int.__gt__)

    def __ge__(self, other):
        return self._compare(other, int.__ge__)

    def __hash__(self):
        offset = self.utcoffset() or _ZERO
        return hash((self.toordinal() * 86400000000 + self._us() - offset._us()))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self.toordinal(), self._us() + other._us(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        us = (self.toordinal() - other.toordinal()) * 86400000000 + self._us() - other._us()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if (mine is None) != (theirs is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if mine is not None:
                us += theirs._us() - mine._us()
        return timedelta._of(us)

    def __reduce__(self):
        args = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)
        return self.__class__, args if self._tzinfo is None else (*args, self._tzinfo)


_tzinfo_class = tzinfo     # inside datetime the name means the attribute
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

_FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FULL_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
                "october", "november", "december")

# How many digits a directive takes at most, the field that it sets, and its range.
_NUMBERS = {'d': (2, 'day', 1, 31), 'm': (2, 'month', 1, 12), 'Y': (4, 'year', 0, 9999), 'y': (2, 'y', 0, 99),
            'H': (2, 'hour', 0, 23), 'I': (2, 'I', 1, 12), 'M': (2, 'minute', 0, 59), 'S': (2, 'second', 0, 61),
            'j': (3, 'yday', 1, 366), 'f': (6, 'f', 0, 999999), 'w': (1, None, 0, 6), 'u': (1, None, 1, 7)}
_COMBINED = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y', 'T': '%H:%M:%S',
             'R': '%H:%M', 'F': '%Y-%m-%d'}


#: atomic
def _strptime(text, format):
    # The fields that a text has by a format.
    for arg, what in ((text, 0), (format, 1)):
        if not isinstance(arg, str):
            raise TypeError("strptime() argument {} must be str, not {}".format(what, type(arg)))
    mismatch = ValueError("time data %r does not match format %r" % (text, format))
    for c, meaning in _COMBINED.items():
        format = format.replace('%' + c, meaning)
    fields = dict(year=1900, month=1, day=1, hour=0, minute=0, second=0, us=0)
    at = 0
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            end = at
            while end < len(text) and text[end].isspace():
                end += 1
            if end == at:
                raise mismatch
            at = end
            continue
        if c != '%':
            if text[at:at + 1].lower() != c.lower():
                raise mismatch
            at += 1
            continue
        if i == len(format):
            raise ValueError("stray %% in format '%s'" % format)
        c = format[i]
        i += 1
        if c == '%':
            if text[at:at + 1] != '%':
                raise mismatch
            at += 1
        elif c in _NUMBERS:
            width, name, low, high = _NUMBERS[c]
            end = at
            while end < len(text) and end - at < width and text[end].isdigit():
                end += 1
            # Fewer digits if more would be too much: 31 of 315.
            while end > at + 1 and not low <= int(text[at:end]) <= high:
                end -= 1
            if end == at or c == 'Y' and end - at < 4 or not low <= int(text[at:end]) <= high:
                raise mismatch
            digits = text[at:end]
            at = end
            if name == 'f':
                fields['us'] = int((digits + '000000')[:6])
            elif name == 'y':
                y = int(digits)
                fields['year'] = y + (2000 if y <= 68 else 1900)
            elif name == 'I':
                fields['I'] = int(digits)
            elif name is not None:
                fields[name] = int(digits)
        elif c in 'aAbBp':
            at = _strptime_word(text, at, c, fields, mismatch)
        elif c in 'zZ':
            at = _strptime_zone(text, at, c, fields, mismatch)
        else:
            raise ValueError("'%s' is a bad directive in format '%s'" % (c, format))
    if at != len(text):
        raise ValueError("unconverted data remains: %s" % text[at:])
    hour12 = fields.pop('I', None)
    pm = fields.pop('pm', None)
    if hour12 is not None:
        fields['hour'] = hour12 % 12 + (12 if pm else 0)
    return fields


#: atomic
def _strptime_word(text, at, c, fields, mismatch):
    rest = text[at:].lower()
    if c == 'p':
        if rest[:2] not in ('am', 'pm'):
            raise mismatch
        fields['pm'] = rest[0] == 'p'
        return at + 2
    words = _FULL_DAYS if c in 'aA' else _FULL_MONTHS
    for n, word in enumerate(words):
        if c in 'ab':
            word = word[:3]
        if rest.startswith(word):
            if c in 'bB':
                fields['month'] = n + 1
            return at + len(word)
    raise mismatch


#: atomic
def _strptime_zone(text, at, c, fields, mismatch):
    rest = text[at:]
    if c == 'Z':
        for name in ('UTC', 'GMT'):
            if rest.upper().startswith(name):
                return at + 3
        raise mismatch
    if rest[:1] in ('Z', 'z'):
        fields['tz'] = timezone.utc
        return at + 1
    if rest[:1] not in ('+', '-'):
        raise mismatch
    end = at + 1
    while end < len(text) and (text[end].isdigit() or text[end] in ':.'):
        end += 1
    try:
        h, m, s, us = _parse_hms(text[at + 1:end])
    except ValueError:
        raise mismatch
    off = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
    fields['tz'] = timezone(-off if rest[0] == '-' else off)
    return end
