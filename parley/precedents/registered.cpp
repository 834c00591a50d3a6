#include "parley/precedents/registered.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/sha256.hpp"
#include "parley/core/text.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::precedents {
namespace {

std::size_t question_of(const tables::Csv& csv, std::size_t row, const std::string& id) {
    std::vector<std::string> known;
    for (std::size_t q = 0; q < n_questions; ++q) {
        if (questions[q].id == id) return q;
        known.emplace_back(questions[q].id);
    }
    csv.fail(row, fmt::format("a question ({})", fmt::join(known, ", ")), shown(id));
}

constexpr const char* head = "slug,day,program,registered,scenario,method,question,chance";

std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char each : text) quoted += each == '"' ? std::string("\"\"") : std::string(1, each);
    return quoted + "\"";
}

std::vector<std::string> rows_of(const Registered& registered) {
    std::vector<std::string> rows;
    for (const MethodChances& method : registered.methods)
        for (std::size_t q = 0; q < n_questions; ++q)
            if (!std::isnan(method.chances[q]))
                rows.push_back(fmt::format("{},{},{},{},{},{},{},{:.6f}", cell(registered.slug), registered.day,
                                           cell(registered.program), registered.registered_on,
                                           registered.scenario_sha256, method.id, questions[q].id, method.chances[q]));
    return rows;
}

// Over what the rows say, whatever order their questions came in.
std::string seal_of(const Registered& registered) {
    std::string all;
    for (const std::string& row : rows_of(registered)) all += row + "\n";
    return sha256_hex(all);
}

}  // namespace

std::string registered_csv(const Registered& registered) {
    const std::string seal = seal_of(registered);
    std::string text = head + std::string(",seal\n");
    for (const std::string& row : rows_of(registered)) text += row + "," + seal + "\n";
    return text;
}

Registered read_registered(const std::string& file, std::string_view text) {
    const tables::Csv csv(file, text);
    const std::size_t slug = csv.column({"slug"}), day = csv.column({"day"}), program = csv.column({"program"}),
                      method = csv.column({"method"}), question = csv.column({"question"}),
                      chance = csv.column({"chance"});
    Registered result;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        if (row == 0) result = {csv.text(0, slug), csv.text(0, day), csv.text(0, program), {}, {}, {}};
        if (csv.text(row, slug) != result.slug || csv.text(row, day) != result.day)
            csv.fail(row, "one dispute in a file, " + result.slug + " of " + result.day,
                     csv.text(row, slug) + " of " + csv.text(row, day));
        for (const char* of : {"program", "registered", "scenario"})
            if (csv.has_column(of) && csv.text(row, csv.column({of})) != csv.text(0, csv.column({of})))
                csv.fail(row, fmt::format("the same {} in every row, {}", of, shown(csv.text(0, csv.column({of})))),
                         shown(csv.text(row, csv.column({of}))));
        const double value = csv.number(row, chance);
        if (!(value >= 0.0 && value <= 1.0)) csv.fail(row, "a chance from 0 to 1", csv.text(row, chance));
        const std::string& id = csv.text(row, method);
        auto found = std::find_if(result.methods.begin(), result.methods.end(),
                                  [&](const MethodChances& each) { return each.id == id; });
        if (found == result.methods.end()) {
            result.methods.push_back({id, {}});
            found = result.methods.end() - 1;
            found->chances.fill(std::numeric_limits<double>::quiet_NaN());
        }
        double& place = found->chances[question_of(csv, row, csv.text(row, question))];
        if (!std::isnan(place)) csv.fail(row, "each question once", csv.text(row, question) + " again");
        place = value;
    }
    if (csv.row_count() == 0) throw InputError(file, 0, "a forecast, a chance a row", "a head and no rows");
    if (csv.has_column("registered")) result.registered_on = csv.text(0, csv.column({"registered"}));
    if (csv.has_column("scenario")) result.scenario_sha256 = csv.text(0, csv.column({"scenario"}));
    if (csv.has_column("registered") && !csv.has_column("seal"))
        throw InputError(file, 1, "a column 'seal' beside the day on which it was written down", "none");
    if (csv.has_column("seal")) {
        const std::string seal = seal_of(result);
        for (std::size_t row = 0; row < csv.row_count(); ++row)
            if (csv.text(row, csv.column({"seal"})) != seal)
                csv.fail(
                    row,
                    "the seal of these chances, " + seal.substr(0, 12) + "…: they are not as they were written down",
                    shown(csv.text(row, csv.column({"seal"})).substr(0, 12)));
    }
    return result;
}

Registered rates_written_down(const histories::History& asked, const std::vector<histories::History>& histories,
                              const std::string& program) {
    std::vector<histories::History> others;
    for (const histories::History& each : histories)
        if (each.coding.cluster != asked.coding.cluster) others.push_back(each);
    const std::vector<Case> cases = cases_of(others);
    const Case of = case_of(asked);
    Registered result{asked.facts.slug, asked.facts.cutoff, program, {}, {}, {}};
    for (const Method& method : {left_out_rates(), rates_with_features()})
        result.methods.push_back({method.id, method.chances(cases, of)});
    return result;
}

}  // namespace parley::precedents
