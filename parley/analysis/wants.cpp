#include "parley/analysis/wants.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/analysis/record_statements.hpp"
#include "parley/core/text.hpp"
#include "parley/numerics/rising.hpp"

namespace parley::analysis {
namespace {

using dispute::record::ProbableReading;

StatedNumber number_of(double median, double low, double high, Unit unit, const char* definition) {
    const char* words = unit == Unit::a_year ? " % a year" : " points";
    const double shown = unit == Unit::a_year ? 100 : 1;
    const auto text = [&](double value) { return fmt::format("{:.3g}{}", value * shown, words); };
    StatedNumber result;
    result.unit = unit;
    result.value = median;
    result.low = low;
    result.high = high;
    result.text = text(median);
    result.low_text = text(low);
    result.high_text = text(high);
    result.definition = definition;
    return result;
}

// Below which a share of the weight lies.
double quantile(const std::vector<double>& value, const std::vector<double>& weight, double share) {
    numerics::Rising rising;
    const std::vector<numerics::Rising::Entry>& order = rising.order(value.data(), value.size());
    double reached = 0.0;
    for (const numerics::Rising::Entry& each : order)
        if ((reached += weight[each.position]) >= share) return each.value;
    return order.back().value;
}

const std::vector<double> nine_in_ten{0.05, 0.5, 0.95};  // shares: the least, the middle, the most
constexpr std::uint64_t patience_seed = 1000;            // apart from the streams of the parties' wants

constexpr const char* from_the_record = "half of the wants that fit what was said, by Protocol 1";

pricing::PartyWants party_wants(const PartyRecord& party, const std::vector<std::string>& factions) {
    pricing::PartyWants result;
    result.ranges = party.wants;
    result.nats = party.said.nats;
    for (const ReadStatement& each : party.statements) result.said.push_back(each.as);
    for (std::size_t k = 0; k < party.terms.size(); ++k) {
        pricing::Want want = party.terms[k].words;
        const std::vector<double> at = party.said.quantiles(k, nine_in_ten);
        want.weight = number_of(at[1], at[0], at[2], Unit::points, from_the_record);
        result.wants.push_back(std::move(want));
    }
    for (std::size_t f = 1; f < factions.size(); ++f)
        for (std::size_t k = 0; k < party.terms.size(); ++k) {
            std::vector<double> value;
            for (const auto& each : party.said.by_faction) value.push_back(each[f][k]);
            result.factions[factions[f]].push_back(quantile(value, party.said.weight, 0.5));
        }
    return result;
}

// Those of whom it is said who can wait longer, and of whom the file has no number.
void add_patience(const pricing::Worth& worth, const Record& record, pricing::SaidWants& result) {
    const scenario::Scenario& scenario = worth.scenario();
    result.patience.resize(scenario.parties.size());
    const dispute::record::PatienceReading& reading = record.patience;
    // Systematic resampling, shuffled, as of wants: dispute::record::together().
    ProbableReading as_wants;
    as_wants.wants = reading.discount;
    as_wants.weight = reading.weight;
    for (const auto& each : dispute::record::together({as_wants}, result.asked.said.size(), patience_seed))
        result.patience_draws.push_back(each.front());
    for (const scenario::Outlasts& each : scenario.outlasts)
        for (const std::string& id : {each.party, each.other}) {
            const std::size_t p = party_position(scenario, id);
            if (scenario.parties[p].patience || result.patience[p]) continue;
            const std::vector<double> at = as_wants.quantiles(p, nine_in_ten);
            result.patience[p] = number_of(at[1], at[0], at[2], Unit::a_year,
                                           "half of what fits who is said to outlast whom, by Protocol 1");
        }
}

}  // namespace

pricing::SharedWants wants_said(const pricing::Worth& prices_alone, const std::vector<std::size_t>& without,
                                int threads) {
    if (prices_alone.scenario().wants_from == scenario::WantsFrom::typed) return {};
    RecordOptions options;
    options.without = without;
    options.threads = threads;
    Record record;
    const std::vector<std::vector<std::string>> factions = read_statements(prices_alone, options, record);
    auto result = std::make_shared<pricing::SaidWants>();
    result->readings = read_what_was_said(prices_alone, options, record);
    result->unknown = put_what_is_set(prices_alone.scenario(), record.parties);
    std::vector<ProbableReading> said, prior;
    for (Belief& belief : record.beliefs)
        result->beliefs.push_back({belief.of, belief.about, std::move(belief.believed)});
    for (std::size_t p = 0; p < record.parties.size(); ++p) {
        result->parties.push_back(party_wants(record.parties[p], factions[p]));
        said.push_back(std::move(record.parties[p].said));
        prior.push_back(std::move(record.parties[p].prior));
    }
    result->asked = wants_asked(std::move(said), prior, joint_draws);
    add_patience(prices_alone, record, *result);
    return result;
}

OrRefusal<pricing::Worth> worth_by_record(pricing::SharedPrices prices, const std::vector<std::size_t>& without,
                                          int threads) {
    OrRefusal<pricing::Worth> alone = worth_of(prices);
    if (!alone) return alone;
    const pricing::SharedWants wants = wants_said(*alone, without, threads);
    if (!wants) return alone;
    if (!wants->unknown.empty())
        return Refusal{
            {Option::none, alone->scenario().file}, "the name of a number of the scenario", shown(wants->unknown)};
    return worth_of(std::move(prices), wants);
}

}  // namespace parley::analysis
