package fake

import "container/heap"

// appointment is a time at which an age may change a record. The record may have
// changed by then, so it is checked again.
type appointment struct {
	at     int64 // Unix milliseconds
	age    int   // in the collection's ages
	record *record
}

// agenda contains the pending appointments, the earliest first.
type agenda struct{ entries appointments }

func (a *agenda) add(x appointment) { heap.Push(&a.entries, x) }

// due removes and returns the earliest appointment that is not after now.
func (a *agenda) due(now int64) (appointment, bool) {
	if len(a.entries) == 0 || a.entries[0].at > now {
		return appointment{}, false
	}
	return heap.Pop(&a.entries).(appointment), true
}

type appointments []appointment

func (a appointments) Len() int { return len(a) }

func (a appointments) Less(i, j int) bool {
	if a[i].at != a[j].at {
		return a[i].at < a[j].at
	}
	return a[i].age < a[j].age
}

func (a appointments) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *appointments) Push(x any)   { *a = append(*a, x.(appointment)) }

func (a *appointments) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

// grow makes the changes that are due at now, in Unix milliseconds.
func (c *collection) grow(now int64) {
	for {
		x, found := c.ageing.due(now)
		if !found {
			return
		}
		age, r := c.spec.Ages[x.age], x.record
		stillDue := c.byID[r.id] == r && millis(lookup(r.members, age.At)) == x.at && text(lookup(r.members, age.Field)) == age.From
		if stillDue {
			c.change(r, []member{{age.Field, quote(age.To)}})
		}
	}
}
