#include "parley/histories/history.hpp"

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/histories/embedded.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::histories {
namespace {

const std::string root = "histories/";  // as messages name what is inside

std::optional<double> positive_or_blank(const tables::Csv& csv, std::size_t row, const char* column) {
    const std::string& text = csv.text(row, csv.column({column}));
    if (text.empty()) return {};
    double value = 0.0;
    if (!parse_number(text, value) || !(value > 0.0)) csv.fail(row, "a number above zero or nothing", shown(text));
    return value;
}

History history_of(const std::string& slug, const Coding& coding, Opened opened) {
    const std::string facts = slug + "/facts.yaml", after = slug + "/after.yaml";
    History history{read_facts(root + facts, embedded_history(facts)), {}, coding};
    if (history.facts.slug != slug) throw InputError(root + facts, 0, "the slug " + slug, shown(history.facts.slug));
    if (opened == Opened::record_only) return history;
    const std::string_view text = embedded_history(after);
    if (text.empty()) return history;
    history.after = read_after(root + after, text);
    if (history.after->slug != slug || history.after->cutoff != history.facts.cutoff)
        throw InputError(root + after, 0, "the slug and cut-off of its record, " + slug + ", " + history.facts.cutoff,
                         history.after->slug + ", " + history.after->cutoff);
    return history;
}

}  // namespace

std::vector<History> bundled_histories(Opened opened) {
    const tables::Csv csv(root + "coding.csv", embedded_history("coding.csv"));
    std::vector<History> result;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Coding coding{csv.text(row, csv.column({"cluster"})), positive_or_blank(csv, row, "rate_points"),
                            positive_or_blank(csv, row, "gdp_usd_bn")};
        result.push_back(history_of(csv.text(row, csv.column({"slug"})), coding, opened));
    }
    return result;
}

}  // namespace parley::histories
