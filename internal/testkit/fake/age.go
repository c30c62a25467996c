package fake

import "slices"

// grow makes the changes that are due at now, in Unix milliseconds. Most
// requests come before the next one and look at no record.
func (c *collection) grow(now int64) {
	for c.due != 0 && c.due <= now {
		c.due = 0
		for _, r := range slices.Clone(c.all) { // change moves records
			if r.due == 0 || r.due > now {
				c.due = sooner(c.due, r.due)
				continue
			}
			_, age := c.nextAge(r)
			c.change(r, []member{{age.Field, quote(age.To)}})
		}
	}
}

// nextAge is the earliest change that time makes to a record as it is, and when;
// 0 when time makes none.
func (c *collection) nextAge(r *record) (at int64, next Age) {
	for _, age := range c.spec.Ages {
		when := millis(lookup(r.members, age.At))
		if when > 0 && text(lookup(r.members, age.Field)) == age.From && (at == 0 || when < at) {
			at, next = when, age
		}
	}
	return at, next
}

// sooner is the earlier of two times, of which 0 is never.
func sooner(a, b int64) int64 {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
