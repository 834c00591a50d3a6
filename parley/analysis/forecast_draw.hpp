#pragma once
// One draw of a forecast: what each way of looking says of one set of numbers.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/forecast.hpp"
#include "parley/numerics/random_stream.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::analysis {

/// A parameter that is drawn, as Drawn::numbers has them: of each party its weights, patience and reputation.
struct Unsure {
    scenario::Parameter parameter;
    std::string what;
    std::size_t party = 0;
    std::optional<std::size_t> term;  ///< of a weight: position among the party's terms
    std::optional<std::size_t> want;  ///< of one that the record has: position among the party's wants
    bool said = false;                ///< drawn with all that the record has, and not by itself
};
[[nodiscard]] std::vector<Unsure> unsure(const pricing::Worth& dispute);

struct Drawn {
    std::vector<double> numbers;
    std::array<Chances, 5> by{};
    bool deal_possible = false, agree = false;
    bool deal_on_conditions = false;  ///< where there are none: as deal_possible
    std::optional<Outcome> nash;      ///< the deal, where there is one
    std::vector<double> nash_gain;    ///< by party
    std::vector<double> gives_in;     ///< by party; empty: no answer
    /// By named outcome and party: points a year over today; not a number where it is not on the table.
    std::vector<double> named_points;
};

/// What draws of one dispute share. Both must outlive it.
class OneDraw {
public:
    OneDraw(const pricing::Worth& dispute, const dispute::graph_model::Moves& moves)
        : dispute_(dispute), moves_(moves), unsure_(unsure(dispute)), breaking_(breaking_conditions(dispute)) {}

    [[nodiscard]] Drawn operator()(std::uint64_t seed, std::uint64_t k) const;
    const pricing::Worth& dispute() const { return dispute_; }

private:
    // The payoffs of one draw, and what follows without a deal by them.
    struct By {
        Payoffs payoffs, once;
        Outcome no_deal;
        std::vector<Outcome> not_offered;
    };
    Chances ends(Outcome outcome, bool is_signed) const;
    void bargaining(const By& by, Drawn& result) const;
    void moves(const By& by, Drawn& result) const;
    void attrition(const By& by, const std::vector<double>& rate, const std::vector<double>& reputation,
                   Drawn& result) const;
    void talks(const By& by, const std::vector<double>& rate, Drawn& result) const;

    const pricing::Worth& dispute_;
    const dispute::graph_model::Moves& moves_;
    std::vector<Unsure> unsure_;
    std::vector<Outcome> breaking_;
};

}  // namespace parley::analysis
