#include "parley/products/product_list.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/sha256.hpp"
#include "parley/core/text.hpp"
#include "parley/products/bundled.hpp"

namespace parley::products {
namespace {

using Says = ProductList::Says;

struct RateColumn {
    const char* name;
    Says says;
    double one;           // how the file writes a rate of one
    const char* instead;  // the column for the other way to write it
};
constexpr RateColumn rate_columns[] = {
    {"rate_pct", Says::level, 100.0, "duty_rate"},
    {"add_points", Says::points, 100.0, "add_rate"},
    {"duty_rate", Says::level, 1.0, "rate_pct"},
    {"add_rate", Says::points, 1.0, "add_points"},
};
// What customs offices call columns of national lines.
constexpr std::string_view national_columns[] = {"hts8", "hts10", "hts", "hs8", "hs10", "cn8", "hscode", "hs_code"};

std::string small(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

void check_columns(const tables::Csv& csv) {
    if (!csv.has_column("hs6"))
        for (const std::string& column : csv.columns())
            if (small(column) == "hs6") throw InputError(csv.file(), 1, "a column hs6", "a column " + shown(column));
    if (!csv.has_column("hs6"))
        for (const std::string_view national : national_columns)
            if (std::any_of(csv.columns().begin(), csv.columns().end(),
                            [&](const std::string& each) { return small(each) == national; }))
                throw InputError(
                    csv.file(), 1,
                    "a column hs6, products by six digits: of national lines write the first six once, and "
                    "in covered_pct how much of their trade is on the list",
                    "a column " + shown(national));
    static_cast<void>(csv.column({"hs6"}));
    for (const char* bare : {"tariff", "rate", "duty"})
        if (csv.has_column(bare))
            throw InputError(csv.file(), 1,
                             "a column that says its unit: rate_pct (25 is 25 %) or add_points (25 is 25 points)",
                             "a column " + shown(bare));
    std::vector<std::string> known{"hs6", "value_usd_m", "covered_pct", "edition", "note"};
    for (const RateColumn& column : rate_columns) known.emplace_back(column.name);
    world::refuse_unknown_columns(csv, known);
}

const RateColumn* rate_column_of(const tables::Csv& csv) {
    const RateColumn* found = nullptr;
    for (const RateColumn& column : rate_columns) {
        if (!csv.has_column(column.name)) continue;
        if (found != nullptr)
            throw InputError(csv.file(), 1, "one column that says the rate",
                             fmt::format("both {} and {}", found->name, column.name));
        found = &column;
    }
    return found;
}

// Schedules have rates above 1 %; a column whose every rate is below or at one was meant as shares.
void check_percent(const tables::Csv& csv, std::size_t at, const RateColumn& column) {
    std::size_t suspect = csv.row_count();
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const double value = std::abs(csv.number(row, at));
        if (value > 1.0 || csv.text(row, at).starts_with('+')) return;  // a sign says points: "+0.75"
        if (value > 0.0 && suspect == csv.row_count()) suspect = row;
    }
    if (suspect == csv.row_count()) return;
    const double value = csv.number(suspect, at);
    csv.fail(suspect, fmt::format("percent in column {} (25 is 25 %)", column.name),
             fmt::format("only values up to 1, such as {0:g}, which look like shares: write {1:g} for {1:g} %, or, if "
                         "{0:g} % is meant, {2:g} in column {3}",
                         value, 100 * value, value / 100, column.instead));
}

double rate_at(const tables::Csv& csv, std::size_t row, std::size_t at, const RateColumn& column, double highest) {
    const double rate = csv.number(row, at) / column.one;
    const auto words = [&](double value) { return fmt::format("{:g} in column {}", value * column.one, column.name); };
    if (rate > highest)
        throw InputError(Refusal{{Option::none, csv.file(), csv.line(row)},
                                 "at most " + words(highest),
                                 shown(csv.text(row, at)) + (column.one == 1.0 ? ", which looks like percent" : ""),
                                 Option::highest_duty});
    if (!(rate > -1.0)) csv.fail(row, "more than " + words(-1.0), shown(csv.text(row, at)));
    if (column.says == Says::level && rate < 0)
        csv.fail(row, "a duty that is not negative (a change of it goes in add_points)", shown(csv.text(row, at)));
    return rate;
}

std::size_t product_at(const tables::Csv& csv, std::size_t row, std::size_t hs6, const Concordance& concordance) {
    const std::string& code = csv.text(row, hs6);
    if (const std::string why = no_code(code); !why.empty())
        csv.fail(row, "a code of the Harmonized System, six digits, in column hs6", why);
    const std::size_t product = concordance.find(code);
    if (product == concordance.size())
        csv.fail(row, "a code of HS 2012, HS 2017 or HS 2022", shown(code) + ": misspelt, or of another edition");
    return product;
}

// Which edition a list is of: that which its column states, or which its codes tell of.
class EditionOfList {
public:
    EditionOfList(const tables::Csv& csv, const Concordance& concordance, const std::vector<ListedProduct>& listed)
        : csv_(csv), concordance_(concordance), listed_(listed) {}

    std::optional<Edition> edition() const {
        Editions common = Editions{}.set();
        for (const ListedProduct& each : listed_) common &= of(each);
        if (const auto stated = this->stated()) {
            if (!has(common, *stated)) refuse_stated(*stated);
            return stated;
        }
        if (common.none()) refuse_mixture();
        if (has(common, Edition::hs2017) && has(common, Edition::hs2022)) return {};
        for (const Edition each : {Edition::hs2022, Edition::hs2017})
            if (has(common, each)) return each;
        return Edition::hs2012;
    }

private:
    const Editions& of(const ListedProduct& listed) const { return concordance_[listed.product].editions; }
    const std::string& code(const ListedProduct& listed) const { return concordance_[listed.product].hs6; }

