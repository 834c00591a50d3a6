#include "parley/datasets/duties/levied.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/duties/duty_columns.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/iso_codes.hpp"
#include "parley/world/european_union.hpp"
#include "parley/world/isic_codes.hpp"

namespace parley::datasets {
namespace {

// Rates that come together in one flow of the world.
struct Pool {
    double weight = 0.0, weighted = 0.0, count = 0.0, plain = 0.0;
    void add(double rate, double value) {
        weight += value;
        weighted += value * rate;
        count += 1;
        plain += rate;
    }
    // Values that are all zero weigh nothing.
    double mean() const { return weight > 0 ? weighted / weight : plain / count; }
};

class Levier {
public:
    Levier(world::World& world, const tables::Csv& csv, const products::Concordance& concordance, double highest_rate)
        : world_(world),
          csv_(csv),
          concordance_(concordance),
          columns_(duty_columns(csv)),
          highest_rate_(highest_rate),
          own_(world.economy_count() * world.economy_count() * world.sector_count()),
          of_all_(world.economy_count() * world.sector_count()) {}

    std::vector<std::string> levy() {
        for (std::size_t row = 0; row < csv_.row_count(); ++row)
            if (is_of_the_year(row)) take(row);
        if (used_ == 0) refuse_years();
        if (columns_.rate.unit != 1.0 && largest_ <= 0.01)
            throw InputError(csv_.file(), 0, "percent in column " + columns_.rate.name,
                             fmt::format("nothing above {:g}: shares?", 100 * largest_));
        return set();
    }

private:
    bool is_of_the_year(std::size_t row) {
        if (!columns_.year) return true;
        const int year = static_cast<int>(csv_.number(row, columns_.year->at));
        first_year_ = first_year_ == 0 ? year : std::min(first_year_, year);
        last_year_ = std::max(last_year_, year);
        return year == world_.year;
    }
    [[noreturn]] void refuse_years() const {
        if (first_year_ == 0) throw InputError(csv_.file(), 0, "at least one row", "none");
        throw InputError(csv_.file(), 0, fmt::format("rows of {}, the year of the world", world_.year),
                         fmt::format("years from {} to {}", first_year_, last_year_));
    }

    static bool is_everybody(const std::string& code) {
        return code == "World" || code == "WLD" || code == "000" || code == "0" || code == "*";
    }

    // Whom a code stands for in this world: one economy, or those of the European Union.
    std::vector<std::size_t> economies_at(std::size_t row, const DutyColumn& column) {
        const std::string& code = csv_.text(row, column.at);
        const auto known = economies_.find(code);
        if (known != economies_.end()) return known->second;
        std::vector<std::string> countries;
        if (code == "EUN" || code == "918" || code == "EU27")
            countries = world::eu27_members();
        else if (const std::string country = alpha3_of(code); !country.empty())
            countries.push_back(country);
        else if (world_.find_economy(code))
            countries.push_back(code);
        else
            csv_.fail(row, "a country by ISO 3166, EUN or an economy of the world in column " + column.name,
                      shown(code));
        std::vector<std::size_t> places;
        for (const std::string& country : countries) {
            const auto place = place_of(country);
            if (!place) csv_.fail(row, country + " or ROW in the world, in column " + column.name, "neither");
            if (std::find(places.begin(), places.end(), *place) == places.end()) places.push_back(*place);
        }
        economies_.emplace(code, places);
        return places;
    }
    std::optional<std::size_t> place_of(const std::string& country) const {
        if (const auto own = world_.find_economy(country)) return own->value;
        for (std::size_t k = 0; k < world_.economies.size(); ++k) {
            const auto& members = world_.economies[k].members;
            if (std::find(members.begin(), members.end(), country) != members.end()) return k;
        }
        if (const auto rest = world_.find_economy("ROW")) return rest->value;
        return {};
    }

