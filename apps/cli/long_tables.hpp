#pragma once
// Every table of a document as one long CSV, and what it needs to be read: units, source, settings.
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "apps/cli/command.hpp"

namespace parley::cli {

/// Columns table, row, variable, value. A table is a list of a document, `document` what stands outside of lists; a row
/// is named by its id, key, number or name, else by its position from 0; a variable is the path in the row, with
/// positions from 0 in lists of plain values. What is null has a blank value: missing is not zero.
[[nodiscard]] std::string long_csv(const nlohmann::ordered_json& document);

/// Beside it: the document's schema and manifest, what its schema says of each variable, units among it, and which
/// lists are empty: no row of the CSV speaks of those.
[[nodiscard]] nlohmann::ordered_json sidecar(const nlohmann::ordered_json& document);

/// Both, the sidecar in `file` with .json after it, to be written with what else a command writes; none, and `document`
/// is not asked for, where `file` is empty.
[[nodiscard]] std::vector<FileText> tables_of(const std::string& file,
                                              const std::function<nlohmann::ordered_json()>& document);

/// A document as it is asked for: as JSON, as the long CSV of all its tables, or in words.
[[nodiscard]] std::string in_form(bool json, bool csv, const std::function<nlohmann::ordered_json()>& document,
                                  const std::function<std::string()>& words);
/// --csv of a command whose document has no other form as CSV; to be added after --json, which it excludes.
void add_csv_option(CLI::App& command, bool& csv);

/// --tables FILE
void add_tables_option(CLI::App& command, std::string& file);
/// What is wrong with --tables where the command that was chosen reads or writes one of its two files otherwise.
[[nodiscard]] std::string clash_of_tables(const CLI::App& app);

}  // namespace parley::cli
