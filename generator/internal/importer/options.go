package importer

// Options choose what an import takes, and how it calls that.
type Options struct {
	// The operations that are taken: those with one of the tags, with one of the
	// ids, and those of the paths and of the paths below them. All three empty are all
	// operations. Only the models that they reach are taken with them.
	Tags, Paths, Operations []string
	Except                  []string          // packages of resources to leave out, such as those that exist already
	Names                   map[string]string // Go names by JSON pointer, as [ReadNames] reads them
	Package                 string            // the name of the printed package; empty is "spec"
}

// picks returns whether only a part of the operations is taken.
func (o Options) picks() bool { return len(o.Tags)+len(o.Paths)+len(o.Operations) > 0 }
