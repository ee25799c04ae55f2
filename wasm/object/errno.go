package object

// This file knows the errors of the operating system, by their numbers on Linux.

import "strconv"

// The numbers that Go code names.
const (
	EPERM        = 1
	ENOENT       = 2
	ESRCH        = 3
	EBADF        = 9
	ECHILD       = 10
	EAGAIN       = 11
	ENOMEM       = 12
	EEXIST       = 17
	ENOTDIR      = 20
	EISDIR       = 21
	EINVAL       = 22
	ENOTTY       = 25
	EROFS        = 30
	EPIPE        = 32
	ENOSYS       = 38
	EADDRINUSE   = 98
	ECONNREFUSED = 111
)

// An Errno is an error of the operating system: its number, name and text.
type Errno struct {
	N    int64
	Name string
	Text string
}

// Errnos are the errors that programs may meet or name.
var Errnos = [...]Errno{
	{1, "EPERM", "Operation not permitted"},
	{2, "ENOENT", "No such file or directory"},
	{3, "ESRCH", "No such process"},
	{4, "EINTR", "Interrupted system call"},
	{5, "EIO", "Input/output error"},
	{9, "EBADF", "Bad file descriptor"},
	{10, "ECHILD", "No child processes"},
	{11, "EAGAIN", "Resource temporarily unavailable"},
	{12, "ENOMEM", "Cannot allocate memory"},
	{13, "EACCES", "Permission denied"},
	{17, "EEXIST", "File exists"},
	{20, "ENOTDIR", "Not a directory"},
	{21, "EISDIR", "Is a directory"},
	{22, "EINVAL", "Invalid argument"},
	{24, "EMFILE", "Too many open files"},
	{25, "ENOTTY", "Inappropriate ioctl for device"},
	{28, "ENOSPC", "No space left on device"},
	{29, "ESPIPE", "Illegal seek"},
	{30, "EROFS", "Read-only file system"},
	{32, "EPIPE", "Broken pipe"},
	{38, "ENOSYS", "Function not implemented"},
	{39, "ENOTEMPTY", "Directory not empty"},
	{88, "ENOTSOCK", "Socket operation on non-socket"},
	{98, "EADDRINUSE", "Address already in use"},
	{103, "ECONNABORTED", "Software caused connection abort"},
	{104, "ECONNRESET", "Connection reset by peer"},
	{107, "ENOTCONN", "Transport endpoint is not connected"},
	{110, "ETIMEDOUT", "Connection timed out"},
	{111, "ECONNREFUSED", "Connection refused"},
}

// Strerror returns the text of an error's number.
func Strerror(n int64) string {
	for i := range Errnos {
		if Errnos[i].N == n {
			return Errnos[i].Text
		}
	}
	return "Unknown error " + strconv.FormatInt(n, 10)
}

// OSErrorOf returns the OSError of that number, of the subclass that belongs to
// it; args are the file names.
func OSErrorOf(n int64, args ...Value) error {
	k := OSError
	if sub := osErrors[n]; sub != "" {
		k = Exceptions[sub]
	}
	e := NewException(k, append([]Value{Int(n), NewStr(Strerror(n))}, args...)...)
	e.takeFilenames()
	return e
}
