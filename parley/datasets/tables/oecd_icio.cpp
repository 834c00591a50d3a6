#include "parley/datasets/tables/oecd_icio.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/datasets/tables/import_tables.hpp"
#include "parley/datasets/tables/oecd_icio_codes.hpp"
#include "parley/world/folder/world_tables.hpp"
#include "parley/world/limits.hpp"
#include "parley/world/names.hpp"

namespace parley::datasets {
namespace {

constexpr double least_value_added = 0.01;  // of cost, where the table shows none
constexpr double most_negative = 1e-3;      // of world output, in cells whose net purchases are below zero
constexpr double small_usd_m = 0.01;        // sums are not compared more closely than this

// What a column is: an industry that uses, a kind of final demand, or the total.
struct Column {
    enum class Kind { industry, final_demand, total };
    Kind kind = Kind::total;
    std::size_t economy = 0, sector = 0;
};

struct Heads {
    std::vector<std::string> economies, sectors;
    std::unordered_map<std::string, std::size_t> economy_at, sector_at;
    std::vector<Column> columns;
    bool parts = false;  ///< China or Mexico in two parts

    static std::size_t position(std::vector<std::string>& names, std::unordered_map<std::string, std::size_t>& at,
                                const std::string& name) {
        const auto [found, is_new] = at.emplace(name, names.size());
        if (is_new) names.push_back(name);
        return found->second;
    }
};

Heads read_heads(const tables::CsvLines& lines) {
    Heads heads;
    std::unordered_map<std::string, std::size_t> seen;
    const auto fail = [&](const std::string& expected, const std::string& found) {
        throw InputError(lines.file(), lines.line(), expected, found);
    };
    for (std::size_t k = 1; k < lines.cells().size(); ++k) {
        const std::string& head = lines.cells()[k];
        if (!seen.emplace(head, k).second) fail("each column once", "two columns " + shown(head));
        Column column;
        if (head != "OUT" && head != "TOTAL") {
            const std::size_t mark = head.find('_');
            if (mark != 3 || head.size() < 5) fail("columns such as USA_C29, USA_HFCE and OUT", shown(head));
            const std::string rest = head.substr(4);
            column.economy = Heads::position(heads.economies, heads.economy_at, economy_name_of(head.substr(0, 3)));
            heads.parts = heads.parts || economy_name_of(head.substr(0, 3)) != head.substr(0, 3);
            column.kind = is_final_demand(rest) ? Column::Kind::final_demand : Column::Kind::industry;
            if (column.kind == Column::Kind::industry) {
                const std::string sector = sector_name(rest);
                if (sector.empty())
                    fail("the code of an industry of the OECD's tables (A01, C24A, 01T02, D01T02) or of final demand",
                         shown(head));
                column.sector = Heads::position(heads.sectors, heads.sector_at, sector);
            }
        }
        heads.columns.push_back(column);
    }
    const auto totals = std::count_if(heads.columns.begin(), heads.columns.end(),
                                      [](const Column& column) { return column.kind == Column::Kind::total; });
    if (totals != 1) fail("one column OUT", totals == 0 ? "none" : "more");
    if (heads.sectors.empty()) fail("columns such as USA_C29", "none");
    if (!world::fits(heads.economies.size(), heads.sectors.size()))
        fail(fmt::format("at most {} economies and {} sectors", world::most_economies, world::most_sectors),
             fmt::format("{} and {}", heads.economies.size(), heads.sectors.size()));
    return heads;
}

// What the rows add up to.
struct Sums {
    Table<Buyer, Supplying, Using> use;       // from anywhere
    Table<Buyer, Using> value_added, output;  // rows VA + TLS, row OUT
    std::vector<bool> has_row, has_column;    // by economy and sector
    bool has_taxes = false, has_value_added = false, has_output = false;
};

class IcioReader {
public:
    IcioReader(const std::string& file, std::string_view text, const OecdIcioOptions& options)
        : lines_(file, text), options_(options) {
        if (!lines_.next()) throw InputError(file, 0, "a line of column names", "an empty file");
        heads_ = read_heads(lines_);
        const std::size_t count = heads_.economies.size(), sectors = heads_.sectors.size();
        for (const std::string& code : heads_.economies) world_.economies.push_back({code, code, {}});
        for (const std::string& code : heads_.sectors) world_.sectors.push_back({code, code, is_goods(code), true});
        if (const auto breach = check_names(world_)) throw InputError(file, 1, breach->rule, breach->found);
        allocate(world_);
        sums_.use = Table<Buyer, Supplying, Using>({count, sectors, sectors});
        sums_.value_added = Table<Buyer, Using>({count, sectors});
        sums_.output = Table<Buyer, Using>({count, sectors});
        sums_.has_row.assign(count * sectors, false);
        sums_.has_column.assign(count * sectors, false);
        for (const Column& column : heads_.columns)
            if (column.kind == Column::Kind::industry) {
                const std::size_t cell = column.economy * sectors + column.sector;
                // C24A and C241_2431 are one sector; of China in two parts there are two columns of each.
                const bool part = heads_.parts && (heads_.economies[column.economy] == "CHN" ||
                                                   heads_.economies[column.economy] == "MEX");
                if (sums_.has_column[cell] && !part)
                    fail("each column once",
                         "two for " + heads_.economies[column.economy] + "_" + heads_.sectors[column.sector]);
                sums_.has_column[cell] = true;
            }
    }

