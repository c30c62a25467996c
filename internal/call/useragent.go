package call

import (
	"reflect"
	"runtime/debug"
	"strings"
	"sync"
)

// product returns a token of the User-Agent header, with the version of the SDK
// if the program knows it.
func product(token string) string {
	if v := version(); token != "" && v != "" {
		return token + "/" + v
	}
	return token
}

// version returns the version of the module that contains this package, such as
// "0.3.0", if a program depends on it. It returns "" within the module itself
// and if the module is replaced.
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
