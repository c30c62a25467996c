package emit

import (
	"path"

	"github.com/dave/jennifer/jen"
)

// fakeTransportFile is the file of the function that makes transports to a stub or a
// fake.
//
//	func newTransport(base http.RoundTripper, opts []transport.Option) *transport.Client {
//		own := []transport.Option{transport.WithBase(base), transport.WithoutRateLimit()}
//		t, err := transport.New(Key, append(own, opts...)...)
//		…
//	}
func (e emitter) fakeTransportFile(importPath string) *jen.File {
	option := jen.Index().Add(e.transportPkg("Option"))
	args := append(argumentsOf(e.sdk.Transport.Credential(), jen.Id("User"), jen.Id("Key")),
		jen.Append(jen.Id("own"), jen.Id("opts").Op("...")).Op("..."))
	return declare(e.newFile(importPath), jen.Func().Id("newTransport").
		Params(baseParam(), jen.Id("opts").Add(option)).Op("*").Add(e.transportPkg("Client")).Block(
		jen.Id("own").Op(":=").Add(option).Values(
			e.transportPkg("WithBase").Call(jen.Id("base")), e.transportPkg("WithoutRateLimit").Call(),
		),
		jen.List(jen.Id("t"), jen.Err()).Op(":=").Add(e.transportPkg("New")).Call(args...),
		jen.If(jen.Err().Op("!=").Nil()).Block(
			jen.Panic(jen.Lit(path.Base(importPath)+": ").Op("+").Err().Dot("Error").Call()),
		),
		jen.Return(jen.Id("t")),
	))
}
