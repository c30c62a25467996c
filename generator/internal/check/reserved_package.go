package check

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
)

// IsReservedPackage reports whether no resource of an API can have the name,
// since the output of the generator or Go has it.
func IsReservedPackage(name, api string) bool {
	return impossiblePackages[name] != "" || !packageName.MatchString(name) || naming.IsReserved(name) ||
		slices.Contains(takenPackages, name) || name == naming.FakePackage(api)
}
