package prose

// Kind describes the context of a text in the output.
type Kind int

// The kinds of texts.
const (
	Sentences Kind = iota // stands alone: "The user whose session it is."
	Verb                  // follows the name of a method: "retrieves a session."
	Noun                  // follows a name and "is": "the ID of the session."
	Clause                // follows a colon, or is in brackets: "the key may not do this"
	Title                 // one line of a table, a command: "Retrieve a session"
	Label                 // a name in the middle of a sentence: "secret key"
)

// isLine reports whether a text of the kind has only one paragraph.
func (k Kind) isLine() bool { return k == Clause || k == Title || k == Label }

// isEnded reports whether a paragraph of the kind ends with a stop.
func (k Kind) isEnded() bool { return !k.isLine() }
