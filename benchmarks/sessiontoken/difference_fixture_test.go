package sessiontoken_test

import (
	"errors"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// difference is a reason for which the SDKs judge a token differently. It is
// told by the error of the one that refuses.
type difference struct {
	ownKind      error  // of this SDK's error
	ownSays      string // a part of it
	officialSays string // a part of the official SDK's error, when that refuses
	part         string // of the token; empty is any
	why          string
}

func (d *difference) explains(m mutant, own, official error) bool {
	if d.part != "" && d.part != m.part {
		return false
	}
	if d.officialSays != "" {
		return official != nil && strings.Contains(official.Error(), d.officialSays)
	}
	return own != nil && errors.Is(own, d.ownKind) && strings.Contains(own.Error(), d.ownSays)
}

var differences = []difference{
	{ownKind: sessiontoken.ErrMalformed, ownSays: `"exp" is missing`, why: "`exp` is missing. The official SDK accepts such a token forever."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: `"sub" is missing`, why: "`sub` is missing, so nobody is signed in."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: `"sid" is missing`, why: "`sid` is missing, as in a token of a JWT template, which is intended for another service. `WithTemplateTokens` accepts it."},
	{ownKind: sessiontoken.ErrPending, why: "`sts` is not `active`. The official SDK does not read it. `WithPending` accepts `pending`."},
	{ownKind: sessiontoken.ErrIssuer, why: "`iss` is not the configured issuer. The official SDK accepts every issuer that begins with `https://clerk.`."},
	{ownKind: sessiontoken.ErrExpired, why: "`exp` plus the leeway is exactly now. According to [RFC 7519, 4.1.4](https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4), the token must not be accepted."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "outside the years 1970 to 9999", why: "a time before 1970 or after 9999. In the official SDK it overflows."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "header: typ ", why: "`typ` is not `JWT`: another kind of token that the same key signs, such as an OAuth access token, is not a session token."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "contains a key", why: "the header contains a key (`jwk`, `jku`, `x5u`, `x5c`). The official SDK ignores it."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "is not supported", why: "the header has `crit`, `b64` or `zip`. The official SDK understands `b64` and ignores `zip`."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "nested deeper than 64", why: "JSON nested deeper than 64. The official SDK has no limit."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "bytes are more than 2048", why: "a header of more than 2 KB."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "not UTF-8", why: "invalid UTF-8 in JSON. The official SDK replaces it."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: " is not a", why: "a claim, or `typ`, has the wrong type; the official SDK does not read it."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "1 parts are not 3", why: "a JWS in JSON. A session token has the compact serialization."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "line break", why: "a line break in the token. The official SDK removes white space first."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "illegal base64", why: "spaces, padding or non-zero unused bits in the base64. The official SDK corrects them, so that a token has many encodings."},
	{ownKind: sessiontoken.ErrSignature, part: "shape", why: "the same in the claims. The signature covers the original text, and the official SDK verifies the corrected one."},
	{officialSays: "Audience", why: "`aud` has the wrong type. This SDK does not read it."},
	{officialSays: "duplicate key", why: "an unknown claim is duplicate. Neither value is used."},
	{officialSays: "1e400", why: "a number that no Go type can represent, in a claim that this SDK does not read."},
	{officialSays: "Go struct field", why: "a claim with a name in capitals and the wrong type. The official SDK ignores case in some places, and reads `SUB` as `sub`."},
	{officialSays: "NumericDate", why: "the same, for a time."},
	{officialSays: "validation failed", why: "the same, with a time in the past: `Exp` replaces `exp`."},
}
