#pragma once
// The record of a scenario: its statements as comparisons of priced outcomes, what its parties must want for them to
// make sense, and what conclusions rest on. docs/dispute/record.md.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/footing/footing.hpp"
#include "parley/analysis/record_lookup.hpp"
#include "parley/dispute/record/conclusions.hpp"
#include "parley/dispute/record/probable_reading.hpp"

namespace parley::analysis {

/// Something that a party may want besides income, by Protocol 1.
struct RecordTerm {
    std::string name;
    std::vector<double> indicator;  ///< by outcome
    pricing::Want words;            ///< the same in any prices; without a weight
};

/// What one side said of one level, however often and wherever.
struct ReadStatement {
    std::vector<std::size_t> stances;  ///< positions in Scenario::stances; none: announced, or an offer not taken up
    LevelPlace about;
    std::string words;  ///< "China refuses “The plan's subsidies end”"
    Outcome better, worse;
    dispute::record::Statement as;
};

/// A stance that compares nothing.
struct Unread {
    std::size_t stance{};
    std::string why;
};

struct PartyRecord {
    std::vector<RecordTerm> terms;
    dispute::record::Wants wants;
    double unit = 1.0;           ///< points in one unit of wants
    std::vector<double> income;  ///< by outcome, points a year: what is solved
    std::vector<ReadStatement> statements;
    dispute::record::StrictReading strict;
    dispute::record::ProbableReading prior, said;
    bool decides() const { return said.nats >= dispute::record::least_nats; }
};

/// What p believes of q: q's wants with p's expectations read as q's own statements.
struct Belief {
    std::size_t of{}, about{};
    std::vector<ReadStatement> statements;
    dispute::record::ProbableReading believed;
};

struct Record {
    dispute::record::UnitOfWants unit_of_wants = dispute::record::UnitOfWants::points;
    Outcome no_deal_as_said;  ///< today with all that is announced: what statements are read against
    std::vector<PartyRecord> parties;
    std::vector<Belief> beliefs;
    dispute::record::PatienceReading patience;
    std::vector<Unread> unread;
    Footing footing;                      ///< of its conclusions
    std::vector<Conclusion> conclusions;  ///< those that hinge on most first
    /// By outcome: the share of wants that fit for which every party likes it no less than no deal.
    std::vector<double> acceptable;
};

struct RecordOptions {
    dispute::record::UnitOfWants unit_of_wants = dispute::record::UnitOfWants::points;
    dispute::record::Protocol protocol;
    numerics::PosteriorOptions draws;
    std::vector<std::size_t> without;  ///< stances that are read as if they were not there
    int threads = 1;                   ///< 0: all of the machine's; same bytes on any number
};

/// The probable readings, of wants and of patience; statements have been read. What `worth` was made of is not read
/// again. Gives all readings of wants.
std::vector<dispute::record::ReadBefore> read_what_was_said(const pricing::Worth& worth, const RecordOptions& options,
                                                            Record& record);

/// A want that a reader sets is that in every draw; gives the id of one that is nobody's, if there is one.
[[nodiscard]] std::string put_what_is_set(const scenario::Scenario& scenario, std::vector<PartyRecord>& parties);

/// The outcome, other than today and no deal, that all like no less than no deal for the most wants that fit; none
/// where there is no such outcome for any.
[[nodiscard]] std::optional<Outcome> most_acceptable(const pricing::Worth& worth, const Record& record);

[[nodiscard]] Record read_record(const pricing::Worth& worth, const RecordOptions& options = {});

}  // namespace parley::analysis