    Sector sector_at(std::size_t row) {
        const std::string& code = csv_.text(row, columns_.product.at);
        if (!columns_.by_sector && columns_.edition) check_edition(row, code);
        const auto known = sectors_.find(code);
        if (known != sectors_.end()) return known->second;
        Sector found;
        if (columns_.by_sector) {
            const auto own = world_.find_sector(code);
            if (!own) csv_.fail(row, "a sector of the world in column " + columns_.product.name, shown(code));
            found = *own;
        } else {
            found = sector_of_product(row, code);
        }
        sectors_.emplace(code, found);
        return found;
    }
    Sector sector_of_product(std::size_t row, const std::string& code) {
        if (const std::string why = products::no_code(code); !why.empty()) csv_.fail(row, why, shown(code));
        const std::string sector = sector_in_concordance(row, code);
        if (const auto own = world_.find_sector(sector)) return *own;
        const world::IsicClasses classes = world::isic_classes(sector);
        for (const Sector s : world_.each_sector())
            if (classes.any() && (classes & ~world::isic_classes(world_.sectors[s.value].code)).none()) return s;
        csv_.fail(row, "a sector of the world that all of " + sector + " is in, for product " + code, "none");
    }
    // A code that has another meaning, or none, in the edition that its row states.
    void check_edition(std::size_t row, const std::string& code) const {
        const std::string& text = csv_.text(row, columns_.edition->at);
        auto stated = products::stated_edition(text);
        if (!stated && columns_.native_edition)  // WITS' combined nomenclature leaves codes as they were reported
            stated = products::stated_edition(csv_.text(row, columns_.native_edition->at));
        if (!stated)
            csv_.fail(row, "2012, 2017 or 2022 (H4, H5 or H6) in column " + columns_.edition->name,
                      text.empty() ? "a blank cell" : shown(text));
        const std::size_t at = concordance_.find(code);
        if (at == concordance_.size() || products::has(concordance_[at].editions, *stated)) return;
        csv_.fail(
            row,
            fmt::format("a product of {}, as column {} says", products::edition_words(*stated), columns_.edition->name),
            fmt::format("{}, of {}", shown(code), products::edition_words(concordance_[at].editions)));
    }
    std::string sector_in_concordance(std::size_t row, const std::string& code) {
        const std::size_t at = concordance_.find(code);
        if (at < concordance_.size()) return concordance_[at].sector;
        std::string sector;
        for (const products::Product& product : concordance_.all()) {
            if (product.hs6.compare(0, 4, code, 0, 4) != 0) continue;
            if (sector.empty()) sector = product.sector;
            if (sector != product.sector)
                csv_.fail(row, "a product of HS 2012, 2017 or 2022, or of a heading that is in one sector",
                          shown(code) + ", whose heading is in " + sector + " and " + product.sector);
        }
        if (sector.empty()) csv_.fail(row, "a product of HS 2012, 2017 or 2022", shown(code));
        by_heading_.push_back(code);
        return sector;
    }

    double rate_at(std::size_t row) {
        const bool blank = csv_.text(row, columns_.rate.at).empty() && columns_.other_rate;
        const DutyColumn& column = blank ? *columns_.other_rate : columns_.rate;
        const double rate = csv_.amount(row, column.at) * column.unit;
        if (rate > highest_rate_)
            csv_.fail(row, fmt::format("a duty of at most {:g} % in column {}", 100 * highest_rate_, column.name),
                      shown(csv_.text(row, column.at)));
        largest_ = std::max(largest_, rate);
        return rate;
    }

    std::size_t cell(std::size_t n, std::size_t i, std::size_t s) const {
        return (n * world_.economy_count() + i) * world_.sector_count() + s;
    }

    // Applied, most favoured and bound duties of one product are no three products.
    void check_duty_type(std::size_t row) {
        if (!columns_.duty_type) return;
        const std::string& type = csv_.text(row, columns_.duty_type->at);
        if (used_ == 0) duty_type_ = type;
        if (type != duty_type_)
            csv_.fail(row,
                      fmt::format("rows of one duty in column {}, {} as above (AHS is what is applied)",
                                  columns_.duty_type->name, shown(duty_type_)),
                      shown(type));
    }

