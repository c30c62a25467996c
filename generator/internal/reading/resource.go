package reading

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Folder returns the folder of a resource's package, with slashes.
func Folder(r *dsl.Resource) string {
	folder := r.Name
	for _, above := range Above(r) {
		folder = above.Name + "/" + folder
	}
	return folder
}

// Above returns the resources whose folders a resource is in, the nearest first. One
// that is below itself ends them.
func Above(r *dsl.Resource) []*dsl.Resource {
	var list []*dsl.Resource
	for r = r.Below; r != nil && !slices.Contains(list, r); r = r.Below {
		list = append(list, r)
	}
	return list
}
