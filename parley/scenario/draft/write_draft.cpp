#include "parley/scenario/draft/write_draft.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/draft/objects.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario::draft {
namespace {

using evidence::statements::Says;
using evidence::statements::Statement;
using tables::yaml_quoted;

std::string comment_line(std::string_view indent, const std::string& text) {
    return fmt::format("{}# {}\n", indent, printable(text));
}

std::string figures_in(const Statement& statement) {
    std::string result;
    for (const evidence::Figure& figure : statement.figures) {
        const std::string text = is_read(figure) ? figure_text(figure) : "";
        if (!text.empty() && result.find(yaml_quoted(text)) == std::string::npos)
            result += (result.empty() ? "" : ", ") + yaml_quoted(text);
    }
    return result;
}

std::string evidence_with_figures(const Statement& statement) {
    const std::string figures = figures_in(statement);
    return figures.empty()
               ? evidence_of(statement)
               : fmt::format("{{source: report, paragraph: {}, figures: [{}]}}", statement.paragraph, figures);
}

std::string head(const Pieces& pieces) {
    std::string out = "# yaml-language-server: $schema=scenario-2.schema.json\n";
    out +=
        "# A draft: everything here was taken from the text by rules, each line with the sentence that it is from (P: "
        "paragraph,\n"
        "# s: sentence), how sure the rule is and the words that made it one. Read it beside the text before anybody "
        "relies on it.\n";
    out += fmt::format("# Sizes that the text does not give: {}, each an assumption that begins with \"draft:\".\n",
                       pieces.assumed);
    out += fmt::format("parley: 2\ntitle: {}\n", yaml_quoted(printable(pieces.title)));
    if (!pieces.options.published.empty()) out += fmt::format("day: {}\n", pieces.options.published);
    out += fmt::format("world: {}\n", yaml_quoted(pieces.world));
    out += fmt::format("sources:\n  report: {{title: {}, file: {}{}}}\n", yaml_quoted(printable(pieces.title)),
                       yaml_quoted(pieces.options.file),
                       pieces.options.published.empty() ? "" : ", published: " + pieces.options.published);
    return out;
}

std::string parties(const Pieces& pieces) {
    std::string out = "\nparties:\n";
    for (const PartyDraft& party : pieces.parties) {
        out += fmt::format("  {}:\n    name: {}\n    economies: [{}]\n", party.id, yaml_quoted(party.name), party.code);
        out +=
            "    patience: {value: 10 % a year, range: [2 % a year, 30 % a year], assumption: \"draft: the protocol's, "
            "no text gives it\"}\n"
            "    committed: {value: 20 %, range: [5 %, 50 %], assumption: \"draft: the protocol's, no text gives "
            "it\"}\n";
        if (!party.factions.empty()) {
            out += "    factions:\n";
            for (const auto& [id, line] : party.factions) out += fmt::format("      {}: {}\n", id, line);
        }
        out += fmt::format("    evidence: {{source: report, paragraph: {}}}\n", party.paragraph);
    }
    bool any = false;
    for (const evidence::statements::Person& person : *pieces.people) {
        if (!any) out += "# People that the text names, with their side where it says it:\n";
        any = true;
        const std::string side =
            person.country < 0
                ? "side not said"
                : std::string(evidence::statements::countries()[static_cast<std::size_t>(person.country)].name);
        out += comment_line("", fmt::format("  {}{}{}, P{}: {}", person.title, person.title.empty() ? "" : " ",
                                            person.name, person.paragraph, side));
    }
    return out;
}

std::string issues(const Pieces& pieces) {
    std::string out;
    if (!pieces.baseline.empty()) {
        out += "\nbaseline:\n";
        for (const BaselineDraft& each : pieces.baseline) {
            for (const std::string& comment : each.comments) out += comment_line("  ", comment);
            out += fmt::format("  {}: {}\n", each.id, each.yaml);
        }
    }
    out += "\nissues:\n";
    for (const IssueDraft& issue : pieces.issues) {
        out += fmt::format("  {}:\n    label: {}\n    owner: {}\n    levels:\n      none: {{label: As it is}}\n",
                           issue.id, yaml_quoted(issue.label), issue.owner);
        for (const LevelDraft& level : issue.levels) {
            for (const std::string& comment : level.comments) out += comment_line("      ", comment);
            out += fmt::format("      {}:\n        label: {}\n", level.id, yaml_quoted(level.label));
            if (!level.announced.empty()) out += fmt::format("        announced: {}\n", level.announced);
            if (!level.ends.empty()) out += fmt::format("        ends: [{}]\n", level.ends);
            if (!level.measures.empty()) out += fmt::format("        measures:\n          - {}\n", level.measures);
        }
    }
    if (pieces.issues.empty())
        out +=
            "  # No measure was found in the text: this stands where the first one goes.\n"
            "  talks:\n    label: The talks\n    owner: joint\n    levels:\n      none: {label: As it is}\n      "
            "agreed: {label: Something is agreed}\n";
    return out;
}

std::string stances(const Pieces& pieces) {
    if (pieces.stances.empty()) return "";
    std::string out = "\nstances:\n";
    for (const StanceDraft& stance : pieces.stances) {
        const Statement& statement = *stance.statement;
        out +=
            comment_line("  ", fmt::format("draft, P{}.s{} ({}, \"{}\"): {}", statement.paragraph, statement.sentence,
                                           in_words(statement.confidence), statement.rule, statement.text));
        const std::string says = statement.says == Says::fact ? "acceptance" : std::string(in_words(statement.says));
        std::string extra;
        if (statement.says == Says::condition) extra += ", before: deal";
        if (statement.says == Says::refusal)
            extra +=
                ", cost: {value: 0.1 points, range: [0.01 points, 1 points], distribution: log-uniform, assumption: "
                "\"draft: the protocol's range; what giving in would cost is in no text\"}";
        out += fmt::format("  - {{party: {}, level: {}, says: {}{}, evidence: {}}}\n", stance.party, stance.level, says,
                           extra, evidence_with_figures(statement));
    }
    return out;
}

// "Duties of China: Lifted: 10 points" of issue.level.
std::string words_of(const Pieces& pieces, const std::string& level) {
    for (const IssueDraft& issue : pieces.issues)
        for (const LevelDraft& each : issue.levels)
            if (issue.id + "." + each.id == level) return issue.label + ": " + each.label;
    for (const IssueDraft& issue : pieces.issues)
        if (issue.id + ".none" == level)
            return issue.label + ": none";
        else if (issue.id + ".withdrawn" == level)
            return issue.label + ": the threat is taken back";
    return level;
}

std::string wants(const Pieces& pieces) {
    std::string out;
    for (const PartyDraft& party : pieces.parties) {
        std::string mine;
        std::vector<std::string> had;
        for (const StanceDraft& stance : pieces.stances) {
            const bool demand = stance.statement->says == Says::demand || stance.statement->says == Says::condition;
            if (stance.party != party.id || !demand || std::find(had.begin(), had.end(), stance.level) != had.end())
                continue;
            had.push_back(stance.level);
            mine += fmt::format(
                "    - {{level: {}, label: {}, weight: {{value: 0.1 points, range: [0.01 points, 1 points], "
                "distribution: log-uniform, assumption: "
                "\"draft: the protocol's range; the text says that it is wanted, not how much\"}}}}\n",
                stance.level, yaml_quoted(words_of(pieces, stance.level)));
        }
        if (!mine.empty()) out += fmt::format("  {}:\n{}", party.id, mine);
    }
    return out.empty() ? "" : "\npayoffs:\n" + out;
}

// "They", "a U.S. …": whoever it is, is known as a country.
bool is_pronoun(const std::string& who) {
    const std::string small = small_letters(who);
    return small == "i" || small == "we" || small == "they" || small == "it" || small == "he" || small == "she" ||
           small == "our" || small == "their" || small.starts_with("a ") || small.starts_with("an ");
}

std::string facts(const Pieces& pieces) {
    if (pieces.facts.empty()) return "";
    std::string out = "\nstatements:\n";
    std::size_t number = 0;
    for (const Statement* statement : pieces.facts) {
        std::string who = is_pronoun(statement->who) ? "" : statement->who;
        for (const int country : statement->parties)
            if (who.empty())
                who = std::string(evidence::statements::countries()[static_cast<std::size_t>(country)].name);
        out += comment_line("  ",
                            fmt::format("draft, P{}.s{}, {} ({}, \"{}\")", statement->paragraph, statement->sentence,
                                        in_words(statement->says), in_words(statement->confidence), statement->rule));
        out += fmt::format(
            "  p{}-s{}-{}: {{text: {}, evidence: {}}}\n", statement->paragraph, statement->sentence, ++number,
            yaml_quoted(
                printable(fmt::format("{} of {}: {}", in_words(statement->says), who, unbroken(statement->text)))),
            evidence_with_figures(*statement));
    }
    return out;
}

std::string outcomes(const Pieces& pieces) {
    std::string out = "\noutcomes:\n  today: {label: As it is}\n";
    for (const IssueDraft& issue : pieces.issues)
        for (const LevelDraft& level : issue.levels)
            out += fmt::format("  {}: {{label: {}, levels: {{{}: {}}}}}\n", id_of(issue.id + "-" + level.id, 60),
                               yaml_quoted(issue.label + ": " + level.label), issue.id, level.id);
    if (pieces.issues.empty()) out += "  agreed: {label: Something is agreed, levels: {talks: agreed}}\n";
    return out;
}

}  // namespace

