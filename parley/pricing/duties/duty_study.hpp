#pragma once
// What would these duties do: a question in, everything that is reported about it out. All front ends print from here.
#include <string>
#include <utility>
#include <vector>

#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/counterfactual/spread.hpp"
#include "parley/pricing/duties/duties_csv.hpp"
#include "parley/products/groups.hpp"

namespace parley::pricing {

/// Where the changes of duties are written: a CSV file, of duties or of products, words, or a day.
struct DutyQuestion {
    std::string file;                               ///< path of a CSV; empty: the words below
    std::vector<DutyWords> words;                   ///< one for each change
    std::string day;                                ///< or what the bundled table has in force on this day
    std::string as_typed;                           ///< these words or the day, as the manifest has them
    std::vector<std::string> importers;             ///< who levies the duties in words, or on a list of products
    std::vector<std::string> exporters;             ///< whose goods bear those on a list; empty: all others'
    std::size_t classes = products::usual_classes;  ///< of the rates of a list in a sector, zero apart
    DutyLimits limits;
    Detail detail = Detail::exact;  ///< how much is read off
};

struct DutyStudy {
    Base base;
    BaseOptions options;
    std::string duties_source;  ///< the file, or the words
    std::string duties_sha256;  ///< of the file's bytes; empty for words
    std::string note;           ///< how duties by date stand in this world: DayStudy::note
    std::vector<DutyRow> rows;
    std::vector<Economy> parties;                    ///< economies named in the duties, in the order of the world
    std::vector<std::pair<Economy, Economy>> pairs;  ///< importer and exporter, both named; each two economies once
    std::vector<double> trade_in_scope_usd_m;        ///< by row
    OutcomeResult priced;
    /// Of changes that do not settle: how far from the base towards them, all logs of wedges in proportion, an
    /// equilibrium is found, 0 to 1, and the largest duty there and asked for, as shares.
    double way = 1.0, highest_on_the_way = 0.0, highest_asked = 0.0;
    Elsewhere elsewhere;  ///< the same duties; empty unless asked for

    /// converged; or how the base or the counterfactual failed.
    model::Status status() const {
        return base.status == model::Status::converged ? priced.equilibrium.status : base.status;
    }
    double max_residual() const;
    const std::string& worst_equation() const;
};

/// The changes in a file of duties or of products, whose bytes `text` are. Throws InputError.
[[nodiscard]] std::vector<DutyRow> rows_of_file(const DutyQuestion& question, const std::string& text,
                                                const world::World& world);

/// Throws InputError for a question that cannot be asked of this world. A solve that fails is a status, not an error.
[[nodiscard]] DutyStudy study_duties(Base base, const BaseOptions& options, const DutyQuestion& question,
                                     const model::Progress& progress = {});

/// What is reported of changes that have been read and solved elsewhere, in this order; `source` is where they are
/// written.
[[nodiscard]] DutyStudy study_of(Base base, const BaseOptions& options, std::string source, std::vector<DutyRow> rows,
                                 OutcomeResult priced);

/// The solved state as a base of its own; what was solved is added to World::rebased. The study must be solved.
[[nodiscard]] world::World world_after(const DutyStudy& study);

/// The same duties in the world as it was read, under the other sources that are asked for, on `threads` threads: what
/// the figures range over. Throws InputError for a source that the world does not have.
void solve_elsewhere(DutyStudy& study, const world::World& read, const RangeOptions& options, int threads);

}  // namespace parley::pricing
