package call

import (
	"reflect"
	"runtime/debug"
	"strings"
	"sync"
)

// product is a token of the User-Agent header with the version of the SDK behind
// it, as far as the program knows it.
func product(token string) string {
	if v := version(); token != "" && v != "" {
		return token + "/" + v
	}
	return token
}

// version is that of the module that this package is in, when a program depends on
// it: "0.3.0". It is empty in the module itself, and where it stands in for another
// one.
var version = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return versionOf(info, reflect.TypeFor[Config]().PkgPath())
})

func versionOf(info *debug.BuildInfo, path string) string {
	for _, module := range info.Deps {
		if !strings.HasPrefix(path, module.Path+"/") {
			continue
		}
		if module.Replace != nil {
			module = module.Replace
		}
		if strings.HasPrefix(module.Version, "v") {
			return module.Version[1:]
		}
	}
	return ""
}
