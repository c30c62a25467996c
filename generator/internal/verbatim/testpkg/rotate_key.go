package testpkg

// RotateKey replaces the key that tokens are signed with, and that is published
// in its place. Fakes share a key until then; a token of one that has a key of
// its own is foreign to the others.
func (f *Fake) RotateKey() {
	f.engine().RotateKey()
}
