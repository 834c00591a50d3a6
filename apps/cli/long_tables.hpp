#pragma once
// Every table of a document as one long CSV, and what it needs to be read: units, source, settings.
#include <string>

#include <nlohmann/json.hpp>

#include "apps/cli/command.hpp"

namespace parley::cli {

/// Columns table, row, variable, value. A table is a list of a document, `document` what stands outside of lists; a row
/// is named by its id, key, number or name, else by its position from 0; a variable is the path in the row, with
/// positions from 0 in lists of plain values. What is null has a blank value: missing is not zero.
[[nodiscard]] std::string long_csv(const nlohmann::ordered_json& document);

/// Beside it: the document's schema and manifest, and what its schema says of each variable, units among it.
[[nodiscard]] nlohmann::ordered_json sidecar(const nlohmann::ordered_json& document);

/// Writes both, the sidecar to `file` with .json after it; nothing where `file` is empty.
void write_tables(const std::string& file, const nlohmann::ordered_json& document);

/// --tables FILE
void add_tables_option(CLI::App& command, std::string& file);

}  // namespace parley::cli
