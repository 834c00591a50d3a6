#include "parley/scenario/foreign/genius.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/foreign/labels.hpp"
#include "parley/tables/files/parse_xml.hpp"

namespace parley::scenario::foreign {
namespace {

using tables::XmlNode;

constexpr std::size_t most_issues = 26, most_outcomes = 100000, most_values = 10000;

/// An issue as the file has it.
struct Issue {
    std::string name;
    std::vector<std::string> items;  // names of a discrete issue's values
    const XmlNode* node = nullptr;
    bool whole_numbers = false;
    double least = 0.0, most = 0.0;  // of whole numbers

    std::size_t size() const { return whole_numbers ? static_cast<std::size_t>(most - least) + 1 : items.size(); }
    std::vector<std::string> values() const {
        if (!whole_numbers) return items;
        std::vector<std::string> numbers;
        for (double x = least; x <= most; ++x) numbers.push_back(fmt::format("{:.0f}", x));
        return numbers;
    }
};

class GeniusFile {
public:
    explicit GeniusFile(const XmlText& from) : file_(from.file), root_(tables::parse_xml(from.file, from.text)) {
        const XmlNode* space = root_.name == "utility_space" ? &root_ : child(root_, "utility_space");
        if (space == nullptr) fail(root_, "an element utility_space", "<" + shown(root_.name) + ">");
        space_ = space;
        objective_ = child(*space, "objective");
        if (objective_ == nullptr) objective_ = space;
        std::set<std::string> names, indices;
        const auto once = [&](const XmlNode& node, const char* what, std::set<std::string>& seen,
                              const std::string& said) {
            if (!seen.insert(said).second) fail(node, what, shown(said) + " twice");
        };
        for (const XmlNode& each : objective_->children) {
            if (each.name == "objective") fail(each, "issues of one objective", "an objective within it");
            if (each.name == "utility") fail(each, "a utility that is a sum over issues", "another (utility)");
            if (each.name != "issue") continue;
            if (issues_.size() == most_issues) fail(each, fmt::format("at most {} issues", most_issues), "more");
            issues_.push_back(issue(each));
            once(each, "issues with names of their own", names, issues_.back().name);
            if (const std::string* index = each.find("index"))
                once(each, "issues with an index of their own", indices, *index);
        }
        if (issues_.empty()) fail(*objective_, "an issue", "none");
    }

    const std::vector<Issue>& issues() const { return issues_; }
    const XmlNode& objective() const { return *objective_; }
    const XmlNode& space() const { return *space_; }
    const std::string& file() const { return file_; }
    /// The name of the objective, unless it is one that says nothing.
    std::string title() const {
        const std::string* name = objective_->find("name");
        return name == nullptr || name->empty() || *name == "root" || *name == "any" || *name == "Root"
                   ? stem_of(file_)
                   : printable(*name);
    }

    [[noreturn]] void fail(const XmlNode& at, const std::string& expected, const std::string& found) const {
        throw InputError(file_, at.line, expected, found, at.column);
    }
    /// The element of this name, or nothing; of two it could not be said which counts.
    const XmlNode* child(const XmlNode& of, const std::string& name) const {
        const XmlNode* found = nullptr;
        for (const XmlNode& each : of.children) {
            if (each.name != name) continue;
            if (found != nullptr) fail(each, fmt::format("one <{}> in <{}>", name, shown(of.name)), "a second");
            found = &each;
        }
        return found;
    }
    /// A name that every table repeats.
    const std::string& label(const XmlNode& node, const std::string& attribute) const {
        const std::string& found = text(node, attribute);
        if (found.size() > most_label_bytes)
            fail(node, fmt::format("{} of at most {} bytes", attribute, most_label_bytes),
                 fmt::format("{}", found.size()));
        return found;
    }
    const std::string& text(const XmlNode& node, const std::string& attribute) const {
        const std::string* found = node.find(attribute);
        if (found == nullptr) fail(node, fmt::format("an attribute {} of <{}>", attribute, node.name), "none");
        return *found;
    }
    double number(const XmlNode& node, const std::string& attribute) const {
        double value = 0.0;
        const std::string& found = text(node, attribute);
        if (!parse_number(found, value)) fail(node, fmt::format("{}, a number", attribute), shown(found));
        return value;
    }

private:
    Issue issue(const XmlNode& node) const {
        Issue result{label(node, "name"), {}, &node};
        const std::string* type = node.find("type");
        if (type == nullptr) type = node.find("etype");
        const std::string kind = type == nullptr ? "discrete" : *type;
        if (kind == "integer") {
            result.whole_numbers = true;
            result.least = number(node, "lowerbound");
            result.most = number(node, "upperbound");
            if (result.least != std::floor(result.least) || result.most != std::floor(result.most) ||
                !(result.most > result.least) || result.most - result.least >= static_cast<double>(most_values) ||
                std::abs(result.least) > 1e9)
                fail(node, fmt::format("whole numbers from a least to a greatest, at most {} of them", most_values),
                     fmt::format("{:g} to {:g}", result.least, result.most));
        } else if (kind == "discrete") {
            std::set<std::string> seen;
            for (const XmlNode& each : node.children) {
                if (each.name != "item") continue;
                if (result.items.size() == most_values)
                    fail(each, fmt::format("at most {} values of an issue", most_values), "more");
                result.items.push_back(label(each, "value"));
                if (!seen.insert(result.items.back()).second)
                    fail(each, "each value of an issue once", shown(result.items.back()) + " twice");
            }
            if (result.items.empty()) fail(node, "an item of the issue", "none");
        } else {
            fail(node, "an issue that is discrete or integer", shown(kind));
        }
        return result;
    }

