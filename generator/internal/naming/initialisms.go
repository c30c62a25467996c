package naming

import "strings"

// initialisms are written in capitals throughout.
var initialisms = set(
	"ACL", "API", "ASCII", "AWS", "CIDR", "CORS", "CPU", "CSRF", "CSS", "CSV", "DB", "DNS", "EOF", "FAQ", "GID",
	"GPU", "GUID", "HMAC", "HTML", "HTTP", "HTTPS", "ID", "IP", "ISO", "JSON", "JWE", "JWK", "JWKS", "JWS", "JWT",
	"MAC", "MD", "MFA", "OIDC", "OS", "OTP", "PDF", "QPS", "QR", "RAM", "RPC", "RSA", "SAML", "SCIM", "SDK", "SHA",
	"SID", "SIP", "SLA", "SMS", "SMTP", "SQL", "SSH", "SSL", "SSO", "TCP", "TLS", "TOTP", "TTL", "UDP", "UI", "UID", "URI",
	"URL", "URN", "UTC", "UTF", "UUID", "VM", "XML", "XSS",
)

// spellings lists words with irregular capitals.
var spellings = map[string]string{
	"ipv4":   "IPv4",
	"ipv6":   "IPv6",
	"oauth":  "OAuth",
	"oauth1": "OAuth1",
	"oauth2": "OAuth2",
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, name := range names {
		m[name] = true
	}
	return m
}

// capitalized returns a word as it appears in a Go name.
func capitalized(word string) string {
	lower := strings.ToLower(word)
	if spelled, ok := spellings[lower]; ok {
		return spelled
	}
	upper := strings.ToUpper(word)
	if initialisms[strings.TrimRight(upper, "0123456789")] {
		return upper
	}
	if singular, ok := strings.CutSuffix(upper, "S"); ok && initialisms[singular] {
		return singular + "s"
	}
	first := []rune(word)[0]
	return strings.ToUpper(string(first)) + word[len(string(first)):]
}