    world::World read() {
        while (lines_.next()) read_row();
        check_complete();
        check_columns();
        if (heads_.parts) world_.build_steps.push_back("China and Mexico, which the table has in two parts, added up");
        net_negative_flows();
        set_technology();
        return std::move(world_);
    }

private:
    [[noreturn]] void fail(const std::string& expected, const std::string& found) const {
        throw InputError(lines_.file(), lines_.line(), expected, found);
    }
    double number(std::size_t k) const {
        double value = 0.0;
        const std::string& cell = lines_.cells()[k + 1];
        if (!parse_number(cell, value))
            fail("a number in column " + name(heads_.columns[k]), cell.empty() ? "a blank cell" : shown(cell));
        return value;
    }
    std::string name(const Column& column) const {
        if (column.kind == Column::Kind::total) return "OUT";
        return heads_.economies[column.economy] +
               (column.kind == Column::Kind::industry ? "_" + heads_.sectors[column.sector] : " (final demand)");
    }
    std::string name(Economy n, Sector s) const { return heads_.economies[n.value] + "_" + heads_.sectors[s.value]; }
    bool agrees(double sum, double total) const {
        return std::abs(sum - total) <= options_.tolerance * std::abs(total) + small_usd_m;
    }

    void read_row() {
        if (lines_.cells().size() != heads_.columns.size() + 1)
            fail(fmt::format("{} cells", heads_.columns.size() + 1), fmt::format("{}", lines_.cells().size()));
        const std::string& head = lines_.cells()[0];
        // Editions that say to whom taxes go have a row for each economy: USA_TAXSUB.
        if (head.size() > 7 && head.ends_with("_TAXSUB")) {
            if (!tax_rows_.emplace(head, lines_.line()).second) fail("each row once", "a second " + shown(head));
            sums_.has_taxes = false;
            return read_total_row(sums_.has_taxes, sums_.value_added);
        }
        if (head == "TLS") return read_total_row(sums_.has_taxes, sums_.value_added);
        if (head == "VA" || head == "VALU") return read_total_row(sums_.has_value_added, sums_.value_added);
        if (head == "OUT" || head == "OUTPUT") return read_total_row(sums_.has_output, sums_.output);
        read_seller_row(head);
    }

    void read_total_row(bool& seen, Table<Buyer, Using>& into) {
        if (seen) fail("each row once", "a second " + lines_.cells()[0]);
        seen = true;
        for (std::size_t k = 0; k < heads_.columns.size(); ++k) {
            const Column& column = heads_.columns[k];
            if (column.kind == Column::Kind::industry)
                into(Economy{column.economy}, Sector{column.sector}) += number(k);
        }
    }

