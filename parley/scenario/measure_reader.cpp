// Measures in a scenario's words: which amounts each kind takes, and what its keys must agree on.
#include <algorithm>
#include <cmath>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/parameter_limits.hpp"
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {
namespace {

std::string bare(const char* key) {
    std::string result = key;
    if (result.back() == '?') result.pop_back();
    return result;
}

bool is_signed(const std::string& text) {
    return !text.empty() && (text[0] == '+' || text[0] == '-');
}

bool says_points(const std::string& text) {
    return text.find("point") != std::string::npos;
}

}  // namespace

MeasureWords ScenarioReader::measure(const tables::YamlNode& node) const {
    if (node.kind != tables::YamlNode::Kind::map) fail(node, "a measure such as {duty: …, by: …}", "something else");
    const MeasureTraits* form = nullptr;
    std::vector<std::string> kinds;
    for (const MeasureTraits& each : measure_kinds()) {
        kinds.emplace_back(each.word);
        for (const tables::YamlEntry& entry : node.keys)
            if (entry.key == each.word) {
                if (form != nullptr)
                    fail(at_key(entry.value), "one measure", std::string("both ") + form->word + " and " + each.word);
                form = &each;
            }
    }
    if (form == nullptr) {
        if (node.keys.empty()) fail(node, "a measure such as {duty: …, by: …}", "none");
        one_of(at_key(node.keys.front().value), "a measure", node.keys.front().key, kinds);
        fail(node, "a measure such as {duty: …, by: …}", shown(node.keys.front().key));
    }
    std::vector<std::string> known{form->word, "note"};
    for (const char* key : form->keys) known.push_back(bare(key));
    const std::string a_measure = std::string(form->word[0] == 'e' ? "an " : "a ") + form->word;
    if (form->kind == MeasureKind::production_subsidy)
        for (const tables::YamlEntry& entry : node.keys)
            if (entry.key == "covers" || entry.key == "same-products-as" || entry.key == "products" ||
                entry.key == "except")
                fail(at_key(entry.value),
                     "a production subsidy on all of a sector: on some of its products it would split the sector's "
                     "producers for every buyer, which is not offered",
                     entry.key);
    const tables::YamlMap map(file_, node, std::string("a measure ") + form->word, known);
    for (const char* key : form->keys)
        if (bare(key) == key) (void)map.need(key);
    (void)map.text("note", "");

    MeasureWords result;
    result.kind = form->kind;
    result.line = node.line;
    result.column = node.column;
    result.highest_rate = scenario_.highest_rate;
    if (map.find("import_subsidy") != nullptr) result.import_subsidy = map.flag("import_subsidy", false);
    // `example` shows what is expected of the number when its unit, or its sign (unfit), is another.
    const char* example = "";
    const auto amount = [&](std::initializer_list<Unit> units, const char* written) {
        example = written;
        result.amount = stated_number(map.need(form->word), a_measure, units, written);
    };
    const auto found = [&] { return shown(result.amount.text); };
    const auto refuse_if = [&](bool unfit) {
        if (unfit) fail(map.need(form->word), a_measure + " such as " + example, found());
    };
    products(map, result);
    if (!rates_of_list(map, result)) switch (form->kind) {
            case MeasureKind::duty:
                amount({Unit::rate},
                       "'+25 points' or '-3 points' (on top of the duty in force) or '25 %' (in its place)");
                result.sets = !says_points(result.amount.text);
                refuse_if(result.sets == is_signed(result.amount.text));
                break;
            case MeasureKind::barrier:
                amount({Unit::rate}, "'-10 points' (a change, with its sign)");
                refuse_if(!is_signed(result.amount.text) || !says_points(result.amount.text));
                break;
            case MeasureKind::export_tax:
            case MeasureKind::export_subsidy:
                amount({Unit::rate}, "'2 points'");
                refuse_if(!says_points(result.amount.text) || result.amount.value < 0);
                break;
            case MeasureKind::production_subsidy:
                amount({Unit::rate, Unit::usd_m_a_year, Unit::usd_m},
                       "'2 %' (of cost), '30 bn USD a year' or '300 bn USD' (over some years)");
                refuse_if(result.amount.value < 0);
                break;
            case MeasureKind::purchase:
                amount({Unit::usd_m_a_year}, "'+25 bn USD a year' (more than today)");
                refuse_if(result.amount.text[0] != '+');
                break;
            case MeasureKind::export_control:
                // A cap as a share of the base volume, or the tariff equivalent of a control that comes or goes.
                amount({Unit::share, Unit::rate}, "'80 %' (of today's volume) or '-10 points' (its tariff equivalent)");
                refuse_if(says_points(result.amount.text) != is_signed(result.amount.text));
                break;
            case MeasureKind::balance_target:
                amount({Unit::usd_m_a_year, Unit::share}, "'-100 bn USD a year' or '-27 %' (a cut)");
                refuse_if(result.amount.text[0] != '-');
                break;
            case MeasureKind::saving:
                amount({Unit::share}, "'100 %' (of the gap between the two)");
                refuse_if(is_signed(result.amount.text));
                break;
            case MeasureKind::quota:
                quota(map, result);
                break;
            case MeasureKind::best_answer: {
                const tables::YamlMap to(file_, map.need(form->word), "a best answer", {"to"});
                result.answers = to.text("to");
                result.rates = one_of(map.need("rates"), "rates that it tells apart", map.text("rates"),
                                      {"uniform", "by-sector", "by-partner", "by-partner-sector"});
                break;
            }
        }

    if (result.amount.unit == Unit::rate) refuse_rates(map.need(form->word), result.amount, result.highest_rate);
    const bool balance = form->kind == MeasureKind::balance_target;
    result.by = words(map, balance ? "of" : "by");
    if (form->kind == MeasureKind::production_subsidy || form->kind == MeasureKind::saving ||
        form->kind == MeasureKind::best_answer || balance) {
        if (result.by.size() != 1) fail(map.need(balance ? "of" : "by"), "one economy", "several");
    }
    if (map.find("on") != nullptr) result.on = words(map, "on");
    const bool on_flows = std::find_if(form->keys.begin(), form->keys.end(), [](const char* key) {
                              return std::string_view(key) == "products?";
                          }) != form->keys.end();
    if (on_flows && result.list.empty()) (void)map.need("sectors");
    if (map.find("from") != nullptr) {
        if (form->kind == MeasureKind::purchase)
            result.on = words(map, "from");
        else if (result.in_force_from = map.text("from"); !is_date(result.in_force_from))
            fail(map.need("from"), "a date such as 2018-07-06", shown(result.in_force_from));
    }
    if (const tables::YamlNode* until = map.find("until"))
        if (result.in_force_until = map.text("until");
            !is_date(result.in_force_until) || result.in_force_until < result.in_force_from)
            fail(*until, "a date such as 2020-02-13, on or after 'from'", shown(result.in_force_until));
    if (map.find("instead-of") != nullptr) result.instead_of = map.text("instead-of");
    if (const tables::YamlNode* claimed = map.find("claimed")) {
        result.claimed = stated_number(*claimed, "the part that claims a preference", {Unit::share});
        if (!(result.claimed->low >= 0 && result.claimed->high < 1))
            fail(*claimed, "a part of the trade from 0 % to less than all of it", shown(result.claimed->text));
        if (map.find("same-products-as") != nullptr)
            fail(at_key(*claimed), "'claimed' of a measure with products of its own", "same-products-as");
    }
    if (map.find("with") != nullptr) result.on = words(map, "with");
    if (map.find("sectors") != nullptr) result.sectors = words(map, "sectors");
    if (form->kind == MeasureKind::best_answer && result.sectors.empty()) result.sectors = {"goods"};
    if (const tables::YamlNode* covers = map.find("covers"))
        result.covers = stated_number(*covers, "the trade covered", {Unit::usd_m, Unit::share});
    if (const tables::YamlNode* same = map.find("same-products-as")) {
        if (!result.list.empty() || !result.except_list.empty())
            fail(*same, "either products, or the same as another measure's", "both");
        if (result.covers) fail(*same, "either covers or same-products-as, whose coverage it has", "both");
        result.same_products_as = map.text("same-products-as");
    }
    if (const tables::YamlNode* over = map.find("over"))
        result.over = stated_number(*over, "the years it is spread over", {Unit::years});
    if (form->kind == MeasureKind::production_subsidy && (result.amount.unit == Unit::usd_m) != result.over.has_value())
        fail(node, "a sum of money with 'over' (years), or money a year or a rate without",
             found() + (result.over ? " with 'over'" : " without"));
    if (result.over && !(result.over->low > 0))
        fail(map.need("over"), "more than zero years", shown(low_of(*result.over)));
    if (map.find("like") != nullptr) result.like = map.text("like");
    if (map.find("by-means-of") != nullptr)
        result.by_means_of = one_of(map.need("by-means-of"), "a means", map.text("by-means-of"),
                                    {"purchases", "duty", "both", "saving"});
    if (map.find("saver") != nullptr) result.saver = map.text("saver");
    if (const tables::YamlNode* part = map.find("duty-part")) {
        result.duty_part = stated_number(*part, "the duty's part of the cut", {Unit::share});
        if (!(result.duty_part->value > 0 && result.duty_part->value < 1))
            fail(*part, "a duty's part between 0 % and 100 %, neither included", shown(result.duty_part->text));
    }
    if (balance) {
        if (result.on.size() != 1) fail(map.need("with"), "one economy", "several");
        if ((result.by_means_of == "both") != result.duty_part.has_value())
            fail(node, "'duty-part' with 'by-means-of: both', and only there",
                 "by-means-of: " + result.by_means_of + (result.duty_part ? " with it" : " without it"));
        if (!result.saver.empty() && result.by_means_of != "saving")
            fail(map.need("saver"), "a saver with 'by-means-of: saving' only", "by-means-of: " + result.by_means_of);
        if (result.by_means_of == "saving" && !result.sectors.empty())
            fail(map.need("sectors"), "no sectors: saving is that of a whole economy", "sectors");
        if (result.by_means_of == "duty" && !result.sectors.empty())
            fail(map.need("sectors"), "no sectors: a balance target's duty is on all goods of the partner", "sectors");
    }
    if (form->kind != MeasureKind::quota && map.find("rent") != nullptr)
        result.rent = one_of(map.need("rent"), "who earns the rent", map.text("rent"), {"seller", "buyer", "lost"});
    return result;
}

void ScenarioReader::products(const tables::YamlMap& map, MeasureWords& measure) const {
    const ProductLists& lists = scenario_.lists;
    std::vector<std::string> known;
    for (const NamedList& list : lists.lists) known.push_back(list.name);
    const tables::YamlNode* covers = map.find("covers");
    if (const tables::YamlNode* list = map.find("products")) {
        measure.list = one_of(*list, "a list that was read with the file", map.text("products"), known);
        if (covers != nullptr) fail(at_key(*covers), "either a list of products or how much is covered", "both");
    }
    const tables::YamlNode* except = map.find("except");
    if (except == nullptr) return;
    measure.except = words(map, "except");
    if (except->kind != tables::YamlNode::Kind::scalar || lists.find(except->text) == lists.lists.size()) return;
    measure.except_list = except->text;
    measure.except.clear();
    if (covers != nullptr) fail(at_key(*covers), "either a list of products or how much is covered", "both");
}

bool ScenarioReader::rates_of_list(const tables::YamlMap& map, MeasureWords& measure) const {
    constexpr const char* words = "as listed";
    const tables::YamlNode& amount = map.need(traits_of(measure.kind).word);
    const bool listed = amount.kind == tables::YamlNode::Kind::scalar && amount.text == words;
    const bool bears_rates = measure.kind == MeasureKind::duty || measure.kind == MeasureKind::barrier;
    if (measure.list.empty() || !bears_rates) {
        if (listed) fail(amount, "a number, or a list of products with rates", words);
        return false;
    }
    const NamedList& list = scenario_.lists.lists[scenario_.lists.find(measure.list)];
    const bool has_rates = list.says != NamedList::Says::codes;
    if (listed != has_rates)
        fail(amount,
             has_rates ? "'as listed': " + list.name + " has a rate for each product"
                       : "a number such as '+25 points': " + list.name + " has no rates",
             listed ? words : "a number");
    if (!listed) return false;
    measure.sets = list.says == NamedList::Says::level;
    if (measure.sets && measure.kind == MeasureKind::barrier)
        fail(amount, "a list of points (add_points): a barrier is a change", list.name + ", which has rate_pct");
    measure.as_listed = true;
    measure.amount.value = measure.amount.low = measure.amount.high = 1.0;
    measure.amount.unit = Unit::share;
    measure.amount.text = "100 %";
    measure.amount.definition = "the rates of " + list.name;
    measure.amount.line = amount.line;
    return true;
}

}  // namespace parley::scenario
