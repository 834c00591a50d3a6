#pragma once
// Forecasts written down before what happened is known to the program, and scored once it is.
#include <string>
#include <string_view>
#include <vector>

#include "parley/histories/after.hpp"
#include "parley/precedents/scores.hpp"

namespace parley::precedents {

struct MethodChances {
    std::string id;
    Chances chances{};
};

struct Registered {
    std::string slug, day;  ///< of the dispute, and its cut-off
    std::string program;    ///< version, and the hash of all that the chances follow from
    std::vector<MethodChances> methods;
    /// The day on which it was written down, and the hash of the scenario's text; empty where there are none.
    std::string registered_on, scenario_sha256;
};

/// slug,day,program,registered,scenario,method,question,chance,seal: a row for each chance that is known. The seal is
/// the hash of all the rest: who changes a chance after the event changes it too.
[[nodiscard]] std::string registered_csv(const Registered& registered);
/// Throws InputError: chances of one dispute only, each of a question, each question once for each method; a seal that
/// does not fit. A file without a seal is read as it is.
[[nodiscard]] Registered read_registered(const std::string& file, std::string_view csv);

/// What rates and rates with features say of a history, learnt from the other clusters.
[[nodiscard]] Registered rates_written_down(const histories::History& asked,
                                            const std::vector<histories::History>& histories,
                                            const std::string& program);

}  // namespace parley::precedents
