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
	{ownKind: sessiontoken.ErrMalformed, ownSays: `"exp" is missing`, why: "`exp` is missing. The official SDK takes such a token for ever."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: `"sub" is missing`, why: "`sub` is missing, so nobody is signed in."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: `"sid" is missing`, why: "`sid` is missing, as in a token of a JWT template, which is meant for somebody else. `WithTemplateTokens` accepts it."},
	{ownKind: sessiontoken.ErrPending, why: "`sts` is not `active`. The official SDK does not read it. `WithPending` accepts `pending`."},
	{ownKind: sessiontoken.ErrIssuer, why: "`iss` is not the issuer that was given. The official SDK accepts every one that begins with `https://clerk.`."},
	{ownKind: sessiontoken.ErrExpired, why: "`exp` is as long ago as the leeway, to the second. [RFC 7519, 4.1.4](https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4): on it, a token is no longer accepted."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "outside the years 1970 to 9999", why: "a time before 1970 or after 9999. In the official SDK it overflows."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "header: typ ", why: "`typ` is not `JWT`: another kind of token that the same key signs, such as an OAuth access token, is not a session token."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "its own key in", why: "the header brings a key along (`jwk`, `jku`, `x5u`, `x5c`). The official SDK ignores it."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "is not supported", why: "the header has `crit`, `b64` or `zip`. The official SDK understands `b64` and ignores `zip`."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "nested deeper than 64", why: "JSON nested deeper than 64. The official SDK has no bound of its own."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "bytes are more than 2048", why: "a header of more than 2 KB."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "not UTF-8", why: "JSON that is not UTF-8. The official SDK replaces what is not."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: " is not a", why: "a claim, or `typ`, is of the wrong type, in a place that the official SDK does not read."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "1 parts are not 3", why: "a JWS in JSON. A session token has the compact form."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "line break", why: "a line break in the text. The official SDK removes spaces of all kinds first."},
	{ownKind: sessiontoken.ErrMalformed, ownSays: "illegal base64", why: "spaces, padding, or spare bits that are not zero, in the base64. The official SDK corrects them, so that many texts are one token."},
	{ownKind: sessiontoken.ErrSignature, part: "shape", why: "the same in the claims. The signature is of the text with it, and the official SDK checks the text without."},
	{officialSays: "Audience", why: "`aud` is of the wrong type. This SDK does not read it."},
	{officialSays: "duplicate key", why: "a name without a meaning is there twice. Neither value is used."},
	{officialSays: "1e400", why: "a number of no size that Go has, in a claim that this SDK does not read."},
	{officialSays: "Go struct field", why: "a claim spelt in capitals, of the wrong type. The official SDK folds case in some places, and takes `SUB` for `sub`."},
	{officialSays: "NumericDate", why: "the same, of a time."},
	{officialSays: "validation failed", why: "the same, with a time that is over: `Exp` replaces `exp`."},
}