    void take(std::size_t row) {
        check_duty_type(row);
        ++used_;
        const auto importers = economies_at(row, columns_.importer);
        const bool everybody = is_everybody(csv_.text(row, columns_.exporter.at));
        const auto exporters = everybody ? std::vector<std::size_t>{} : economies_at(row, columns_.exporter);
        std::vector<std::size_t> sectors;
        if (columns_.all_goods) {
            for (const Sector s : world_.each_sector())
                if (world_.sectors[s.value].goods) sectors.push_back(s.value);
        } else {
            sectors.push_back(sector_at(row).value);
        }
        const double rate = rate_at(row),
                     value = columns_.value ? csv_.amount(row, columns_.value->at) * columns_.value->unit : 1.0;
        for (const std::size_t n : importers)
            for (const std::size_t s : sectors) {
                if (everybody) of_all_[n * world_.sector_count() + s].add(rate, value);
                for (const std::size_t i : exporters) own_[cell(n, i, s)].add(rate, value);
            }
    }

    std::string by_heading_words() const {
        constexpr std::size_t most = 8;
        std::vector<std::string> named(
            by_heading_.begin(), by_heading_.begin() + static_cast<std::ptrdiff_t>(std::min(by_heading_.size(), most)));
        const std::size_t others = by_heading_.size() - named.size();
        return fmt::format("products that HS 2012, 2017 and 2022 lack went by their heading: {}{}",
                           fmt::join(named, ", "), others > 0 ? fmt::format(" and {} others", others) : "");
    }

    std::vector<std::string> set() {
        double trade = 0.0, unsaid = 0.0;
        for (const Economy n : world_.each_economy())
            for (const Economy i : world_.each_economy())
                for (const Sector s : world_.each_sector()) {
                    if (n == i || !world_.sectors[s.value].goods) continue;
                    const Pool& own = own_[cell(n.value, i.value, s.value)];
                    const Pool& of_all = of_all_[n.value * world_.sector_count() + s.value];
                    trade += world_.flow(n, i, s);
                    if (own.count > 0)
                        world_.duty_rate(n, i, s) = own.mean();
                    else if (of_all.count > 0)
                        world_.duty_rate(n, i, s) = of_all.mean();
                    else
                        unsaid += world_.flow(n, i, s);
                }
        std::vector<std::string> lines;
        lines.push_back(fmt::format("duties from {} rows of {}: {}{}, {}", used_,
                                    std::filesystem::path(csv_.file()).filename().string(), columns_.rate.name,
                                    columns_.rate.unit == 1.0 ? " as shares" : ", percent, read as shares",
                                    columns_.value ? "weighted by " + columns_.value->name
                                                   : "every row counted alike, since there are no values"));
        if (columns_.duty_type) lines.push_back(fmt::format("{} {}", columns_.duty_type->name, shown(duty_type_)));
        if (columns_.all_goods)
            lines.push_back("the table has no products: a rate is that of all goods of a pair, " +
                            columns_.importer.name + " levies");
        if (!by_heading_.empty()) lines.push_back(by_heading_words());
        if (unsaid > 0 && trade > 0)
            lines.push_back(
                fmt::format("of {:.3g} % of foreign trade in goods the table says nothing: its duty is as it was",
                            100 * unsaid / trade));
        world_.build_steps.insert(world_.build_steps.end(), lines.begin(), lines.end());
        const double negative = final_shares_from_remainder(world_);
        if (negative > world::base_tolerance)
            world_.build_steps.push_back(fmt::format(
                "final demand below zero set to zero, at most {:.3g} of value added; the base is settled before use",
                negative));
        if (const auto breach = complete(world_)) throw InputError(csv_.file(), 0, breach->rule, breach->found);
        return lines;
    }

    world::World& world_;
    const tables::Csv& csv_;
    const products::Concordance& concordance_;
    const DutyColumns columns_;
    const double highest_rate_;
    std::vector<Pool> own_, of_all_;  ///< by importer, exporter and sector; by importer and sector
    std::unordered_map<std::string, std::vector<std::size_t>> economies_;
    std::unordered_map<std::string, Sector> sectors_;
    std::vector<std::string> by_heading_;  ///< codes that no edition here has
    std::string duty_type_;
    std::size_t used_ = 0;
    int first_year_ = 0, last_year_ = 0;
    double largest_ = 0.0;
};

}  // namespace

std::vector<std::string> levy(world::World& world, const std::string& file, std::string_view text,
                              const products::Concordance& concordance, double highest_rate) {
    const tables::Csv csv(file, text);
    return Levier(world, csv, concordance, highest_rate).levy();
}

}  // namespace parley::datasets