    void read_seller_row(const std::string& head) {
        const auto economy = head.size() > 4 && head[3] == '_'
                                 ? heads_.economy_at.find(economy_name_of(head.substr(0, 3)))
                                 : heads_.economy_at.end();
        const auto sector = economy == heads_.economy_at.end() ? heads_.sector_at.end()
                                                               : heads_.sector_at.find(sector_name(head.substr(4)));
        if (economy == heads_.economy_at.end() || sector == heads_.sector_at.end())
            fail("a row TLS, VA, OUT or of an industry that is also a column", shown(head));
        const Economy seller{economy->second};
        const Sector good{sector->second};
        const std::size_t cell = seller.value * heads_.sectors.size() + good.value;
        const bool part = economy_name_of(head.substr(0, 3)) != head.substr(0, 3);
        if (sums_.has_row[cell] && !(part && rows_.count(head) == 0)) fail("each row once", "a second " + shown(head));
        if (part) rows_.emplace(head, lines_.line());
        sums_.has_row[cell] = true;
        double sum = 0.0, total = 0.0;
        for (std::size_t k = 0; k < heads_.columns.size(); ++k) {
            const Column& column = heads_.columns[k];
            const double value = number(k);
            if (column.kind == Column::Kind::total) {
                total = value;
                continue;
            }
            sum += value;
            const Economy buyer{column.economy};
            world_.flow(buyer, seller, good) += value;
            if (column.kind == Column::Kind::final_demand) continue;
            if (value < 0)
                fail("a number that is not negative in column " + name(column), shown(lines_.cells()[k + 1]));
            sums_.use(buyer, good, Sector{column.sector}) += value;
        }
        if (!agrees(sum, total))
            fail(head + " to add up to its OUT", fmt::format("a sum of {:.10g} and an OUT of {:.10g}", sum, total));
    }

    void check_complete() const {
        const auto missing = [&](const std::string& what) {
            throw InputError(lines_.file(), 0, "a row " + what, "none");
        };
        if (!sums_.has_taxes) missing("TLS");
        if (!sums_.has_value_added) missing("VA");
        if (!sums_.has_output) missing("OUT");
        for (const Economy n : world_.each_economy())
            for (const Sector s : world_.each_sector()) {
                const std::size_t cell = n.value * world_.sector_count() + s.value;
                if (!sums_.has_row[cell]) missing(name(n, s));
                if (!sums_.has_column[cell]) throw InputError(lines_.file(), 1, "a column " + name(n, s), "none");
            }
    }

    void check_columns() const {
        for (const Economy n : world_.each_economy())
            for (const Sector r : world_.each_sector()) {
                double sum = sums_.value_added(n, r);
                for (const Sector s : world_.each_sector()) sum += sums_.use(n, s, r);
                if (!agrees(sum, sums_.output(n, r)))
                    throw InputError(
                        lines_.file(), 0, "column " + name(n, r) + " to add up to its OUT",
                        fmt::format("inputs, TLS and VA of {:.10g} and an OUT of {:.10g}", sum, sums_.output(n, r)));
            }
    }

    // Inventories run down can make a buyer's net purchases negative.
    void net_negative_flows() {
        double world_output = 0.0, dropped = 0.0;
        std::size_t cells = 0;
        for (double& flow : world_.flow) {
            world_output += std::max(flow, 0.0);
            if (flow < 0) {
                dropped -= flow;
                ++cells;
                flow = 0.0;
            }
        }
        if (cells == 0) return;
        if (dropped > most_negative * world_output)
            throw InputError(lines_.file(), 0, "net purchases that are not negative",
                             fmt::format("{} cells of together -{:.6g} USD m", cells, dropped));
        world_.build_steps.push_back(fmt::format(
            "{} flows with net purchases below zero (inventories run down) set to zero, {:.6g} USD m in all", cells,
            dropped));
    }

