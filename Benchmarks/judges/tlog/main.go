// Holds an archive's log against golang.org/x/mod/sumdb, which knows nothing of Verbatim.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run Benchmarks/judges/tlog/main.go ARCHIVE [PROOF…]
//
// (Debian: golang-go and golang-golang-x-mod-dev.) Checked are the checkpoint's signature, every
// tile against the signed root, every entry against its leaf hash, an inclusion proof of every
// entry, a consistency proof from every earlier size, and the proof files given.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(err error, what string) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "refused: %s: %v\n", what, err)
		os.Exit(1)
	}
}

// open verifies a checkpoint and returns the tree that it signs.
func open(text []byte, verifiers note.Verifiers, origin string) tlog.Tree {
	signed, err := note.Open(text, verifiers)
	check(err, "checkpoint")
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != origin {
		check(fmt.Errorf("%q", signed.Text), "checkpoint text")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "tree size")
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err, "root hash")
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree
}

// reader finds sumdb's tiles (tile/8/…) where tlog-tiles has them (tile/…).
type reader struct{ log string }

func (r reader) Height() int { return 8 }

func (r reader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var contents [][]byte
	for _, tile := range tiles {
		content, err := os.ReadFile(filepath.Join(r.log, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		contents = append(contents, content)
	}
	return contents, nil
}

func (r reader) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	archive := os.Args[1]
	var info struct {
		Origin string `json:"origin"`
		Key    string `json:"public_key"`
	}
	description, err := os.ReadFile(filepath.Join(archive, "archive.json"))
	check(err, "archive.json")
	check(json.Unmarshal(description, &info), "archive.json")
	key, err := base64.StdEncoding.DecodeString(info.Key)
	check(err, "public key")
	id := sha256.Sum256(append([]byte(info.Origin+"\n\x01"), key...))
	verifier, err := note.NewVerifier(fmt.Sprintf("%s+%08x+%s", info.Origin,
		binary.BigEndian.Uint32(id[:4]), base64.StdEncoding.EncodeToString(append([]byte{1}, key...))))
	check(err, "verifier key")
	verifiers := note.VerifierList(verifier)

	log := filepath.Join(archive, "log")
	checkpoint, err := os.ReadFile(filepath.Join(log, "checkpoint"))
	check(err, "checkpoint")
	tree := open(checkpoint, verifiers, info.Origin)
	hashes := tlog.TileHashReader(tree, reader{log})

	entries, erased := 0, 0
	for first := int64(0); first < tree.N; first += 256 {
		width := tree.N - first
		tile := tlog.Tile{H: 8, L: -1, N: first / 256, W: 256}
		if width < 256 {
			tile.W = int(width)
		}
		path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
		bundle, err := os.ReadFile(filepath.Join(log, path))
		check(err, path)
		for number := first; number < first+int64(tile.W); number++ {
			length := int(binary.BigEndian.Uint16(bundle))
			entry := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			proof, err := tlog.ProveRecord(tree.N, number, hashes)
			check(err, fmt.Sprintf("proof of entry %d", number))
			if length == 0 {
				erased++
				continue
			}
			check(tlog.CheckRecord(proof, tree.N, tree.Hash, number, tlog.RecordHash(entry)),
				fmt.Sprintf("entry %d", number))
			entries++
		}
		if len(bundle) > 0 {
			check(fmt.Errorf("%d bytes too many", len(bundle)), path)
		}
	}
	for size := int64(1); size <= tree.N; size++ {
		root, err := tlog.TreeHash(size, hashes)
		check(err, "earlier root")
		proof, err := tlog.ProveTree(tree.N, size, hashes)
		check(err, "consistency proof")
		check(tlog.CheckTree(proof, tree.N, tree.Hash, size, root), fmt.Sprintf("size %d", size))
	}
	for _, file := range os.Args[2:] {
		checkProof(file, verifiers, info.Origin, hashes)
	}
	fmt.Printf("accepted: checkpoint of %d entries, %d entries, %d erased slots, %d proofs\n",
		tree.N, entries, erased, len(os.Args[2:]))
}

// checkProof holds a c2sp.org/tlog-proof file against the leaf hash that the log has.
func checkProof(file string, verifiers note.Verifiers, origin string, hashes tlog.HashReader) {
	text, err := os.ReadFile(file)
	check(err, file)
	head, checkpoint, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		check(fmt.Errorf("not a tlog-proof"), file)
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	check(err, file)
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		check(err, file)
		proof = append(proof, hash)
	}
	tree := open(checkpoint, verifiers, origin)
	leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
	check(err, file)
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf[0]), file)
}
