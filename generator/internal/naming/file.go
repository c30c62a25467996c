package naming

import "strings"

// File returns the name of the Go file that holds a type, without its extension:
// "SessionActivity" gives session_activity. A last word that the go command
// would read as a build constraint or as the mark of a test is joined to the
// one before: "TokenWindows" gives tokenwindows.
func File(goName string) string {
	split := words(goName)
	for i, word := range split {
		split[i] = strings.ToLower(word)
	}
	if last := len(split) - 1; last > 0 && fileSuffixes[split[last]] {
		split[last-1] += split[last]
		split = split[:last]
	}
	return strings.Join(split, "_")
}

// fileSuffixes have a meaning for the go command after the last underscore.
var fileSuffixes = set(
	"test",
	"aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
	"openbsd", "plan9", "solaris", "unix", "wasip1", "windows", "zos",
	"386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le", "riscv",
	"riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
)
