#pragma once
// Private to the drafter: what is on the table, as it grows statement by statement.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parley/scenario/draft/draft.hpp"

namespace parley::scenario::draft {

struct PartyDraft {
    std::string id, name, code;
    std::size_t paragraph = 0;
    std::vector<std::pair<std::string, std::string>> factions;  ///< id, its line of YAML
};

struct LevelDraft {
    std::string id, label, measures, ends, announced;
    std::vector<std::string> comments;
    bool lowers = false, sized = false;
    std::vector<std::string> sectors;
};

struct IssueDraft {
    std::string id, label, owner;  ///< owner: a party or "joint"
    std::vector<LevelDraft> levels;
    std::string threatened;  ///< the level that is announced
};

struct BaselineDraft {
    std::string id, yaml;
    std::vector<std::string> comments;
};

/// A size of a statement, as a value with its grounds.
struct Amount {
    std::string value;    ///< "25 points"
    std::string grounds;  ///< ", range: …, assumption: …" or ", evidence: …"
    bool from_text = false;
};

class Sizes {
public:
    Sizes(const DraftWorld& world, std::size_t& assumed) : world_(world), assumed_(assumed) {}

    /// Points of a duty; a percentage is taken as points on top of what there is, and says so.
    [[nodiscard]] Amount duty(const evidence::statements::Statement& statement, bool fall) const;
    /// ", covers: {…}" where the text gives a sum of trade that the world has; a note where it has not.
    [[nodiscard]] std::string covers(const evidence::statements::Statement& statement, const std::string& by,
                                     const std::string& on, const std::vector<std::string>& sectors,
                                     std::string& note) const;
    [[nodiscard]] Amount purchase(const evidence::statements::Statement& statement, const std::string& by,
                                  const std::string& from, const std::vector<std::string>& sectors) const;
    /// Nothing where there is no deficit to shrink.
    [[nodiscard]] std::optional<Amount> balance(const evidence::statements::Statement& statement, const std::string& of,
                                                const std::string& with) const;
    /// A tariff equivalent that no text gives: `middle` points with a range.
    [[nodiscard]] Amount equivalent(double middle, double low, double high, const std::string& what) const;
    [[nodiscard]] Amount subsidy(const evidence::statements::Statement& statement, std::string& over) const;

private:
    const DraftWorld& world_;
    std::size_t& assumed_;
};

/// "{source: report, paragraph: 3, figures: [100 bn USD]}"
[[nodiscard]] std::string evidence_of(const evidence::statements::Statement& statement, const std::string& figure = {});
/// A figure as the scenario writes it: "100 bn USD", "24 points", "25 %"; empty when it has no such form.
[[nodiscard]] std::string figure_text(const evidence::Figure& figure);
/// A number without needless digits.
[[nodiscard]] std::string number_text(double value);
/// An id of small letters, digits and hyphens.
[[nodiscard]] std::string id_of(std::string_view text, std::size_t most = 40);

}  // namespace parley::scenario::draft
