#pragma once
// The engine of a brief's page: text in, text out, one call at a time. docs/engine.md lists the requests.
#include <cstddef>

extern "C" {
/// Opens a world (parley/world/binary.hpp) and a scenario: {"file", "id", "sha256", "world_source", "root"}, `root` as
/// tree_json() writes it. Returns 0; or 1 where one of them cannot be read: parley_answer() then says why.
int parley_open(const char* world, std::size_t world_length, const char* tree, std::size_t tree_length);
/// Carries out a request in JSON. The answer is JSON in UTF-8, ends with a zero, and is good until the next call. It
/// always has a "status": "error" with a "message"; "ok"; or, where it is a document of the program, that document's.
const char* parley_call(const char* request, std::size_t length);
/// The last answer again.
const char* parley_answer();
}
