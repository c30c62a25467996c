package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// contractTests is how many tests the contract of the transport has.
const contractTests = 37

// contractRow is a row of the table in transport.md: number, mark, function and
// file.
var contractRow = regexp.MustCompile(`(?m)^\| (\d+)( S)? \| .+ \| \[(Test\w+)\]\((\S+_test\.go)\) \|$`)

func TestEveryContractTestExists(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("transport.md")
	if err != nil {
		t.Fatal(err)
	}
	var numbers []int
	for _, row := range contractRow.FindAllStringSubmatch(string(page), -1) {
		n, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, n)
		source, err := os.ReadFile(filepath.FromSlash(row[4]))
		if err != nil {
			t.Errorf("%d: %v", n, err)
		} else if !strings.Contains(string(source), "\nfunc "+row[3]+"(t *testing.T) {") {
			t.Errorf("%d: there is no %s in %s", n, row[3], row[4])
		}
		if sockets := strings.HasSuffix(row[4], "_socket_test.go") ||
			row[3] == "TestAThousandMixedCalls"; sockets != (row[2] != "") {
			t.Errorf("%d: %s in %s, but its mark is %q", n, row[3], row[4], row[2])
		}
	}
	slices.Sort(numbers)
	if numbers = slices.Compact(numbers); len(numbers) != contractTests || numbers[0] != 1 ||
		numbers[contractTests-1] != contractTests {
		t.Errorf("the table has the numbers %v, not 1 to %d", numbers, contractTests)
	}
}
