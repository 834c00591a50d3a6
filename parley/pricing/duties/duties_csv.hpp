#pragma once
// Changes of duties from outside: a CSV file, or words such as those of `--duty CHN:+25:all --by USA`. The format is
// in docs/guide/duties.md.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/policy/duties.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::pricing {

/// A change of duties as somebody wrote it, and what it means in a world.
struct DutyRow {
    std::size_t line = 0;  ///< in the file; 0 for words from elsewhere
    std::string importer;
    std::string exporter;
    std::string sector;
    policy::DutyChange change;
};

struct DutyLimits {
    double highest_rate = usual_highest_rate;  ///< a rate or a change beyond this is refused: usual_rates.hpp
    bool import_subsidies = false;             ///< duties below zero are meant
};

/// Reads importer, exporter (names as in columns.hpp), sector, one of `rate_pct` (percent, replaces), `add_points`
/// (percentage points, adds), `duty_rate` or `add_rate` (the same two as shares), and optionally `covers_usd_bn` and
/// `note`. Economies and sectors are codes of the world, `*` for all; a sector can also be `goods` or `services`.
/// Throws InputError.
[[nodiscard]] std::vector<DutyRow> read_duties(const std::string& file, std::string_view text,
                                               const world::World& world, const DutyLimits& limits = {});

/// `CHN:+25:C29,C30` or `CHN:+25:goods:150`: exporters, points added (signed) or the rate in percent (unsigned),
/// sectors, and the USD billion of trade covered. Only the grammar is looked at.
struct DutyWords {
    std::vector<std::string> importers;  ///< who levies it; none: said of all words together
    std::vector<std::string> exporters;
    policy::DutyChange::Kind kind = policy::DutyChange::Kind::add;
    double rate = 0.0;
    std::vector<std::string> sectors;
    std::optional<double> covers_usd_m;
};
[[nodiscard]] OrRefusal<DutyWords> parse_duty(const std::string& text);

/// The words in a world. `importers` are the economies that levy the duty. Throws InputError.
[[nodiscard]] DutyRow resolve_duty(const DutyWords& words, const std::vector<std::string>& importers,
                                   const world::World& world, const DutyLimits& limits = {});

/// The wedges of these changes, counted from the base; InputError that names the lines when they clash. `written`:
/// where they are, a file or an option.
[[nodiscard]] model::Wedges duty_wedges(const world::World& world, const Subject& written,
                                        const std::vector<DutyRow>& rows);

}  // namespace parley::pricing
