//go:build fetched

package stdlib

// eachEmbedded calls add for no file: the page loads them (Load).
func eachEmbedded(func(path, text string)) {}
