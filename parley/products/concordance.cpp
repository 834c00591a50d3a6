#include "parley/products/concordance.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/products/bundled.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::products {
namespace {

constexpr const char* editions[] = {"2017+2022", "2017", "2022"};  // in the order of Edition

Edition edition_of(const tables::Csv& csv, std::size_t row, std::size_t column) {
    for (const Edition each : {Edition::both, Edition::hs2017, Edition::hs2022})
        if (csv.text(row, column) == editions[static_cast<std::size_t>(each)]) return each;
    csv.fail(row, "2017, 2022 or 2017+2022 in column editions", shown(csv.text(row, column)));
}

}  // namespace

Concordance::Concordance(std::vector<Product> products) : products_(std::move(products)) {
    std::sort(products_.begin(), products_.end(), [](const auto& a, const auto& b) { return a.hs6 < b.hs6; });
}

std::size_t Concordance::find(std::string_view hs6) const {
    const auto at = std::lower_bound(products_.begin(), products_.end(), hs6,
                                     [](const Product& product, std::string_view code) { return product.hs6 < code; });
    if (at == products_.end() || at->hs6 != hs6) return size();
    return static_cast<std::size_t>(at - products_.begin());
}

std::string no_code(std::string_view text) {
    if (text.empty()) return "a blank cell";
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string digits;
    for (const char c : text)
        if (is_digit(c)) digits += c;
    if (digits.size() != text.size()) return shown(text) + (digits.size() == 6 ? ": write " + digits : ": digits only");
    if (text.size() == 5) return shown(text) + ": five digits, a leading zero lost? Write 0" + digits;
    if (text.size() == 8 || text.size() == 10)
        return fmt::format(
            "{}: a national line of {} digits; write its first six once, and in covered_pct how much of "
            "them is on the list",
            shown(text), text.size());
    if (text.size() == 2 || text.size() == 4)
        return fmt::format("{}: a {}; write the codes in it", shown(text), text.size() == 2 ? "chapter" : "heading");
    if (text.size() != 6) return fmt::format("{}: {} digits", shown(text), text.size());
    if (text.substr(0, 2) == "98" || text.substr(0, 2) == "99")
        return shown(text) + ": chapters 98 and 99 are national and stand in no sector";
    return {};
}

Concordance read_concordance(const std::string& file, std::string_view text) {
    const tables::Csv csv(file, text);
    world::refuse_unknown_columns(csv, {"hs6", "sector", "editions", "basis"});
    const std::size_t hs6 = csv.column({"hs6"}), sector = csv.column({"sector"}), edition = csv.column({"editions"});
    std::vector<std::pair<std::string, std::size_t>> lines;
    std::vector<Product> products;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& code = csv.text(row, hs6);
        if (const std::string why = no_code(code); !why.empty()) csv.fail(row, "a code of six digits", why);
        if (csv.text(row, sector).empty()) csv.fail(row, "a sector", "a blank cell");
        products.push_back({code, csv.text(row, sector), edition_of(csv, row, edition)});
        lines.emplace_back(code, row);
    }
    if (products.empty()) throw InputError(file, 0, "at least one product", "none");
    std::sort(lines.begin(), lines.end());
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (const auto twice = std::adjacent_find(lines.begin(), lines.end(), same); twice != lines.end())
        csv.fail(std::next(twice)->second, "each product once",
                 fmt::format("{} as in line {}", twice->first, csv.line(twice->second)));
    return Concordance(std::move(products));
}

const Concordance& bundled_concordance() {
    static const Concordance concordance =
        read_concordance("hs6-to-sector.csv", bundled_table("hs6-to-sector", "products and their sectors"));
    return concordance;
}

const char* edition_words(Edition edition) {
    switch (edition) {
        case Edition::both:
            break;
        case Edition::hs2017:
            return "HS 2017";
        case Edition::hs2022:
            return "HS 2022";
    }
    return "HS 2017 and 2022";
}

}  // namespace parley::products
