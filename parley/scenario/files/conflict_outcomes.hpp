#pragma once
// Outcomes of a conflict in words: levels, patterns and statements as a file or a command line writes them.
#include <string>
#include <vector>

#include "parley/dispute/graph_model/moves.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// What stands between the levels of an outcome: "; " where a level has several words, else a space.
[[nodiscard]] std::string between_levels(const dispute::space::Agenda& agenda);

/// The levels of a text, and the words or, if and iff between its patterns, one by one: apart at ; where the text has
/// one or a level has several words, else at spaces.
[[nodiscard]] std::vector<std::string> level_words(const dispute::space::Agenda& agenda, const std::string& text);

/// What is wrong with a level's name, where it could not be told apart; or nothing.
[[nodiscard]] bool fit_for_a_level(const std::string& name);

/// Reads nodes of a conflict file; throws InputError with line and column.
class ConflictNodes {
public:
    ConflictNodes(std::string file, const dispute::space::Space& space) : file_(std::move(file)), space_(space) {}

    [[noreturn]] void fail(const tables::YamlNode& node, const std::string& expected, const std::string& found) const;
    std::string one_of(const tables::YamlNode& node, const std::string& what, const std::string& id,
                       const std::vector<std::string>& known) const;
    std::string word(const tables::YamlNode& node, const std::string& what) const;
    /// The items of a list, or one alone.
    static std::vector<const tables::YamlNode*> several(const tables::YamlNode& node);

    /// Levels by name into the words that patterns are read from: Y and N of two levels, else a number.
    std::string coded(const dispute::space::Agenda& agenda, const tables::YamlNode& node) const;
    dispute::space::Pattern pattern(const dispute::space::Agenda& agenda, const tables::YamlNode& node) const;
    /// The feasible outcomes of a pattern: one or more.
    std::vector<dispute::graph_model::StateIndex> states(const tables::YamlNode& node) const;
    Outcome outcome(const tables::YamlNode& node) const;

    const std::string& file() const { return file_; }
    const dispute::space::Space& space() const { return space_; }

private:
    std::string file_;
    const dispute::space::Space& space_;  // of the conflict: empty until its issues are read
};

}  // namespace parley::scenario
