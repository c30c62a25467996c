package testpkg

// RotateKey replaces the key that signs tokens and that is published. Before,
// all fakes share one key. Afterwards, the key of the fake's tokens is unknown to
// the other fakes.
func (f *Fake) RotateKey() {
	f.engine().RotateKey()
}
