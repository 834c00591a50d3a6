#include "apps/cli/long_tables.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/scenario/files/embedded_schemas.hpp"

namespace parley::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string cell(const std::string& text) {
    const std::string clean = printable(text);
    if (clean.find_first_of(",\"") == std::string::npos) return clean;
    std::string quoted = "\"";
    for (const char each : clean) quoted += each == '"' ? std::string("\"\"") : std::string(1, each);
    return quoted + "\"";
}

std::string plain(const Json& value) {
    return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
}

std::string row_name(const Json& row, std::size_t position) {
    for (const char* key : {"id", "key", "number", "name"})
        if (row.is_object() && row.contains(key) && row[key].is_primitive()) return plain(row[key]);
    return fmt::format("{}", position);
}

bool is_table(const Json& value) {
    return value.is_array() &&
           std::any_of(value.begin(), value.end(), [](const Json& each) { return each.is_object(); });
}

std::string joined(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
}

class LongTable {
public:
    std::string text = "table,row,variable,value\n";
    Json empty_lists = Json::array();  // table, variable, rows

    // `table` is where `value` stands, `path` where within the row.
    void add(const std::string& table, const std::string& row, const std::string& path, const Json& value) {
        if (value.is_structured() && value.empty()) {
            note_empty(table, row, path);
        } else if (is_table(value)) {
            const std::string below = table == "document" ? path : joined(table, path);
            for (std::size_t k = 0; k < value.size(); ++k) {
                const std::string name = row_name(value[k], k);
                add(below, row.empty() ? name : row + "/" + name, "", value[k]);
            }
        } else if (value.is_object()) {
            for (const auto& [key, each] : value.items()) add(table, row, joined(path, key), each);
        } else if (value.is_array()) {
            for (std::size_t k = 0; k < value.size(); ++k) add(table, row, fmt::format("{}.{}", path, k), value[k]);
        } else {
            text += fmt::format("{},{},{},{}\n", cell(table), cell(row), cell(path.empty() ? "value" : path),
                                cell(plain(value)));
        }
    }

private:
    void note_empty(const std::string& table, const std::string& row, const std::string& path) {
        auto of = std::find_if(empty_lists.begin(), empty_lists.end(),
                               [&](const Json& each) { return each["table"] == table && each["variable"] == path; });
        if (of == empty_lists.end()) {
            empty_lists.push_back({{"table", table}, {"variable", path}, {"rows", Json::array()}});
            of = empty_lists.end() - 1;
        }
        if (!row.empty()) (*of)["rows"].push_back(row);
    }
};

LongTable long_table(const Json& document) {
    LongTable table;
    for (const auto& [key, value] : document.items())
        if (key != "manifest") table.add("document", "", key, value);
    return table;
}

// What a schema says of a document, variable by variable.
class Described {
public:
    explicit Described(const Json& schema) : schema_(schema) {}
    Json variables = Json::object();

    void add(const Json* rule, const Json& value, const std::string& path) {
        rule = resolved(rule);
        if (rule == nullptr) return;
        if (rule->contains("description") && !path.empty() && !variables.contains(path))
            variables[path] = (*rule)["description"];
        if (value.is_object()) {
            for (const auto& [key, each] : value.items()) add(of_key(*rule, key), each, joined(path, key));
        } else if (value.is_array() && rule->contains("items")) {
            for (const Json& each : value) add(&(*rule)["items"], each, path);
        }
    }

private:
    const Json* resolved(const Json* rule) const {
        constexpr int most = 20;
        for (int k = 0; k < most && rule != nullptr && rule->is_object() && rule->contains("$ref"); ++k) {
            const std::string to = (*rule)["$ref"].get<std::string>();
            if (!to.starts_with("#/")) return nullptr;
            const Json::json_pointer place(to.substr(1));
            rule = schema_.contains(place) ? &schema_[place] : nullptr;
        }
        return rule != nullptr && rule->is_object() ? rule : nullptr;
    }

    static const Json* of_key(const Json& rule, const std::string& key) {
        if (rule.contains("properties") && rule["properties"].contains(key)) return &rule["properties"][key];
        if (rule.contains("additionalProperties") && rule["additionalProperties"].is_object())
            return &rule["additionalProperties"];
        return nullptr;
    }

    const Json& schema_;
};

