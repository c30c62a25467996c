package compare

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Move is what changes for the users of a description who move from the version of
// one document to that of another.
type Move struct {
	Loses   []string // parts of the description that only the old version has
	Gains   []string // parts that are new: of the API, or of what it documents
	Differs []string // parts of the description that the new version has in another form
}

// Moving compares a description with the documents of two versions. What deviates
// from both of them alike does not count.
func Moving(old, now, description dsl.API) Move {
	before, after := textsOf(Conform(old, description)), textsOf(Conform(now, description))
	var m Move
	for _, text := range after.order {
		verb, rest, _ := strings.Cut(text, " ")
		switch {
		case before.has[text]:
		case verb == "adds":
			m.Loses = append(m.Loses, rest)
		case verb == "lacks":
			m.Gains = append(m.Gains, rest)
		default:
			m.Differs = append(m.Differs, rest)
		}
	}
	for _, text := range before.order {
		if rest, added := strings.CutPrefix(text, "adds "); added && !after.has[text] {
			m.Gains = append(m.Gains, rest+", which the SDK has already")
		}
	}
	return m
}

// deviations are the texts of deviations, in their order.
type deviations struct {
	order []string
	has   map[string]bool
}

func textsOf(all []Deviation) deviations {
	d := deviations{has: map[string]bool{}}
	for _, one := range all {
		d.order, d.has[one.Text] = append(d.order, one.Text), true
	}
	return d
}

// Markdown returns the lists for people, each below a heading of the level.
func (m Move) Markdown(level int) string {
	var b strings.Builder
	for _, list := range []struct {
		title string
		lines []string
	}{
		{"Lost", m.Loses}, {"Other than before", m.Differs}, {"Gained", m.Gains},
	} {
		b.WriteString("\n" + strings.Repeat("#", level) + " " + list.title + "\n\n")
		if len(list.lines) == 0 {
			b.WriteString("Nothing.\n")
		}
		for _, line := range list.lines {
			at, what, _ := strings.Cut(line, ": ")
			b.WriteString(wrapped("- ", quoted(at)+": "+what))
		}
	}
	return b.String()
}