    std::optional<Edition> stated() const {
        if (!csv_.has_column("edition")) return {};
        const std::size_t column = csv_.column({"edition"});
        std::optional<Edition> stated;
        for (std::size_t row = 0; row < csv_.row_count(); ++row) {
            const std::string& text = csv_.text(row, column);
            const auto here = stated_edition(text);
            if (!here)
                csv_.fail(row, "2012, 2017 or 2022 in column edition", text.empty() ? "a blank cell" : shown(text));
            if (stated && here != stated)
                csv_.fail(row, fmt::format("one edition in the whole list, {} as above", edition_words(*stated)),
                          shown(text));
            stated = here;
        }
        return stated;
    }

    // "HS 2012 has all 40 of its codes": the edition that has most of them.
    std::string best_fit() const {
        Edition best = Edition::hs2022;
        std::ptrdiff_t most = -1;
        for (const Edition each : all_editions) {
            const auto fit = std::count_if(listed_.begin(), listed_.end(),
                                           [&](const ListedProduct& listed) { return has(of(listed), each); });
            if (fit >= most) best = each;
            most = std::max(most, fit);
        }
        const auto all = static_cast<std::ptrdiff_t>(listed_.size());
        return fmt::format("{} has {} of the list's codes", edition_words(best),
                           most == all ? "all" : fmt::format("{} of the {}", most, all));
    }

    [[noreturn]] void refuse_stated(Edition stated) const {
        const auto first = std::find_if(listed_.begin(), listed_.end(),
                                        [&](const ListedProduct& listed) { return !has(of(listed), stated); });
        throw InputError(csv_.file(), first->line,
                         fmt::format("codes of {}, as column edition says", edition_words(stated)),
                         fmt::format("{}, {}; {}", code(*first), edition_words(of(*first)), best_fit()));
    }
    [[noreturn]] void refuse_mixture() const {
        Editions common = Editions{}.set();
        const auto odd = std::find_if(listed_.begin(), listed_.end(),
                                      [&](const ListedProduct& listed) { return (common &= of(listed)).none(); });
        const auto against = std::find_if(listed_.begin(), odd,
                                          [&](const ListedProduct& listed) { return (of(listed) & of(*odd)).none(); });
        throw InputError(csv_.file(), odd->line,
                         fmt::format("codes of one edition ({} is {}, line {})", code(*against),
                                     edition_words(of(*against)), against->line),
                         fmt::format("{}, {}; {}", code(*odd), edition_words(of(*odd)), best_fit()));
    }

    const tables::Csv& csv_;
    const Concordance& concordance_;
    const std::vector<ListedProduct>& listed_;
};

}  // namespace

ProductList read_product_list(const std::string& file, std::string_view text, const Concordance& concordance,
                              double highest_rate) {
    const tables::Csv csv(file, text);
    check_columns(csv);
    const std::size_t hs6 = csv.column({"hs6"});
    const RateColumn* rate = rate_column_of(csv);
    const std::size_t rate_at_column = rate != nullptr ? csv.column({rate->name}) : 0;
    const bool has_share = csv.has_column("covered_pct");
    const std::size_t share = has_share ? csv.column({"covered_pct"}) : 0;

    ProductList list;
    list.name = file;
    list.sha256 = sha256_hex(text);
    list.says = rate != nullptr ? rate->says : Says::codes;
    list.has_values = csv.has_column("value_usd_m");
    const std::size_t value = list.has_values ? csv.column({"value_usd_m"}) : 0;
    if (csv.row_count() == 0) throw InputError(file, 0, "at least one product", "none");
    world::FirstLines first(concordance.size());
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        ListedProduct listed{csv.line(row), product_at(csv, row, hs6, concordance)};
        first.mark(csv, row, listed.product, "product", csv.text(row, hs6));
        if (rate != nullptr) listed.rate = rate_at(csv, row, rate_at_column, *rate, highest_rate);
        if (list.has_values) listed.value_usd_m = csv.amount(row, value);
        if (has_share) {
            const double percent = csv.amount(row, share);
            if (!(percent > 0.0) || percent > 100.0)
                csv.fail(row, "a percent above 0 and up to 100 in column covered_pct", shown(csv.text(row, share)));
            listed.covered_share = percent / 100;
        }
        list.products.push_back(listed);
    }
    if (rate != nullptr && rate->one != 1.0) check_percent(csv, rate_at_column, *rate);
    list.edition = EditionOfList(csv, concordance, list.products).edition();
    return list;
}

ProductList bundled_list(const std::string& name, const Concordance& concordance, double highest_rate) {
    return read_product_list(name, bundled_table(name, "a list of products"), concordance, highest_rate);
}

bool lists_products(std::string_view text) {
    const std::string head(text.substr(0, std::min(text.find('\n'), text.size())));
    tables::CsvLines lines("head", head);
    if (!lines.next()) return false;
    return std::any_of(lines.cells().begin(), lines.cells().end(), [](const std::string& cell) {
        const std::string name = small(cell);  // what is wrong with "HS6" is for the list's reader to say
        return name == "hs6" ||
               std::find(std::begin(national_columns), std::end(national_columns), name) != std::end(national_columns);
    });
}

}  // namespace parley::products
