package sessiontoken_test

import (
	"crypto"
	"crypto/hmac"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"hash"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// noon is where the clocks stand when tokens are compared.
var noon = time.Date(2026, 5, 28, 12, 0, 0, 0, time.UTC)

// mutant is a token that is not what it should be, and where it was changed.
type mutant struct{ part, name, token string }

// member is one claim, as it is written.
type member struct{ name, value string }

// version2 and version1 are the claims of sound tokens.
func version2() []member {
	return []member{
		{"azp", `"https://app.example.com"`}, {"exp", fmt.Sprint(noon.Unix() + 60)},
		{"fea", `"o:dashboard,o:teams,u:profile"`}, {"fva", "[3,-1]"},
		{"iat", fmt.Sprint(noon.Unix())}, {"iss", `"https://clerk.example.com"`}, {"jti", `"a1b2c3d4e5f6a7b8c9d0"`},
		{"nbf", fmt.Sprint(noon.Unix() - 10)},
		{"o", `{"fpm":"3,2","id":"org_acme","per":"manage,read","rol":"admin","slg":"acme"}`}, {"pla", `"o:pro"`},
		{"sid", `"sess_1"`}, {"sts", `"active"`}, {"sub", `"user_ada"`}, {"v", "2"},
	}
}

func version1() []member {
	return []member{
		{"azp", `"https://app.example.com"`}, {"exp", fmt.Sprint(noon.Unix() + 60)}, {"iat", fmt.Sprint(noon.Unix())},
		{"iss", `"https://clerk.example.com"`},
		{"nbf", fmt.Sprint(noon.Unix() - 10)}, {"org_id", `"org_acme"`}, {"org_permissions", `["org:teams:read"]`},
		{"org_role", `"org:admin"`}, {"org_slug", `"acme"`},
		{"sid", `"sess_1"`}, {"sub", `"user_ada"`},
	}
}

// object writes members as JSON.
func object(members []member) string {
	parts := make([]string, len(members))
	for i, m := range members {
		parts[i] = `"` + m.name + `":` + m.value
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// replaced is the members with another value for one of them. An empty value
// takes it out.
func replaced(members []member, name, value string) []member {
	out := slices.DeleteFunc(slices.Clone(members), func(m member) bool { return m.name == name })
	if value == "" {
		return out
	}
	return append(out, member{name, value})
}

// mutants are all of them, the same in every run but for the key.
func mutants() []mutant {
	random := rand.New(rand.NewPCG(13, 2026))
	return slices.Concat(soundOnes(), claimValues(), times(), headers(), shapes(), signatures(), flips(random),
		garbled(random))
}

// soundOnes are not changed at all.
func soundOnes() []mutant {
	return []mutant{
		{"claims", "version 2", sign(header, object(version2()))},
		{"claims", "version 1", sign(header, object(version1()))},
		{"claims", "no organization", sign(header, object(replaced(version2(), "o", "")))},
	}
}

// claimValues gives every claim every kind of value.
func claimValues() []mutant {
	values := []string{
		"", "null", `""`, `"x"`, "0", "1", "-1", "2", "3", "1.5", "1e300", "-1e300", "1e400", "99999999999999999999",
		"true", "[]", "[1]", "[1,2]", "[1,2,3]",
		`["a"]`, `["a",1]`, "{}", `{"id":"org_1"}`, `{"a":{"b":[null]}}`, `"\u0000"`, `"https:\/\/clerk.example.com"`,
		strings.Repeat("[", 100) + strings.Repeat("]", 100),
	}
	var all []mutant
	for _, base := range [][]member{version2(), version1()} {
		names := append(slices.Clone(base), member{name: "act"}, member{name: "aud"}, member{name: "azp2"},
			member{name: "SUB"}, member{name: "Exp"})
		for _, m := range names {
			for _, value := range values {
				all = append(all,
					mutant{"claims", m.name + "=" + value, sign(header, object(replaced(base, m.name, value)))})
			}
			if m.value != "" {
				all = append(all,
					mutant{"claims", m.name + " twice", sign(header, object(append(slices.Clone(base), m)))})
				all = append(all,
					mutant{
						"claims", m.name + " twice, once in capitals",
						sign(header, object(append(slices.Clone(base), member{strings.ToUpper(m.name), m.value}))),
					})
			}
		}
	}
	for _, status := range []string{"active", "pending", "revoked", "Active"} {
		all = append(all,
			mutant{"claims", "sts " + status, sign(header, object(replaced(version2(), "sts", `"`+status+`"`)))})
	}
	return all
}

// times puts exp, nbf and iat around the clock and the leeway of 5 s.
func times() []mutant {
	var all []mutant
	for _, name := range []string{"exp", "nbf", "iat"} {
		for _, offset := range []int64{
			-1e9, -86400, -3600, -600, -61, -60, -59, -10, -7, -6, -5, -4, -3, -1, 0, 1, 3, 4, 5, 6, 7, 10, 59, 60, 61,
			600, 3600, 86400, 1e9,
		} {
			at := noon.Unix() + offset
			for _, value := range []string{
				fmt.Sprint(at), fmt.Sprintf("%d.5", at), fmt.Sprintf("%de0", at), fmt.Sprintf("%q", fmt.Sprint(at)),
			} {
				all = append(all,
					mutant{
						"time", fmt.Sprintf("%s %+d as %s", name, offset, value),
						sign(header, object(replaced(version2(), name, value))),
					})
			}
		}
	}
	return all
}

// headers changes the header and signs again.
func headers() []mutant {
	var all []mutant
	claims := object(version2())
	add := func(name, header string) { all = append(all, mutant{"header", name, sign(header, claims)}) }
	for _, alg := range []string{
		"", "none", "None", "NONE", "nOnE", "HS256", "HS384", "HS512", "RS384", "RS512", "PS256", "PS384", "ES256",
		"ES512", "EdDSA", "rs256", "RS256 ", "RSA", "A128KW",
	} {
		add("alg "+alg, `{"alg":"`+alg+`","kid":"`+keyID+`","typ":"JWT"}`)
		all = append(all,
			mutant{
				"header", "unsigned with alg " + alg,
				encode(`{"alg":"`+alg+`","kid":"`+keyID+`"}`) + "." + encode(claims) + ".",
			})
	}
	for name, hash := range map[string]func() hash.Hash{
		"HS256": sha256.New, "HS384": sha512.New384, "HS512": sha512.New,
	} {
		for _, secret := range publicSecrets() {
			all = append(all,
				mutant{
					"header", "public key as the secret of " + name,
					authenticate(hash, secret, `{"alg":"`+name+`","kid":"`+keyID+`"}`, claims),
				})
		}
	}
	for _, value := range []string{"null", "1", "true", "[]", "{}", `["RS256"]`, `{"alg":"RS256"}`, `""`} {
		for _, name := range []string{"alg", "kid", "typ", "cty"} {
			members := replaced([]member{{"alg", `"RS256"`}, {"kid", `"` + keyID + `"`}, {"typ", `"JWT"`}}, name, value)
			add(name+"="+value, object(members))
		}
	}
	for _, kid := range []string{
		"", "x", strings.ToLower(keyID), keyID + " ", "../" + keyID, keyID + `\u0000`, `\u0069` + keyID[1:],
		strings.Repeat("k", 256), strings.Repeat("k", 257), strings.Repeat("k", 10<<10),
	} {
		add("kid "+kid, `{"alg":"RS256","kid":"`+kid+`"}`)
	}
	for _, typ := range []string{"jwt", "Jwt", "JWS", "JOSE", "at+jwt", "application/jwt", "JWT "} {
		add("typ "+typ, `{"alg":"RS256","kid":"`+keyID+`","typ":"`+typ+`"}`)
	}
	for name, header := range oddHeaders() {
		add(name, header)
	}
	slices.SortFunc(all, func(a, b mutant) int { return strings.Compare(a.name, b.name) })
	return all
}

// oddHeaders have parameters that mean something, or bend the grammar.
func oddHeaders() map[string]string {
	with := func(more string) string { return `{"alg":"RS256","kid":"` + keyID + `",` + more + `}` }
	return map[string]string{
		"jwk": with(`"jwk":{"kty":"RSA","n":"AQAB","e":"AQAB"}`),
		"jwk of the signer": with(`"jwk":{"kty":"RSA","kid":"` + keyID + `","n":"` +
			encode(string(privateKey().N.Bytes())) + `","e":"AQAB"}`),
		"jwk null":             with(`"jwk":null`),
		"jku":                  with(`"jku":"https://evil.example/jwks"`),
		"x5u":                  with(`"x5u":"https://evil.example/cert"`),
		"x5c":                  with(`"x5c":["MIIB"]`),
		"x5t":                  with(`"x5t":"AAAA"`),
		"crit":                 with(`"crit":["exp"],"exp":1`),
		"crit empty":           with(`"crit":[]`),
		"crit b64":             with(`"crit":["b64"],"b64":true`),
		"b64 false":            with(`"b64":false`),
		"zip":                  with(`"zip":"DEF"`),
		"nonce":                with(`"nonce":"abc"`),
		"enc":                  with(`"enc":"A128GCM"`),
		"unknown":              with(`"whatever":[1,{"a":null}]`),
		"alg twice":            with(`"alg":"RS256"`),
		"alg twice, none":      with(`"alg":"none"`),
		"alg in capitals":      `{"ALG":"RS256","kid":"` + keyID + `"}`,
		"kid in capitals":      `{"alg":"RS256","KID":"` + keyID + `"}`,
		"kid twice":            with(`"kid":"x"`),
		"unknown twice":        with(`"a":1,"a":2`),
		"no kid":               `{"alg":"RS256"}`,
		"empty":                `{}`,
		"space":                " {\n\t\"alg\" : \"RS256\" ,\r\n \"kid\":\"" + keyID + "\"} ",
		"escaped":              `{"\u0061lg":"\u0052S256","kid":"` + keyID + `"}`,
		"byte order mark":      "\ufeff" + header,
		"not UTF-8":            with("\"x\":\"\xff\""),
		"not UTF-8 in kid":     "{\"alg\":\"RS256\",\"kid\":\"\xff\"}",
		"comma at the end":     `{"alg":"RS256","kid":"` + keyID + `",}`,
		"two values":           header + header,
		"zero at the end":      header + "\x00",
		"list":                 "[" + header + "]",
		"text":                 `"` + keyID + `"`,
		"null":                 "null",
		"nothing":              "",
		"comment":              header + "//",
		"deep":                 with(`"x":` + strings.Repeat("[", 100) + strings.Repeat("]", 100)),
		"long":                 with(`"x":"` + strings.Repeat("a", 2000) + `"`),
		"claims in the header": with(`"exp":1,"iss":"x"`),
	}
}

// publicSecrets are the forms in which somebody may take the public key for a
// secret.
func publicSecrets() [][]byte {
	pkix, err := x509.MarshalPKIXPublicKey(&privateKey().PublicKey)
	if err != nil {
		panic(err)
	}
	pkcs1 := x509.MarshalPKCS1PublicKey(&privateKey().PublicKey)
	return [][]byte{
		pkix, pkcs1, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: pkix}),
		pem.EncodeToMemory(&pem.Block{Type: "RSA PUBLIC KEY", Bytes: pkcs1}),
		privateKey().N.Bytes(), {},
	}
}

// authenticate signs with a secret.
func authenticate(hash func() hash.Hash, secret []byte, header, claims string) string {
	signed := encode(header) + "." + encode(claims)
	mac := hmac.New(hash, secret)
	mac.Write([]byte(signed))
	return signed + "." + encode(string(mac.Sum(nil)))
}

// shapes changes the text of a token without its meaning, or its number of
// parts.
func shapes() []mutant {
	sound := sign(header, object(version2()))
	p := strings.Split(sound, ".")
	all := []mutant{
		{"shape", "empty", ""}, {"shape", "a dot", "."}, {"shape", "two dots", ".."}, {"shape", "three dots", "..."},
		{"shape", "five dots", "....."},
		{"shape", "one part", p[0]}, {"shape", "two parts", p[0] + "." + p[1]},
		{"shape", "no claims", p[0] + ".." + p[2]}, {"shape", "no header", "." + p[1] + "." + p[2]},
		{"shape", "no signature", p[0] + "." + p[1] + "."}, {"shape", "dot behind", sound + "."},
		{"shape", "dot before", "." + sound}, {"shape", "twice", sound + "." + sound},
		{"shape", "five parts", sound + ".a.b"}, {"shape", "parts swapped", p[1] + "." + p[0] + "." + p[2]},
		{"shape", "Bearer before", "Bearer " + sound},
		{"shape", "JSON", `{"payload":"` + p[1] + `","protected":"` + p[0] + `","signature":"` + p[2] + `"}`},
		{
			"shape", "general JSON",
			`{"payload":"` + p[1] + `","signatures":[{"protected":"` + p[0] + `","signature":"` + p[2] + `"}]}`,
		},
		{"shape", "a megabyte", strings.Repeat("a", 1<<20)},
		{"shape", "a megabyte behind", sound + strings.Repeat("A", 1<<20)},
	}
	for i, name := range []string{"header", "claims", "signature"} {
		for _, tail := range []string{"=", "==", "A", "AA", " ", "%", "\x00", "+", "/"} {
			changed := slices.Clone(p)
			changed[i] += tail
			all = append(all, mutant{"shape", fmt.Sprintf("%s with %q", name, tail), strings.Join(changed, ".")})
		}
	}
	for at := 0; at <= len(sound); at += 29 {
		for _, gap := range []string{"\n", "\r\n", " ", "\t"} {
			all = append(all, mutant{"shape", fmt.Sprintf("%q at %d", gap, at), sound[:at] + gap + sound[at:]})
		}
	}
	all = append(all,
		mutant{"shape", "alphabet of plain base64", strings.NewReplacer("-", "+", "_", "/").Replace(sound)})
	return append(all, spareBits(sound, p)...)
}

// spareBits are tokens whose last letters differ in bits that belong to no byte.
func spareBits(sound string, p []string) []mutant {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	var all []mutant
	last := strings.IndexByte(alphabet, sound[len(sound)-1])
	for i := 1; i < 16; i++ {
		all = append(all,
			mutant{"shape", fmt.Sprintf("spare bits %d", i), sound[:len(sound)-1] + string(alphabet[last^i])})
	}
	return append(all, mutant{"shape", "signature of one byte less", p[0] + "." + p[1] + "." + p[2][:len(p[2])-2]})
}

// signatures changes the signature.
func signatures() []mutant {
	sound := sign(header, object(version2()))
	dot := strings.LastIndexByte(sound, '.')
	digest := sha256.Sum256([]byte(sound[:dot]))
	right, err := rsa.SignPKCS1v15(nil, privateKey(), crypto.SHA256, digest[:])
	if err != nil {
		panic(err)
	}
	var all []mutant
	add := func(name string, signature []byte) {
		all = append(all, mutant{"signature", name, sound[:dot+1] + encode(string(signature))})
	}
	for i := range right {
		wrong := slices.Clone(right)
		wrong[i] ^= 1 << (i % 8)
		add(fmt.Sprintf("bit of byte %d", i), wrong)
	}
	for _, n := range []int{0, 1, 32, 64, 128, 255} {
		add(fmt.Sprintf("first %d bytes", n), right[:n])
	}
	for _, n := range []int{1, 8, 256} {
		add(fmt.Sprintf("%d zeros before", n), append(make([]byte, n), right...))
		add(fmt.Sprintf("%d zeros behind", n), append(slices.Clone(right), make([]byte, n)...))
	}
	modulus := privateKey().N
	number := new(big.Int).SetBytes(right)
	add("zero", make([]byte, 256))
	add("one", append(make([]byte, 255), 1))
	add("the modulus", modulus.Bytes())
	add("one less than the modulus", new(big.Int).Sub(modulus, big.NewInt(1)).Bytes())
	add("the modulus more", new(big.Int).Add(number, modulus).Bytes())
	add("the modulus less it", new(big.Int).Sub(modulus, number).Bytes())
	sha1Padded, err := rsa.SignPKCS1v15(nil, privateKey(), 0, digest[:])
	if err != nil {
		panic(err)
	}
	add("without the name of the hash", sha1Padded)
	for _, other := range []string{object(version1()), "{}", ""} {
		token := sign(header, other)
		all = append(all,
			mutant{"signature", "of other claims", sound[:dot] + token[strings.LastIndexByte(token, '.'):]})
	}
	return all
}

// flips changes single bytes of header and claims under the old signature.
func flips(random *rand.Rand) []mutant {
	var all []mutant
	claims := object(version2())
	sound := sign(header, claims)
	signature := sound[strings.LastIndexByte(sound, '.'):]
	for i := range 400 {
		h, c := []byte(header), []byte(claims)
		part := h
		if i%4 != 0 {
			part = c
		}
		part[random.IntN(len(part))] ^= byte(1 << random.IntN(7))
		if string(h) == header && string(c) == claims {
			continue
		}
		all = append(all,
			mutant{"flip", fmt.Sprintf("flip %d", i), encode(string(h)) + "." + encode(string(c)) + signature})
	}
	return all
}

// garbled breaks the JSON of header and claims at random, and signs again.
func garbled(random *rand.Rand) []mutant {
	const letters = `{}[]",:\ 0123456789eE+-.truefalsnu` + "\x00\n\xff"
	garble := func(text string) string {
		b := []byte(text)
		for range 1 + random.IntN(3) {
			at := random.IntN(len(b))
			switch random.IntN(3) {
			case 0:
				b = slices.Delete(b, at, at+1)
			case 1:
				b = slices.Insert(b, at, letters[random.IntN(len(letters))])
			default:
				b[at] = letters[random.IntN(len(letters))]
			}
		}
		return string(b)
	}
	var all []mutant
	for i := range 400 {
		all = append(all,
			mutant{"claims", fmt.Sprintf("garbled claims %d", i), sign(header, garble(object(version2())))})
	}
	for i := range 250 {
		all = append(all,
			mutant{"header", fmt.Sprintf("garbled header %d", i), sign(garble(header), object(version2()))})
	}
	return all
}
