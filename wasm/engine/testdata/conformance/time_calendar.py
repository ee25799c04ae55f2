"""time: dates from seconds and back, written and read by formats."""
import time


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert type(e) is kind and message in str(e), (type(e), str(e))
    else:
        raise AssertionError(f"{f} does not raise {kind}")


epoch = time.gmtime(0)
assert epoch == (1970, 1, 1, 0, 0, 0, 3, 1, 0)
assert epoch.tm_zone == "GMT" and epoch.tm_gmtoff == 0
assert repr(epoch) == ("time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, "
                       "tm_wday=3, tm_yday=1, tm_isdst=0)")
assert tuple(time.gmtime(-1.5)) == (1969, 12, 31, 23, 59, 58, 2, 365, 0)
assert tuple(time.gmtime(1.999999999))[5] == 1
assert tuple(time.gmtime(951782400)) == (2000, 2, 29, 0, 0, 0, 1, 60, 0)
assert tuple(time.gmtime(-10**13))[:3] == (-314918, 8, 13)
assert tuple(time.gmtime(-2208988800))[:3] == (1900, 1, 1)
raises(ValueError, "Invalid value NaN", time.gmtime, float("nan"))
raises(OverflowError, "timestamp out of range for platform time_t", time.gmtime, 1e20)
raises(OverflowError, "timestamp out of range for platform time_t", time.gmtime, 2**63)
raises(OSError, "[Errno 75] Value too large for defined data type", time.gmtime, 10**18)
raises(TypeError, "'str' object cannot be interpreted as an integer", time.gmtime, "x")

# Every day of four centuries, there and back.
for day in range(-146097, 146097, 97):
    assert time.mktime(time.localtime(day * 86400 + 7)) == day * 86400 + 7
assert time.mktime((2024, 14, 35, 25, 61, 61, 0, 0, 0)) - time.mktime((2025, 3, 8, 2, 2, 1, 0, 0, 0)) == 0
raises(TypeError, "mktime(): illegal time tuple argument", time.mktime, (2024, 1, 1))
raises(TypeError, "Tuple or struct_time argument required", time.mktime, 5)

assert time.asctime(epoch) == "Thu Jan  1 00:00:00 1970"
assert time.asctime((2024, 1, 2, 3, 4, 5, 6, 7, 8)) == "Sun Jan  2 03:04:05 2024"
for index, value, message in ((1, 13, "month"), (2, 32, "day of month"), (3, 24, "hour"), (4, 60, "minute"),
                              (5, 62, "seconds"), (6, -2, "day of week"), (7, 367, "day of year")):
    parts = [2024, 1, 2, 3, 4, 5, 6, 7, 8]
    parts[index] = value
    raises(ValueError, message + " out of range", time.asctime, tuple(parts))
raises(OverflowError, "signed integer is greater than maximum", time.asctime, (10**12, 1, 1, 0, 0, 0, 0, 1, 0))

afternoon = (2024, 12, 31, 15, 4, 5, 1, 366, 0)
for format, text in (
    ("%Y-%m-%d %H:%M:%S", "2024-12-31 15:04:05"), ("%a %A %b %B %h", "Tue Tuesday Dec December Dec"),
    ("%c|%x|%X", "Tue Dec 31 15:04:05 2024|12/31/24|15:04:05"), ("%I %p %l %P", "03 PM  3 pm"), ("%j %y %C", "366 24 20"),
    ("%U %W %V %G %g %u %w", "52 53 01 2025 25 2 2"), ("%D|%F|%T|%R|%r", "12/31/24|2024-12-31|15:04:05|15:04|03:04:05 PM"),
    ("%e %k", "31 15"), ("%%|%n|%t", "%|\n|\t"), ("%q %", "%q %"), ("%-d %_m %05d %Ey %Od", "31 12 00031 24 31"), ("%10Y", "0000002024"),
    ("\u00e9%Y\u00fc", "\u00e92024\u00fc"), ("", ""), ("%z", "+0000"),
):
    assert time.strftime(format, afternoon) == text, (format, time.strftime(format, afternoon))
assert time.strftime("%U %W %V %G %g", (2021, 1, 3, 0, 0, 0, 6, 3, 0)) == "01 00 53 2020 20"
assert time.strftime("%j %d %m", (2024, 0, 0, 0, 0, 0, 0, 0, 0)) == "001 01 01"
assert time.strftime("%Z", epoch) == "GMT"
assert time.strftime("%Y %y %C %G", (-5, 1, 1, 0, 0, 0, 0, 1, 0)) == "-5 95 -1 -5"
assert time.strftime("%Y", (5, 1, 1, 0, 0, 0, 0, 1, 0)) == "5"
raises(ValueError, "embedded null character", time.strftime, "a\0")
raises(TypeError, "strftime() argument 1 must be str, not int", time.strftime, 5)