std::string unbroken(const std::string& sentence) {
    std::string result;
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t k = 0; k < sentence.size(); ++k) {
        if (sentence[k] == '\r') continue;
        if (sentence[k] != '\n') {
            result += sentence[k];
            continue;
        }
        const bool cut = result.size() > 1 && result.back() == '-' && small(result[result.size() - 2]) &&
                         k + 1 < sentence.size() && small(sentence[k + 1]);
        if (cut)
            result.pop_back();
        else
            result += ' ';
    }
    return result;
}

std::string label_of(Matter matter, const std::string& name) {
    const std::string owner = in_sentence(name);
    switch (matter) {
        case Matter::duty:
            return "Duties of " + owner;
        case Matter::purchase:
            return "Purchases of " + owner;
        case Matter::subsidy:
            return "Support of industry in " + owner;
        case Matter::opening:
            return "Access to the market of " + owner;
        case Matter::rules:
            return "Rules on intellectual property of " + owner;
        case Matter::controls:
            return "Export controls of " + owner;
        case Matter::quota:
            return "Quotas of " + owner;
        case Matter::ban:
            return "Restrictions of " + owner;
        case Matter::balance:
        case Matter::investment:
        case Matter::none:
            break;
    }
    return "Other things of " + owner;
}

std::string write_draft(const Pieces& pieces) {
    std::string out = head(pieces) + parties(pieces) + issues(pieces) + stances(pieces) + wants(pieces) +
                      facts(pieces) + outcomes(pieces);
    if (!pieces.not_placed.empty()) {
        out += "\n# Not placed: sentences to look at by eye.\n";
        for (const std::string& each : pieces.not_placed) out += comment_line("", "  " + each);
    }
    return out;
}

}  // namespace parley::scenario::draft
