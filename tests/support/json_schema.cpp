#include "tests/support/json_schema.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <vector>

namespace parley::testing {
namespace {

bool has_type(const json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type == (value.is_number() ? "number" : value.type_name());
}

// Whether a keyword says something to readers only, or is read together with the one that it belongs to.
bool is_no_rule(const std::string& keyword) {
    static const std::vector<std::string> all{"$schema",     "$id",      "$defs", "title",
                                              "description", "examples", "then",  "else"};
    return std::find(all.begin(), all.end(), keyword) != all.end();
}

bool matches(const std::string& text, const std::string& pattern) {
    static std::map<std::string, std::regex> known;
    const auto at = known.find(pattern);
    return std::regex_search(text, at != known.end() ? at->second : known.emplace(pattern, pattern).first->second);
}

std::string size_problem(bool least, const json& rule, const json& value, const std::string& at) {
    const bool breaks = least ? value.size() < rule.get<std::size_t>() : value.size() > rule.get<std::size_t>();
    return breaks ? at + (least ? " has fewer than " : " has more than ") + rule.dump() : "";
}

}  // namespace

const json& referred(const json& root, const std::string& reference) {
    return root.at(json::json_pointer(reference.substr(1)));
}

std::string schema_problem(const json& schema, const json& value, const std::string& at, const json& root) {
    const auto problem_of = [&](const json& sub) { return schema_problem(sub, value, at, root); };
    const auto fitting = [&](const json& subs) {
        return std::count_if(subs.begin(), subs.end(), [&](const json& sub) { return problem_of(sub).empty(); });
    };
    for (const auto& [key, rule] : schema.items()) {
        std::string problem;
        if (is_no_rule(key)) {
        } else if (key == "$ref") {
            problem = problem_of(referred(root, rule.get<std::string>()));
        } else if (key == "type") {
            bool any = false;
            for (const json& type : rule.is_array() ? rule : json::array({rule})) any |= has_type(value, type);
            if (!any) return at + " is not of type " + rule.dump() + ": " + value.dump();
        } else if (key == "const") {
            if (value != rule) return at + " is not " + rule.dump();
        } else if (key == "enum") {
            if (std::find(rule.begin(), rule.end(), value) == rule.end()) return at + " is none of " + rule.dump();
        } else if (key == "pattern") {
            if (value.is_string() && !matches(value.get<std::string>(), rule.get<std::string>()))
                return at + " does not match " + rule.dump();
        } else if (key == "minimum") {
            if (value.is_number() && value.get<double>() < rule.get<double>()) return at + " is too small";
        } else if (key == "maximum") {
            if (value.is_number() && value.get<double>() > rule.get<double>()) return at + " is too large";
        } else if (key == "minItems" || key == "maxItems") {
            if (value.is_array()) problem = size_problem(key == "minItems", rule, value, at);
        } else if (key == "minProperties" || key == "maxProperties") {
            if (value.is_object()) problem = size_problem(key == "minProperties", rule, value, at);
        } else if (key == "required") {
            for (const json& name : rule)
                if (value.is_object() && !value.contains(name.get<std::string>())) return at + " has no " + name.dump();
        } else if (key == "properties") {
            for (const auto& [name, sub] : rule.items())
                if (problem.empty() && value.is_object() && value.contains(name))
                    problem = schema_problem(sub, value[name], at + "." + name, root);
        } else if (key == "additionalProperties") {
            for (auto member = value.begin(); value.is_object() && member != value.end(); ++member) {
                if (schema.contains("properties") && schema["properties"].contains(member.key())) continue;
                if (rule == false) return at + " has an unknown member " + member.key();
                if (problem.empty()) problem = schema_problem(rule, *member, at + "." + member.key(), root);
            }
        } else if (key == "propertyNames") {
            for (auto member = value.begin(); value.is_object() && member != value.end(); ++member)
                if (problem.empty()) problem = schema_problem(rule, member.key(), at + "." + member.key(), root);
        } else if (key == "items") {
            for (std::size_t k = 0; value.is_array() && k < value.size() && problem.empty(); ++k)
                problem = schema_problem(rule, value[k], at + "[" + std::to_string(k) + "]", root);
        } else if (key == "if") {
            const char* branch = problem_of(rule).empty() ? "then" : "else";
            if (schema.contains(branch)) problem = problem_of(schema[branch]);
        } else if (key == "not") {
            if (problem_of(rule).empty()) return at + " fits what it must not: " + rule.dump();
        } else if (key == "anyOf") {
            if (fitting(rule) == 0) return at + " fits none of " + rule.dump();
        } else if (key == "oneOf") {
            if (fitting(rule) != 1) return at + " does not fit exactly one of " + rule.dump();
        } else {
            return "keyword not understood: " + key;
        }
        if (!problem.empty()) return problem;
    }
    return {};
}

std::string schema_problem(const json& schema, const json& value) {
    return schema_problem(schema, value, "$", schema);
}

}  // namespace parley::testing
