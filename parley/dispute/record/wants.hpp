#pragma once
// What a party may want: for each term of its payoff a range, faction by faction. docs/dispute/record.md.
#include <optional>
#include <string>
#include <vector>

namespace parley::dispute::record {

/// What a want may be, points a year for each unit of its term. `low` ≤ `high`. Within it, log-uniform where both ends
/// have one sign, else uniform.
struct WantRange {
    double low = 0.0, high = 0.0;
    bool operator==(const WantRange&) const = default;
};

/// Speaks within a party with a share a of its voice; Σ a = 1, Dirichlet with 2 for the one that leads and 1 for
/// others.
struct Faction {
    std::string name;
    bool leads = false;
    std::vector<WantRange> want;  ///< by term
    bool operator==(const Faction&) const = default;
};

/// u(o) = income(o) + Σ_k v_k · term_k(o), v_k = Σ_f a_f w_fk: the party's own wants are its factions', each by its
/// share.
struct Wants {
    std::vector<std::string> terms;
    std::vector<Faction> factions;  ///< one or more; one alone is the party
    bool operator==(const Wants&) const = default;
};

/// u(better) − u(worse) for given wants: points of income a year, which are solved, and how much each term changes.
struct Margin {
    double solved = 0.0;
    std::vector<double> change;  ///< by term: of `better` over `worse`
    bool operator==(const Margin&) const = default;
};

/// What has been said and how it reads. What each kind compares: docs/dispute/record.md.
enum class Said { demand, refusal, offer, threat, condition, acceptance, expectation, left_untaken };
inline constexpr std::size_t kinds_of_statement = 8;

struct Statement {
    std::string name;
    Said kind = Said::demand;
    std::optional<std::size_t> faction;  ///< none: the party as a whole
    Margin margin;                       ///< ≥ 0 if it is meant
    bool operator==(const Statement&) const = default;
};

}  // namespace parley::dispute::record
