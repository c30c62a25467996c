package sessiontoken

import (
	"math/bits"
	"strconv"
	"strings"
)

// version1 reads the organization from claims of its own.
func (d *decoder) version1(c *Claims) {
	o := Organization{
		ID:   d.text("org_id", d.values[orgID]),
		Role: d.text("org_role", d.values[orgRole]),
		Slug: d.text("org_slug", d.values[orgSlug]),
	}
	if value := d.values[orgPermissions]; isPresent(value) {
		items, ok := elements(value, nil)
		if !ok {
			d.fail("org_permissions", "a list of strings")
		}
		for _, item := range items {
			o.Permissions = append(o.Permissions, d.text("org_permissions", item))
		}
	}
	if o.ID != "" {
		c.Organization = o
	}
}

// version2 reads the organization from its compact form.
func (d *decoder) version2(c *Claims) {
	c.Features = scoped(d.text("fea", d.values[fea]))
	c.Plans = scoped(d.text("pla", d.values[pla]))
	if !isPresent(d.values[org]) {
		return
	}
	var o Organization
	var permissions, masks string
	f := fieldsOf(d.values[org])
	for f.next() {
		switch f.name {
		case "id":
			o.ID = d.text("o.id", f.value)
		case "slg":
			o.Slug = d.text("o.slg", f.value)
		case "rol":
			o.Role = d.text("o.rol", f.value)
		case "per":
			permissions = d.text("o.per", f.value)
		case "fpm":
			masks = d.text("o.fpm", f.value)
		}
	}
	if f.err != nil {
		d.fail("o", "an object")
	}
	if o.ID == "" {
		return
	}
	if o.Role != "" && !strings.HasPrefix(o.Role, rolePrefix) {
		o.Role = rolePrefix + o.Role
	}
	o.Permissions = expand(c.Features, permissions, masks)
	c.Organization = o
}

const rolePrefix = "org:"

// scoped reads a list such as "o:dashboard,u:profile,uo:export".
func scoped(list string) []Scoped {
	if list == "" {
		return nil
	}
	all := make([]Scoped, 0, strings.Count(list, ",")+1)
	for entry := range strings.SplitSeq(list, ",") {
		// An entry without a scope is kept, so that the positions stay what they
		// are, and belongs to nobody.
		scope, slug, found := strings.Cut(entry, ":")
		if !found {
			scope, slug = "", entry
		}
		all = append(all,
			Scoped{Slug: slug, User: strings.Contains(scope, "u"), Organization: strings.Contains(scope, "o")})
	}
	return all
}

// usualLength is the bytes that most permissions have at most.
const usualLength = 24

// expand lists the permissions of the compact form. The masks stand in the
// order of the features; in each the bits, from the lowest, stand for the
// permissions in their order. A mask that is no number, or that has bits without
// a permission, grants nothing.
func expand(features []Scoped, permissions, masks string) []string {
	if permissions == "" || masks == "" {
		return nil
	}
	count := strings.Count(permissions, ",") + 1
	all := make([]string, 0, 2*len(features))
	var text strings.Builder // of all of them, so that each is a part of it
	text.Grow(cap(all) * usualLength)
	i := -1
	for digits := range strings.SplitSeq(masks, ",") {
		if i++; i >= len(features) {
			break
		}
		mask, err := strconv.ParseUint(digits, 10, 64)
		if err != nil || !features[i].Organization || bits.Len64(mask) > count {
			continue
		}
		for name := range strings.SplitSeq(permissions, ",") {
			if mask&1 == 1 {
				start := text.Len()
				text.WriteString(rolePrefix)
				text.WriteString(features[i].Slug)
				text.WriteByte(':')
				text.WriteString(name)
				all = append(all, text.String()[start:])
			}
			mask >>= 1
		}
	}
	return all
}
