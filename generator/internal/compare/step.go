package compare

// Step is the part of a semantic version that a release has to raise.
type Step int

// The steps, from the least to the greatest.
const (
	NoStep Step = iota
	Patch
	Minor
	Major
)

var steps = []string{"none", "patch", "minor", "major"}

// String returns the name of the part.
func (s Step) String() string { return steps[s] }

// InV0 returns the step for a module of version 0, where the minor version is
// the place of what breaks, and the patch version that of everything else.
func (s Step) InV0() Step {
	if s == Major {
		return Minor
	}
	return min(s, Patch)
}

// Step returns the smallest step by which a difference can honestly be released:
// the major version if it breaks programs or their requests, the minor version if
// there is more to use or another result, or something is deprecated, and else
// the patch version.
func (d Difference) Step() Step {
	switch worst := max(d.Wire, d.Go); {
	case worst == Breaks:
		return Major
	case worst > None, d.Aspect == deprecation:
		return Minor
	}
	return Patch
}

// StepOf returns the step for a release with all of the differences.
func StepOf(differences []Difference) Step {
	step := NoStep
	for _, d := range differences {
		step = max(step, d.Step())
	}
	return step
}
