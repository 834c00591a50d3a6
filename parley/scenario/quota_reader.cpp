// Quotas: how much may come in, and the duties within it and above, in one key; or the rate above beside it.
#include "parley/core/text.hpp"
#include "parley/scenario/parameter_limits.hpp"
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {
namespace {

constexpr const char* within_like = "'0 %' (the whole duty) or '-3 points' (on top of the duty in force)";
constexpr const char* above_like = "'25 %' (the whole duty) or '+25 points' (on top of the duty within)";

bool says_points(const StatedNumber& number) {
    return number.text.find("point") != std::string::npos;
}

bool is_signed(const StatedNumber& number) {
    return number.text[0] == '+' || number.text[0] == '-';
}

// A number written as a scalar in the map of a quota has the quota's grounds, in a map of its own its own.
tables::YamlNode with_grounds(const tables::YamlNode& quota, const tables::YamlNode& number) {
    if (number.kind != tables::YamlNode::Kind::scalar) return number;
    tables::YamlNode result = number;
    result.kind = tables::YamlNode::Kind::map;
    result.keys = {{"value", number}};
    for (const tables::YamlEntry& entry : quota.keys)
        if (entry.key == "evidence" || entry.key == "assumption" || entry.key == "definition")
            result.keys.push_back(entry);
    return result;
}

}  // namespace

void ScenarioReader::quota(const tables::YamlMap& map, MeasureWords& measure) const {
    const tables::YamlNode& written = map.need("quota");
    tables::YamlNode size = written;
    std::erase_if(size.keys,
                  [](const tables::YamlEntry& entry) { return entry.key == "within" || entry.key == "above"; });
    const tables::YamlNode *within = nullptr, *above = map.find("above");
    for (const tables::YamlEntry& entry : written.keys) {
        if (entry.key == "within") within = &entry.value;
        if (entry.key != "above") continue;
        if (above != nullptr)
            fail(at_key(*above), "the rate above a quota once", "a second one, beside that in 'quota'");
        above = &entry.value;
    }
    const char* like = "'80 %' (of today's volume) or '20 bn USD a year'";
    measure.amount = stated_number(size, "a quota", {Unit::share, Unit::usd_m_a_year}, like);
    if (is_signed(measure.amount)) fail(written, std::string("a quota such as ") + like, shown(measure.amount.text));
    if (map.find("rent") != nullptr)
        measure.rent = one_of(map.need("rent"), "who earns the rent", map.text("rent"), {"seller", "buyer", "lost"});
    for (const char* key : {"within", "above"})
        if ((std::string_view(key) == "within" ? within : above) != nullptr && !(measure.amount.low > 0))
            fail(written, std::string("a quota above zero with '") + key + "'", shown(measure.amount.text));
    if (within != nullptr) {
        const StatedNumber& rate = measure.within.emplace(
            stated_number(with_grounds(written, *within), "the duty within a quota", {Unit::rate}, within_like));
        measure.sets = !says_points(rate);
        if (measure.sets == is_signed(rate))
            fail(*within, std::string("a duty within a quota such as ") + within_like, shown(rate.text));
        refuse_rates(*within, rate, measure.highest_rate);
    }
    if (above == nullptr) return;
    const StatedNumber& rate = measure.above.emplace(
        stated_number(with_grounds(written, *above), "a rate above the quota", {Unit::rate}, above_like));
    measure.above_is_whole = !says_points(rate);
    if (measure.above_is_whole && (within == nullptr || !measure.sets))
        fail(*above,
             "points above zero, on top of the duty within the quota, such as '+25 points'; or with 'within' as a "
             "whole duty a whole one",
             shown(rate.text));
    if (measure.above_is_whole ? !(rate.low > measure.within->high) : !(rate.low > 0))
        fail(*above,
             measure.above_is_whole ? "a duty above the one within, " + high_of(*measure.within)
                                    : "points above zero, on top of the duty within the quota, such as '+25 points'",
             shown(low_of(rate)));
    refuse_rates(*above, rate, measure.highest_rate);
    if (!measure.rent.empty() && measure.rent != "buyer")
        fail(map.need("rent"), "a quota with a rate above it, whose rent goes to the buyer", measure.rent);
}

void ScenarioReader::refuse_rates(const tables::YamlNode& node, const StatedNumber& number, double highest) const {
    for (const double rate : {number.value, number.low, number.high})
        if (!(rate <= highest && -rate <= highest))
            fail(node, rates_within(highest), amount_like(rate, Unit::rate, number.text));
}

}  // namespace parley::scenario
