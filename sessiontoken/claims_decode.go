package sessiontoken

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

// claim is a known claim.
type claim uint

const (
	unknownClaim claim = iota
	azp
	exp
	fva
	iat
	iss
	jti
	nbf
	sid
	sub
	ver
	sts
	act
	// Of version 2 alone:
	org
	fea
	pla
	// Of version 1 alone:
	orgID
	orgRole
	orgSlug
	orgPermissions
	claimCount
)

// claimOf returns the claim with a name.
func claimOf(name string) claim {
	switch name {
	case "azp":
		return azp
	case "exp":
		return exp
	case "fva":
		return fva
	case "iat":
		return iat
	case "iss":
		return iss
	case "jti":
		return jti
	case "nbf":
		return nbf
	case "sid":
		return sid
	case "sub":
		return sub
	case "v":
		return ver
	case "sts":
		return sts
	case "act":
		return act
	case "o":
		return org
	case "fea":
		return fea
	case "pla":
		return pla
	case "org_id":
		return orgID
	case "org_role":
		return orgRole
	case "org_slug":
		return orgSlug
	case "org_permissions":
		return orgPermissions
	default:
		return unknownClaim
	}
}

// of returns the claim in a token of the version, or unknown if that does not have
// it. Organizations are unknown in later versions.
func (c claim) of(version int) claim {
	switch {
	case c >= orgID && version != 1, c >= org && c < orgID && version != 2:
		return unknownClaim
	default:
		return c
	}
}

// decoder decodes claims.
type decoder struct {
	values [claimCount]string // raw values; empty if absent
	err    error
}

// decodeClaims decodes the claims of a token whose signature has been verified.
func decodeClaims(text string) (*Claims, error) {
	var d decoder
	f := fieldsOf(text)
	for f.next() {
		c := claimOf(f.name)
		switch {
		case c == unknownClaim:
		case d.values[c] != "":
			return nil, malformed("claims: duplicate %q", f.name)
		default:
			d.values[c] = f.value
		}
	}
	if f.err != nil {
		return nil, malformed("claims: %v", f.err)
	}
	c := &Claims{raw: text}
	d.registered(c)
	d.session(c)
	switch c.Version {
	case 1:
		d.version1(c)
	case 2:
		d.version2(c)
	}
	if d.err != nil {
		return nil, malformed("claims: %v", d.err)
	}
	return c, nil
}

func (d *decoder) registered(c *Claims) {
	c.ID = d.text("jti", d.values[jti])
	c.Issuer = d.text("iss", d.values[iss])
	c.UserID = d.text("sub", d.values[sub])
	c.ExpiresAt = d.time("exp", d.values[exp])
	c.NotBefore = d.time("nbf", d.values[nbf])
	c.IssuedAt = d.time("iat", d.values[iat])
}

func (d *decoder) session(c *Claims) {
	c.SessionID = d.text("sid", d.values[sid])
	c.AuthorizedParty = d.text("azp", d.values[azp])
	c.Status = models.SessionStatus(d.text("sts", d.values[sts]))
	c.Version = 1
	if isPresent(d.values[ver]) {
		c.Version = int(d.integer("v", d.values[ver]))
	}
	c.FactorAges = d.factorAges(d.values[fva])
	if isPresent(d.values[act]) {
		c.Actor = d.actor(d.values[act])
	}
}

func (d *decoder) fail(name, rule string) {
	if d.err == nil {
		d.err = fmt.Errorf("%q is not %s", name, rule)
	}
}

// isPresent reports whether there is a value other than null.
func isPresent(value string) bool { return value != "" && value != "null" }

func (d *decoder) text(name, value string) string {
	if !isPresent(value) {
		return ""
	}
	if value[0] != '"' {
		d.fail(name, "a string")
		return ""
	}
	return unquote(value)
}

// lastSecond is the end of the year 9999, the last time that can be formatted.
const lastSecond = 253402300799

var errTime = errors.New("outside the years 1970 to 9999")

// time decodes seconds since 1970. Fractions are ignored.
func (d *decoder) time(name, value string) time.Time {
	if !isPresent(value) {
		return time.Time{}
	}
	seconds, err := parseSeconds(value)
	if err != nil {
		d.fail(name, "a time: "+brief(value)+": "+err.Error())
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}

func parseSeconds(value string) (int64, error) {
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		var float float64
		float, err = strconv.ParseFloat(value, 64)
		if err != nil || value[0] == '"' {
			return 0, errors.New("not a number")
		}
		if math.IsNaN(float) || float < 0 || float > lastSecond {
			return 0, errTime
		}
		seconds = int64(float)
	}
	if seconds < 0 || seconds > lastSecond {
		return 0, errTime
	}
	return seconds, nil
}

func (d *decoder) integer(name, value string) int64 {
	n, err := strconv.ParseInt(value, 10, 32)
	if err != nil {
		d.fail(name, "an integer")
	}
	return n
}

// factorAges decodes a list of minutes, where -1 means never.
func (d *decoder) factorAges(value string) FactorAges {
	ages := FactorAges{First: Never, Second: Never}
	if !isPresent(value) {
		return ages
	}
	items, ok := elements(value, make([]string, 0, 2))
	if !ok || len(items) < 2 {
		d.fail("fva", "a list of two integers")
		return ages
	}
	for i, to := range []*time.Duration{&ages.First, &ages.Second} {
		if minutes := d.integer("fva", items[i]); minutes >= 0 {
			*to = time.Duration(minutes) * time.Minute
		}
	}
	return ages
}

func (d *decoder) actor(value string) *Actor {
	a := new(Actor)
	f := fieldsOf(value)
	for f.next() {
		switch f.name {
		case "sub":
			a.UserID = d.text("act.sub", f.value)
		case "sid":
			a.SessionID = d.text("act.sid", f.value)
		case "iss":
			a.Issuer = d.text("act.iss", f.value)
		}
	}
	if f.err != nil {
		d.fail("act", "an object")
	}
	return a
}

// elements appends the raw items of an array.
func elements(value string, items []string) ([]string, bool) {
	s := scanner{text: value}
	if !s.accept('[') {
		return nil, false
	}
	s.space()
	if s.accept(']') {
		return items, true
	}
	for s.err == nil {
		s.space()
		start := s.pos
		s.anything(1)
		items = append(items, s.text[start:s.pos])
		s.space()
		if s.accept(']') {
			break
		}
		s.expect(',')
	}
	return items, s.err == nil
}
