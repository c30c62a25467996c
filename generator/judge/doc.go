// Package judge has foreign readers of OpenAPI judge what the generator exports. It
// is a module of its own, so that nobody else needs them.
package judge
