#include "parley/scenario/foreign/genius.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/foreign/labels.hpp"
#include "parley/tables/files/parse_xml.hpp"

namespace parley::scenario::foreign {
namespace {

using tables::XmlNode;

constexpr std::size_t most_issues = 26, most_outcomes = 100000;

/// An issue as the file has it: values by their names.
struct Issue {
    std::string name;
    std::vector<std::string> values;
    const XmlNode* node = nullptr;
    bool whole_numbers = false;
    double least = 0.0;
};

class GeniusFile {
public:
    explicit GeniusFile(const XmlText& from) : file_(from.file), root_(tables::parse_xml(from.file, from.text)) {
        const XmlNode* space = root_.name == "utility_space" ? &root_ : child(root_, "utility_space");
        if (space == nullptr) fail(root_, "an element utility_space", "<" + shown(root_.name) + ">");
        space_ = space;
        objective_ = child(*space, "objective");
        if (objective_ == nullptr) objective_ = space;
        for (const XmlNode& each : objective_->children) {
            if (each.name == "objective") fail(each, "issues of one objective", "an objective within it");
            if (each.name == "utility") fail(each, "a utility that is a sum over issues", "another (utility)");
            if (each.name == "issue") issues_.push_back(issue(each));
        }
        if (issues_.empty() || issues_.size() > most_issues)
            fail(*objective_, fmt::format("1 to {} issues", most_issues), fmt::format("{}", issues_.size()));
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
    static const XmlNode* child(const XmlNode& of, std::string_view name) {
        for (const XmlNode& each : of.children)
            if (each.name == name) return &each;
        return nullptr;
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
        Issue result{text(node, "name"), {}, &node};
        const std::string* type = node.find("type");
        if (type == nullptr) type = node.find("etype");
        const std::string kind = type == nullptr ? "discrete" : *type;
        if (kind == "integer") {
            result.whole_numbers = true;
            result.least = number(node, "lowerbound");
            const double most = number(node, "upperbound");
            if (result.least != std::floor(result.least) || !(most > result.least) || most - result.least > 9999.0 ||
                std::abs(result.least) > 1e9)
                fail(node, "whole numbers from a least to a greatest, at most 10000 of them",
                     fmt::format("{:g} to {:g}", result.least, most));
            for (double x = result.least; x <= most; ++x) result.values.push_back(fmt::format("{:.0f}", x));
        } else if (kind == "discrete") {
            for (const XmlNode& each : node.children)
                if (each.name == "item") result.values.push_back(text(each, "value"));
            if (result.values.empty()) fail(node, "an item of the issue", "none");
            for (const std::string& value : result.values)
                if (std::count(result.values.begin(), result.values.end(), value) > 1)
                    fail(node, "each value of an issue once", shown(value) + " twice");
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
    for (const XmlNode& each : profile.objective().children)
        if (each.name == "weight" && profile.text(each, "index") == index) return profile.number(each, "value");
    profile.fail(*issue.node, fmt::format("a weight with index {}", printable(index)), "none");
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
        const XmlNode* line = GeniusFile::child(*found->node, "evaluator");
        if (line == nullptr || profile.text(*line, "ftype") != "linear")
            profile.fail(*found->node, "an evaluator that is linear", line == nullptr ? "none" : "another");
        if (found->values != asked.values) profile.fail(*found->node, "the domain's range of numbers", "another");
        const double offset = profile.number(*line, "offset"), slope = profile.number(*line, "slope");
        for (std::size_t k = 0; k < asked.values.size(); ++k)
            result.push_back(weight * (offset + slope * static_cast<double>(k)));
        return result;
    }
    double most = 0.0;
    for (const XmlNode& each : found->node->children)
        if (each.name == "item") most = std::max(most, profile.number(each, "evaluation"));
    for (const std::string& value : asked.values) {
        const XmlNode* item = nullptr;
        for (const XmlNode& each : found->node->children)
            if (each.name == "item" && profile.text(each, "value") == value) item = &each;
        if (item == nullptr)
            profile.fail(*found->node, "an evaluation of every value of the domain", "none of " + shown(value));
        result.push_back(most > 0.0 ? weight * profile.number(*item, "evaluation") / most : 0.0);
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
    std::vector<GeniusFile> profiles;  // point into themselves: none may move
    profiles.reserve(profile_texts.size());
    std::vector<Side> all;
    for (const XmlText& each : profile_texts) {
        all.push_back(Side{profiles.size()});
        profiles.emplace_back(each);
        conflict.parties.push_back(stem_of(each.file));
    }
    tell_apart(conflict.parties);
    std::size_t combinations = 1;
    for (std::size_t k = 0; k < domain.issues().size(); ++k) {
        const Issue& issue = domain.issues()[k];
        combinations *= issue.values.size();
        if (combinations > most_outcomes)
            domain.fail(domain.objective(), fmt::format("at most {} outcomes", most_outcomes), "more");
        if (issue.values.size() < 2) continue;
        std::vector<std::string> levels;
        for (const std::string& value : issue.values) levels.push_back(level_name(value, "(none)"));
        tell_apart(levels);
        agenda.issues.push_back({printable(issue.name), std::move(levels), all, true});
    }
    if (agenda.issues.empty()) domain.fail(domain.objective(), "an issue with a choice", "none");
    conflict.space = dispute::space::Space(std::move(agenda));
    Payoffs payoffs({profiles.size(), conflict.space.size()});
    for (std::size_t p = 0; p < profiles.size(); ++p) {
        double always = 0.0;  // of issues without a choice
        std::vector<std::vector<double>> by_issue;
        for (const Issue& issue : domain.issues()) {
            std::vector<double> of = worths(domain, issue, profiles[p]);
            if (of.size() < 2)
                always += of[0];
            else
                by_issue.push_back(std::move(of));
        }
        for (std::size_t o = 0; o < conflict.space.size(); ++o) {
            double total = always;
            for (std::size_t k = 0; k < by_issue.size(); ++k) total += by_issue[k][conflict.space.level(Outcome{o}, k)];
            if (!std::isfinite(total))
                profiles[p].fail(profiles[p].objective(), "utilities that are numbers", "one that is too large");
            payoffs(Side{p}, Outcome{o}) = total;
        }
        const XmlNode* reservation = GeniusFile::child(profiles[p].space(), "reservation");
        conflict.reservation.push_back(reservation == nullptr ? 0.0 : profiles[p].number(*reservation, "value"));
    }
    conflict.preferences = dispute::graph_model::preferences_of(payoffs);
    conflict.payoffs = std::move(payoffs);
    return conflict;
}

}  // namespace parley::scenario::foreign
