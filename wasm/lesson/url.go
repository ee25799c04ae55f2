// This file decides where links and images may lead.

package lesson

import "strings"

// safeLink returns the address a link may have, and false when it may have
// none: only the web, mail, and places relative to the page.
func safeLink(address string) (string, bool) {
	switch s, ok := scheme(address); {
	case !ok:
		return "", false
	case s == "" || s == "http" || s == "https" || s == "mailto":
		return address, true
	}
	return "", false
}

// safeImage returns the address an image may have, and false when it may have
// none: only places relative to the page, and pictures held in the address.
func safeImage(address string) (string, bool) {
	s, ok := scheme(address)
	switch {
	case !ok:
	case s == "":
		// "//host" and "\\host" name another site.
		if len(address) < 2 || !isSlash(address[0]) || !isSlash(address[1]) {
			return address, true
		}
	case s == "data":
		for _, kind := range []string{"png", "jpeg", "gif", "webp"} {
			if hasPrefixFold(address, "data:image/"+kind+";base64,") {
				return address, true
			}
		}
	}
	return "", false
}

// scheme returns what stands before an address's colon, in lower case, or "".
// An address with characters that browsers skip or that no scheme has is
// refused: what a browser would make of it is not for us to guess.
func scheme(address string) (string, bool) {
	for _, r := range address {
		if r < ' ' || r == 0x7f {
			return "", false
		}
	}
	if strings.TrimSpace(address) != address {
		return "", false
	}
	end := strings.IndexAny(address, ":/?#\\")
	if end < 0 || address[end] != ':' {
		return "", true
	}
	name := strings.ToLower(address[:end])
	for _, c := range []byte(name) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '+' && c != '-' && c != '.' {
			return "", false
		}
	}
	return name, name != ""
}

// isExternal reports whether a link leaves the site.
func isExternal(address string) bool {
	s, _ := scheme(address)
	return s != "" || len(address) >= 2 && isSlash(address[0]) && isSlash(address[1])
}

// pageOf returns the page of the lesson that a relative link names by its file.
func pageOf(address string) string {
	if isExternal(address) {
		return address
	}
	path, _, _ := strings.Cut(address, "#")
	if name, ok := strings.CutSuffix(path, ".md"); ok {
		return name + ".html" + address[len(path):]
	}
	return address
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
