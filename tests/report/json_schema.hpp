#pragma once
// The part of JSON Schema that our schemas use. A keyword that is not understood here fails, rather than passes.
#include <algorithm>
#include <regex>
#include <string>

#include <nlohmann/json.hpp>

namespace parley::testing {

using nlohmann::json;

inline bool has_type(const json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type == (value.is_number() ? "number" : value.type_name());
}

/// What is wrong with `value`, or nothing.
inline std::string schema_problem(const json& schema, const json& value, const std::string& at = "$") {
    const auto fits = [&](const json& sub) { return schema_problem(sub, value, at).empty(); };
    for (const auto& [key, rule] : schema.items()) {
        if (key == "$schema" || key == "$id" || key == "title" || key == "description" || key == "then" ||
            key == "else" || key == "additionalProperties") {
        } else if (key == "type") {
            bool any = false;
            for (const json& type : rule.is_array() ? rule : json::array({rule})) any |= has_type(value, type);
            if (!any) return at + " is not of type " + rule.dump() + ": " + value.dump();
        } else if (key == "const") {
            if (value != rule) return at + " is not " + rule.dump();
        } else if (key == "enum") {
            if (std::find(rule.begin(), rule.end(), value) == rule.end()) return at + " is none of " + rule.dump();
        } else if (key == "pattern") {
            if (value.is_string() && !std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())))
                return at + " does not match " + rule.dump();
        } else if (key == "minimum") {
            if (value.is_number() && value.get<double>() < rule.get<double>()) return at + " is too small";
        } else if (key == "required") {
            for (const json& name : rule)
                if (value.is_object() && !value.contains(name.get<std::string>())) return at + " has no " + name.dump();
        } else if (key == "properties") {
            if (!value.is_object()) continue;
            for (const auto& [name, member] : value.items()) {
                if (rule.contains(name)) {
                    const std::string problem = schema_problem(rule[name], member, at + "." + name);
                    if (!problem.empty()) return problem;
                } else if (schema.value("additionalProperties", true) == false) {
                    return at + " has an unknown member " + name;
                }
            }
        } else if (key == "items") {
            for (std::size_t k = 0; value.is_array() && k < value.size(); ++k) {
                const std::string problem = schema_problem(rule, value[k], at + "[" + std::to_string(k) + "]");
                if (!problem.empty()) return problem;
            }
        } else if (key == "if") {
            const char* branch = fits(rule) ? "then" : "else";
            const std::string problem = schema.contains(branch) ? schema_problem(schema[branch], value, at) : "";
            if (!problem.empty()) return problem;
        } else if (key == "not") {
            if (fits(rule)) return at + " fits what it must not: " + rule.dump();
        } else if (key == "anyOf") {
            bool any = false;
            for (const json& sub : rule) any |= fits(sub);
            if (!any) return at + " fits none of " + rule.dump();
        } else {
            return "keyword not understood: " + key;
        }
    }
    return {};
}

}  // namespace parley::testing
