package sessiontoken

import (
	"fmt"
	"strings"
	"sync/atomic"
)

// header is the decoded first part of a token. It is not verified yet.
type header struct{ algorithm, keyID string }

const (
	maxHeaderBytes = 2 << 10 // encoded
	maxKeyIDBytes  = 256
)

// lastHeader caches the header of the last token with a valid signature: the
// next one most likely has the same.
type lastHeader struct{ last atomic.Pointer[readAlready] }

type readAlready struct {
	encoded string
	header  header
}

func (l *lastHeader) read(encoded string) (header, error) {
	if last := l.last.Load(); last != nil && last.encoded == encoded {
		return last.header, nil
	}
	return readHeader(encoded)
}

func (l *lastHeader) remember(encoded string, h header) {
	if last := l.last.Load(); last == nil || last.encoded != encoded {
		l.last.Store(&readAlready{encoded: strings.Clone(encoded), header: h})
	}
}

// readHeader decodes the first part. It rejects a header that contains a key,
// or that has critical parameters that are not supported.
func readHeader(encoded string) (header, error) {
	if len(encoded) > maxHeaderBytes {
		return header{}, malformed("header: %d bytes are more than %d", len(encoded), maxHeaderBytes)
	}
	text, err := decodeSegment(encoded)
	if err != nil {
		return header{}, malformed("header: %v", err)
	}
	var h header
	var seen uint
	f := fieldsOf(text)
	for f.next() {
		if err := h.parameter(f.name, f.value, &seen); err != nil {
			return header{}, err
		}
	}
	if f.err != nil {
		return header{}, malformed("header: %v", f.err)
	}
	return h, h.check()
}

func (h *header) parameter(name, value string, seen *uint) error {
	var to *string
	var typ string
	var bit uint
	switch name {
	case "alg":
		to, bit = &h.algorithm, 1
	case "kid":
		to, bit = &h.keyID, 2
	case "typ":
		to, bit = &typ, 4
	case "jwk", "jku", "x5u", "x5c":
		return malformed("header: %q contains a key", name)
	case "crit", "b64", "zip":
		return malformed("header: %q is not supported", name)
	default:
		return nil
	}
	if *seen&bit != 0 {
		return malformed("header: duplicate %q", name)
	}
	*seen |= bit
	if value[0] != '"' {
		return malformed("header: %q is not a string", name)
	}
	*to = unquote(value)
	if name == "typ" && !strings.EqualFold(typ, "JWT") {
		return malformed("header: typ %s is not JWT", brief(typ))
	}
	return nil
}

// check rejects a header that is invalid for every key.
func (h *header) check() error {
	if len(h.keyID) > maxKeyIDBytes {
		return malformed("header: kid of %d bytes is longer than %d", len(h.keyID), maxKeyIDBytes)
	}
	if _, known := methods[h.algorithm]; !known {
		return refusal(ErrSignature, fmt.Sprintf("algorithm %s is not one for public keys", brief(h.algorithm)))
	}
	return nil
}

// maxBrief is the number of bytes of a value in an error.
const maxBrief = 80

// brief quotes a value and truncates it if it is long.
func brief(text string) string {
	if len(text) > maxBrief {
		return fmt.Sprintf("%q…", text[:maxBrief])
	}
	return fmt.Sprintf("%q", text)
}