    std::string file_;
    XmlNode root_;
    const XmlNode *space_ = nullptr, *objective_ = nullptr;
    std::vector<Issue> issues_;
};

double weight_of(const GeniusFile& profile, const Issue& issue) {
    const std::string& index = profile.text(*issue.node, "index");
    const XmlNode* found = nullptr;
    for (const XmlNode& each : profile.objective().children) {
        if (each.name != "weight" || profile.text(each, "index") != index) continue;
        if (found != nullptr) profile.fail(each, "one weight of each index", shown(index) + " twice");
        found = &each;
    }
    if (found == nullptr) profile.fail(*issue.node, fmt::format("a weight with index {}", printable(index)), "none");
    const double weight = profile.number(*found, "value");
    if (weight < 0.0) profile.fail(*found, "a weight of 0 or more", shown(profile.text(*found, "value")));
    return weight;
}

// By value of the domain's issue, weight taken in.
std::vector<double> worths(const GeniusFile& domain, const Issue& asked, const GeniusFile& profile) {
    const auto& issues = profile.issues();
    const auto found =
        std::find_if(issues.begin(), issues.end(), [&](const Issue& each) { return each.name == asked.name; });
    if (found == issues.end())
        profile.fail(profile.objective(), "every issue of " + printable(domain.file()),
                     "none named " + shown(asked.name));
    const double weight = weight_of(profile, *found);
    if (found->whole_numbers != asked.whole_numbers)
        profile.fail(*found->node, "the domain's type of issue", "another");
    std::vector<double> result;
    if (asked.whole_numbers) {
        const XmlNode* line = profile.child(*found->node, "evaluator");
        if (line == nullptr || profile.text(*line, "ftype") != "linear")
            profile.fail(*found->node, "an evaluator that is linear", line == nullptr ? "none" : "another");
        if (found->least != asked.least || found->most != asked.most)
            profile.fail(*found->node, "the domain's range of numbers", "another");
        const double offset = profile.number(*line, "offset"), slope = profile.number(*line, "slope");
        // A line that leaves [0, 1] is worth 0 or 1 there, as that program takes it.
        for (std::size_t k = 0; k < asked.size(); ++k)
            result.push_back(weight * std::clamp(offset + slope * static_cast<double>(k), 0.0, 1.0));
        return result;
    }
    std::map<std::string, double> evaluations;
    double most = 0.0;
    for (const XmlNode& each : found->node->children) {
        if (each.name != "item") continue;
        const double evaluation = profile.number(each, "evaluation");
        if (evaluation < 0.0) profile.fail(each, "an evaluation of 0 or more", shown(profile.text(each, "evaluation")));
        most = std::max(most, evaluation);
        evaluations[profile.text(each, "value")] = evaluation;
    }
    for (const std::string& value : asked.items) {
        const auto item = evaluations.find(value);
        if (item == evaluations.end())
            profile.fail(*found->node, "an evaluation of every value of the domain", "none of " + shown(value));
        result.push_back(most > 0.0 ? weight * item->second / most : 0.0);
    }
    return result;
}

}  // namespace

Conflict read_genius(const XmlText& domain_text, const std::vector<XmlText>& profile_texts) {
    const GeniusFile domain(domain_text);
    if (profile_texts.size() < 2)
        throw InputError(domain_text.file, 0, "a domain with the profiles of two parties or more",
                         fmt::format("{}", profile_texts.size()));
    if (profile_texts.size() > 100) throw InputError(domain_text.file, 0, "at most 100 profiles", "more");
    Conflict conflict;
    conflict.file = domain_text.file;
    conflict.title = domain.title();
    dispute::space::Agenda agenda;
    agenda.parties = profile_texts.size();
    std::vector<Side> all;
    for (const XmlText& each : profile_texts) {
        all.push_back(Side{all.size()});
        conflict.parties.push_back(stem_of(each.file));
    }
    tell_apart(conflict.parties);
    std::size_t combinations = 1;
    for (const Issue& issue : domain.issues()) {
        combinations *= issue.size();
        if (combinations > most_outcomes)
            domain.fail(domain.objective(), fmt::format("at most {} outcomes", most_outcomes), "more");
        if (issue.size() < 2) continue;
        std::vector<std::string> levels;
        for (const std::string& value : issue.values()) levels.push_back(level_name(value, "(none)"));
        tell_apart(levels);
        agenda.issues.push_back({printable(issue.name), std::move(levels), all, true});
    }
    if (agenda.issues.empty()) domain.fail(domain.objective(), "an issue with a choice", "none");
    conflict.space = dispute::space::Space(std::move(agenda));
    Payoffs payoffs({all.size(), conflict.space.size()});
    for (std::size_t p = 0; p < all.size(); ++p) {
        const GeniusFile profile(profile_texts[p]);
        double always = 0.0;  // of issues without a choice
        std::vector<std::vector<double>> by_issue;
        for (const Issue& issue : domain.issues()) {
            std::vector<double> of = worths(domain, issue, profile);
            if (of.size() < 2)
                always += of[0];
            else
                by_issue.push_back(std::move(of));
        }
        for (std::size_t o = 0; o < conflict.space.size(); ++o) {
            double total = always;
            for (std::size_t k = 0; k < by_issue.size(); ++k) total += by_issue[k][conflict.space.level(Outcome{o}, k)];
            if (!std::isfinite(total))
                profile.fail(profile.objective(), "utilities that are numbers", "one that is too large");
            payoffs(Side{p}, Outcome{o}) = total;
        }
        const XmlNode* reservation = profile.child(profile.space(), "reservation");
        conflict.reservation.push_back(reservation == nullptr ? 0.0 : profile.number(*reservation, "value"));
    }
    conflict.preferences = dispute::graph_model::preferences_of(payoffs);
    conflict.payoffs = std::move(payoffs);
    return conflict;
}

}  // namespace parley::scenario::foreign