constexpr const char* beside = ".json";

bool names_files(const CLI::Option& option) {
    constexpr std::array<const char*, 4> kinds{"FILE", "SCENARIO", "NAME|DIR", "LIST"};
    return std::find(kinds.begin(), kinds.end(), option.get_type_name()) != kinds.end();
}

// Whether one of the two files is that of an option, or a file that is there already in a folder that one names; a pair
// that was written there before is replaced.
bool is_taken(const CLI::Option& option, const std::string& value, const std::string& file) {
    namespace fs = std::filesystem;
    std::error_code problem;
    std::string named = value;  // ID=FILE too
    if (const std::size_t sign = value.find('='); !fs::exists(value, problem) && sign != value.npos)
        named = value.substr(sign + 1);
    const bool is_there = fs::exists(named, problem);
    if (option.get_type_name() != "FILE" && !is_there) return false;  // a name in the program
    if (same_place(named, file) || same_place(named, file + beside)) return true;
    if (!fs::is_directory(named, problem)) return false;
    const fs::path folder = fs::path(file).parent_path();
    return same_place(named, folder.empty() ? "." : folder.string()) &&
           fs::exists(file, problem) != fs::exists(file + beside, problem);
}

}  // namespace

std::string long_csv(const Json& document) {
    return long_table(document).text;
}

Json sidecar(const Json& document) {
    const std::string id = document.value("schema", "");
    std::string name = id.substr(id.find('/') == id.npos ? 0 : id.find('/') + 1);
    std::replace(name.begin(), name.end(), '/', '-');
    Json result{{"schema", id},
                {"columns",
                 {{"table", "the list of the document that the row is in; document: none"},
                  {"row", "its id, key, number or name, else its position from 0; / between those of lists in lists"},
                  {"variable", "the path within the row"},
                  {"value", "as the document has it; blank: not known, which is not zero"}}},
                {"manifest", document.contains("manifest") ? document["manifest"] : Json(nullptr)}};
    const std::string_view text = scenario::embedded_schema(name);
    if (!text.empty()) {
        const Json schema = Json::parse(text);
        Described described(schema);
        described.add(&schema, document, "");
        result["variables"] = described.variables;
    }
    result["empty_lists"] = long_table(document).empty_lists;
    return result;
}

std::vector<FileText> tables_of(const std::string& file, const std::function<Json()>& document) {
    if (file.empty()) return {};
    const Json tables = document();
    return {{file, long_csv(tables)}, {file + beside, json_text(sidecar(tables))}};
}

std::string in_form(bool json, bool csv, const std::function<Json()>& document,
                    const std::function<std::string()>& words) {
    return json ? json_text(document()) : csv ? long_csv(document()) : words();
}

void add_csv_option(CLI::App& command, bool& csv) {
    command
        .add_flag("--csv", csv, "Every table as long CSV (table, row, variable, value) instead of text; see --tables")
        ->excludes(command.get_option("--json"));
}

void add_tables_option(CLI::App& command, std::string& file) {
    command
        .add_option("--tables", file,
                    "Also write every table as long CSV (table, row, variable, value), and FILE.json beside it with "
                    "units, source and settings")
        ->type_name("FILE")
        ->check(CLI::Validator(not_standard_output, ""));
}

std::string clash_of_tables(const CLI::App& app) {
    for (const CLI::App* chosen : app.get_subcommands()) {
        if (std::string clash = clash_of_tables(*chosen); !clash.empty()) return clash;
        const CLI::Option* asked = chosen->get_option_no_throw("--tables");
        if (asked == nullptr || asked->count() == 0) continue;
        const std::string file = asked->as<std::string>();
        const CLI::Option* output = chosen->get_option_no_throw("--output");
        if ((output == nullptr || output->count() == 0) && same_place("/dev/stdout", file))
            return "--tables: expected a file of its own, found the one that standard output goes to";
        for (const CLI::Option* option : chosen->get_options()) {
            if (option == asked || !names_files(*option)) continue;
            for (const std::string& value : option->results())
                if (is_taken(*option, value, file))
                    return fmt::format(
                        "--tables: expected a file of its own, and {} of its own, found what {} is: '{}'",
                        std::filesystem::path(file + beside).filename().string(), option->get_name(), value);
        }
    }
    return {};
}

}  // namespace parley::cli