    void set_technology() {
        std::string raised;
        for (const Economy n : world_.each_economy())
            for (const Sector r : world_.each_sector()) {
                double inputs = 0.0;
                for (const Sector s : world_.each_sector()) inputs += sums_.use(n, s, r);
                const double cost = inputs + sums_.value_added(n, r);
                // Absent: no cost. Sectors with losses keep a little value added, at the expense of their inputs.
                double value_added = cost > 0 ? sums_.value_added(n, r) / cost : 1.0;
                if (cost > 0 && value_added < least_value_added) {
                    value_added = least_value_added;
                    raised += (raised.empty() ? "" : ", ") + name(n, r);
                }
                world_.value_added_share(n, r) = value_added;
                for (const Sector s : world_.each_sector())
                    world_.input_share(n, s, r) =
                        inputs > 0 && cost > 0 ? (1 - value_added) * sums_.use(n, s, r) / inputs : 0.0;
                if (!(inputs > 0) || !(cost > 0)) world_.value_added_share(n, r) = 1.0;
            }
        if (!raised.empty())
            world_.build_steps.push_back(
                fmt::format("value added raised to {:g} of cost in {}", least_value_added, raised));
    }

    tables::CsvLines lines_;
    const OecdIcioOptions& options_;
    Heads heads_;
    Sums sums_;
    std::unordered_map<std::string, std::size_t> tax_rows_, rows_;  ///< by head, the line
    world::World world_;
};

void set_elasticities(world::World& world, const OecdIcioOptions& options) {
    if (!options.elasticities.empty()) {
        world::WorldHead head;
        head.world = std::move(world);
        read_elasticities(tables::Csv(options.elasticities_file, options.elasticities), head);
        world = std::move(head.world);
        return;
    }
    world.elasticity_sources = {{"assumed", std::vector<double>(world.sector_count(), options.assumed_theta)}};
    world.elasticity_source = "assumed";
    world.theta = world.elasticity_sources.front().theta;
    world.build_steps.push_back(
        fmt::format("no trade elasticities given: {:g} in every sector, an assumption", options.assumed_theta));
}

}  // namespace

world::WorldRead read_oecd_icio(const std::string& file, std::string_view text, const OecdIcioOptions& options) {
    world::WorldRead result;
    world::World& world = result.world;
    world = IcioReader(file, text, options).read();
    world.name = options.name;
    world.year = options.year;
    world.sources = {{"OECD Inter-Country Input-Output tables", "CC BY 4.0"}};
    set_elasticities(world, options);
    for (const Economy n : world.each_economy()) {
        double bought = 0.0;
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) bought += world.flow(n, i, s);
        if (!(bought > 0)) throw InputError(file, 0, "purchases by " + world.economies[n.value].code, "none");
    }
    const double negative = final_shares_from_remainder(world);
    if (negative > world::base_tolerance)
        world.build_steps.push_back(fmt::format(
            "final demand below zero (inventories run down) set to zero, at most {:.3g} of value added; the "
            "base is settled before use",
            negative));
    if (const auto breach = complete(world)) throw InputError(file, 0, breach->rule, breach->found);
    result.notes.push_back(file + ": no duties in an input-output table; values are at basic prices");
    return result;
}

BuiltWorld build_oecd_icio(const std::filesystem::path& from, const BuildOptions& options) {
    const std::string file = from.string(), name = from.filename().string();
    if (options.purchaser_valuation)
        throw InputError(file, 0, "basic prices: these values exclude duties", "purchaser valuation");
    OecdIcioOptions of_table;
    const auto year_at = [&](std::size_t k) {
        const std::string four = name.substr(k, 4);
        return four.size() == 4 && four.find_first_not_of("0123456789") == std::string::npos &&
               (four[0] == '1' || four[0] == '2');
    };
    for (std::size_t k = 0; k < name.size() && of_table.year == 0; ++k)
        if (year_at(k) && (k == 0 || (name[k - 1] < '0' || name[k - 1] > '9')))
            of_table.year = std::stoi(name.substr(k, 4));
    if (of_table.year == 0)
        throw InputError(file, 0, "a name that has the year, as 2017_SML.csv or ICIO2022.csv", name);
    BuiltWorld built;
    world::WorldRead read = read_oecd_icio(file, tables::read_file(file), of_table);
    choose_elasticities(read.world, options.elasticities, "assumed", file);
    // Not the notes: they name the file, and the same table gives the same bytes wherever it lies.
    built.source_md =
        source_page(read.world, {{"Values", "At basic prices. There are no duties in an input-output table.\n"}});
    built.world = std::move(read.world);
    return built;
}

}  // namespace parley::datasets
