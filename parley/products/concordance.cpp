#include "parley/products/concordance.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/products/bundled.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::products {
namespace {

struct EditionNames {
    std::string_view year, of_the_un;
    const char* words;
};
constexpr EditionNames names[] = {{"2012", "H4", "HS 2012"}, {"2017", "H5", "HS 2017"}, {"2022", "H6", "HS 2022"}};

const EditionNames& names_of(Edition edition) {
    return names[static_cast<std::size_t>(edition)];
}

}  // namespace

Editions editions_of(std::string_view text) {
    Editions editions;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('+'), text.size());
        const auto named = std::find_if(std::begin(all_editions), std::end(all_editions),
                                        [&](Edition each) { return names_of(each).year == text.substr(0, end); });
        if (named == std::end(all_editions) || has(editions, *named)) return {};
        editions.set(static_cast<std::size_t>(*named));
        if (end + 1 == text.size()) return {};  // nothing after the last +
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return editions;
}

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
        const Editions editions = editions_of(csv.text(row, edition));
        if (editions.none())
            csv.fail(row, "years of 2012, 2017 and 2022 with + between in column editions",
                     shown(csv.text(row, edition)));
        products.push_back({code, csv.text(row, sector), editions});
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
    return names_of(edition).words;
}

std::string edition_words(const Editions& editions) {
    std::vector<const char*> words;
    for (const Edition each : all_editions)
        if (has(editions, each)) words.push_back(names_of(each).words);
    return fmt::format("{}", fmt::join(words, " and "));
}

std::optional<Edition> stated_edition(std::string_view text) {
    for (const Edition each : all_editions)
        if (const EditionNames& of = names_of(each); text == of.year || text == of.of_the_un || text == of.words)
            return each;
    return {};
}

}  // namespace parley::products