for text, format, parts in (
    ("2024-01-02", "%Y-%m-%d", (2024, 1, 2, 0, 0, 0, 1, 2, -1)),
    ("24 Jan 5 3PM Tue", "%y %b %d %I%p %a", (2024, 1, 5, 15, 0, 0, 1, 5, -1)),
    ("12:13:14.5", "%H:%M:%S.%f", (1900, 1, 1, 12, 13, 14, 0, 1, -1)),
    ("30 Nov 00", "%d %b %y", (2000, 11, 30, 0, 0, 0, 3, 335, -1)),
    ("2024 200", "%Y %j", (2024, 7, 18, 0, 0, 0, 3, 200, -1)),
    ("Thu Jan  1 00:00:00 1970", "%a %b %d %H:%M:%S %Y", (1970, 1, 1, 0, 0, 0, 3, 1, -1)),
    ("2024-W05-3", "%G-W%V-%u", (2024, 1, 31, 0, 0, 0, 2, 31, -1)),
    ("2024 05 3", "%Y %U %w", (2024, 2, 7, 0, 0, 0, 2, 38, -1)),
    ("2024 05 3", "%Y %W %w", (2024, 1, 31, 0, 0, 0, 2, 31, -1)),
    ("20241", "%Y%m", (2024, 1, 1, 0, 0, 0, 0, 1, -1)),
    ("12 AM", "%I %p", (1900, 1, 1, 0, 0, 0, 0, 1, -1)), ("12 pm", "%I %p", (1900, 1, 1, 12, 0, 0, 0, 1, -1)),
    ("utc", "%Z", (1900, 1, 1, 0, 0, 0, 0, 1, 0)), ("-01:30:15.5", "%z", (1900, 1, 1, 0, 0, 0, 0, 1, -1)),
    ("29 2 1904", "%d %m %Y", (1904, 2, 29, 0, 0, 0, 0, 60, -1)),
    ("Tue Jan  2 03:04:05 2024", "%c", (2024, 1, 2, 3, 4, 5, 1, 2, -1)), ("01/02/24", "%x", (2024, 1, 2, 0, 0, 0, 1, 2, -1)),
    ("2023 366", "%Y %j", (2024, 1, 1, 0, 0, 0, 0, 366, -1)), ("61", "%S", (1900, 1, 1, 0, 0, 61, 0, 1, -1)),
):
    assert tuple(time.strptime(text, format)) == parts, (text, format, tuple(time.strptime(text, format)))
assert time.strptime("+0130", "%z").tm_gmtoff == 5400
raises(ValueError, "time data 'x' does not match format '%Y'", time.strptime, "x", "%Y")
raises(ValueError, "unconverted data remains:  x", time.strptime, "2024 x", "%Y")
raises(ValueError, "'Q' is a bad directive in format '%Q'", time.strptime, "a", "%Q")
raises(ValueError, "stray % in format '%Y %'", time.strptime, "a", "%Y %")
raises(ValueError, "day is out of range for month", time.strptime, "31 2 2024", "%d %m %Y")
raises(ValueError, "ISO year directive '%G' must be used with", time.strptime, "2024", "%G")
raises(ValueError, "ISO week directive '%V' is incompatible", time.strptime, "2024 05 3", "%Y %V %u")
raises(TypeError, "strptime() argument 0 must be str, not <class 'int'>", time.strptime, 5, "%Y")

made = time.struct_time(range(11))
assert made.tm_gmtoff == 10 and len(made) == 9 and made[:2] == (0, 1)
assert made.__match_args__[0] == "tm_year" and made.n_fields == 11 and made.n_sequence_fields == 9
assert made.__reduce__()[0] is time.struct_time and made.__replace__(tm_year=5).tm_year == 5
raises(TypeError, "time.struct_time() takes an at least 9-sequence (2-sequence given)", time.struct_time, (1, 2))
raises(TypeError, "time.struct_time() takes an at most 11-sequence (12-sequence given)", time.struct_time, range(12))
raises(TypeError, "constructor requires a sequence", time.struct_time, 5)
raises(AttributeError, "", setattr, made, "tm_year", 5)

a, b = time.perf_counter_ns(), time.perf_counter_ns()
assert a < b
assert time.time() > 1.7e9 and isinstance(time.monotonic(), float) and isinstance(time.process_time_ns(), int)
assert time.clock_gettime(time.CLOCK_MONOTONIC) <= time.monotonic()
assert time.get_clock_info("monotonic").monotonic and not time.get_clock_info("time").monotonic
raises(ValueError, "unknown clock", time.get_clock_info, "x")
raises(ValueError, "sleep length must be non-negative", time.sleep, -1)
raises(ValueError, "Invalid value NaN", time.sleep, float("nan"))
raises(OverflowError, "timestamp out of range for platform time_t", time.sleep, 1e300)
raises(OverflowError, "timestamp too large to convert to C PyTime_t", time.sleep, 2**70)
raises(TypeError, "'str' object cannot be interpreted as an integer", time.sleep, "x")
assert time.sleep(0) is None and time.sleep(True / 1000) is None
