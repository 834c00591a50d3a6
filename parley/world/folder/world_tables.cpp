#include "parley/world/folder/world_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::world {
namespace {

constexpr double share_tolerance = 1e-6;  // what complete() rescales

void check_trading(const tables::Csv& csv, const World& world) {
    for (const Economy n : world.each_economy()) {
        double bought = 0.0, sold = 0.0;
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                bought += world.flow(n, i, s);
                sold += world.flow(i, n, s);
            }
        const std::string& code = world.economies[n.value].code;
        if (!(bought > 0)) throw InputError(csv.file(), 0, "purchases by " + code, "none");
        if (!(sold > 0)) throw InputError(csv.file(), 0, "sales by " + code, "none");
    }
}

// Which cell of (importer, exporter, sector) a row is about.
struct FlowCell {
    Economy n, i;
    Sector s;
};

void check_flow(const tables::Csv& csv, std::size_t row, const World& world, const FlowCell& at) {
    const double flow = world.flow(at.n, at.i, at.s);
    if (at.n == at.i && world.duty_rate(at.n, at.i, at.s) != 0)
        csv.fail(row, "no duty on purchases at home", fmt::format("{:g}", world.duty_rate(at.n, at.i, at.s)));
    if (at.n == at.i && world.export_tax_rate(at.n, at.i, at.s) != 0)
        csv.fail(row, "no export tax on sales at home", fmt::format("{:g}", world.export_tax_rate(at.n, at.i, at.s)));
    if (at.n != at.i && flow > 0 && !world.sectors[at.s.value].traded)
        csv.fail(
            row,
            fmt::format("no foreign trade in {}, which world.yaml says is not traded", world.sectors[at.s.value].code),
            fmt::format("{:g}", flow));
}

void note_levier(const World& world, const std::string& file, std::vector<std::string>& notes) {
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                if (world.duty_rate(n, i, s) != 0) {
                    notes.push_back(fmt::format("{}: the importer levies the duty: {} levies {:g} % on {} from {}",
                                                file, world.economies[n.value].code, 100 * world.duty_rate(n, i, s),
                                                world.sectors[s.value].code, world.economies[i.value].code));
                    return;
                }
    notes.push_back(file + ": no duties at all");
}

// Rows of flows.csv that are about one group of products: those of one purchase, to be put together at the end.
class GroupRows {
public:
    explicit GroupRows(const tables::Csv& csv) : csv_(csv) {
        if (csv.has_column("group")) group_ = csv.column({"group"});
        if (csv.has_column("lists")) lists_ = csv.column({"lists"});
    }
    bool is_one(std::size_t row) const { return group_ && !csv_.cell(row, *group_).empty(); }
    bool any() const { return !purchases_.empty(); }

    // True if it is the first group of its flow.
    bool add(std::size_t row, const FlowCell& at, double flow, double duty, double tax) {
        const double group = csv_.number(row, *group_);
        if (!(group >= 1 && group <= most_groups && group == std::floor(group)))
            csv_.fail(row, fmt::format("a group from 1 to {}", most_groups), shown(csv_.text(row, *group_)));
        std::vector<Entry>& purchase = purchases_[{at.n, at.s}];
        bool first = true;
        for (const Entry& other : purchase) {
            if (other.seller != at.i) continue;
            first = false;
            if (other.group == static_cast<std::size_t>(group) - 1)
                csv_.fail(row, "each group of a flow once", "group " + csv_.text(row, *group_) + " twice");
        }
        purchase.push_back({at.i, static_cast<std::size_t>(group) - 1, flow, duty, tax, lists(row)});
        return first;
    }
    bool is_split(Economy n, Sector s) const { return purchases_.count({n, s}) > 0; }

    void put_into(World& world) const {
        for (const auto& [place, entries] : purchases_) {
            std::size_t groups = 0;
            for (const Entry& each : entries) groups = std::max(groups, each.group + 1);
            const Table<Seller, Group> none({world.economy_count(), groups});
            SplitPurchase split{place.first, place.second, none,
                                none,        none,         std::vector<std::vector<std::string>>(groups)};
            for (const Entry& each : entries) {
                const Group g{each.group};
                split.flow(each.seller, g) = each.flow;
                split.duty_rate(each.seller, g) = each.duty;
                split.export_tax_rate(each.seller, g) = each.tax;
                if (!each.lists.empty()) split.lists[each.group] = each.lists;
            }
            world.split_purchases.push_back(std::move(split));
        }
    }

private:
    static constexpr double most_groups = 200;
    struct Entry {
        Economy seller;
        std::size_t group;
        double flow, duty, tax;
        std::vector<std::string> lists;
    };
    std::vector<std::string> lists(std::size_t row) const {
        std::vector<std::string> result;
        if (!lists_) return result;
        std::string left = csv_.text(row, *lists_);
        while (!left.empty()) {
            const std::size_t end = left.find(';');
            std::string name = left.substr(0, end);
            name.erase(0, name.find_first_not_of(' '));
            if (!name.empty()) result.push_back(std::move(name));
            left = end == std::string::npos ? std::string() : left.substr(end + 1);
        }
        return result;
    }

    const tables::Csv& csv_;
    std::optional<std::size_t> group_, lists_;
    std::map<std::pair<Economy, Sector>, std::vector<Entry>> purchases_;
};

// One row for each source and sector.
struct BySource {
    std::vector<std::string> names;
    std::vector<std::vector<double>> values;
};

BySource read_by_source(const tables::Csv& csv, const World& world, const char* column) {
    refuse_unknown_columns(csv, {"source", "sector", column});
    const std::size_t source_column = csv.column({"source"}), sector_column = csv.column({"sector"});
    const std::size_t value_column = csv.column({column});
    const Codes sectors = sector_codes(world);
    BySource result;
    std::vector<FirstLines> lines;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& name = csv.text(row, source_column);
        if (name.empty()) csv.fail(row, "the name of a source", "a blank cell");
        std::size_t at = 0;
        while (at < result.names.size() && result.names[at] != name) ++at;
        if (at == result.names.size()) {
            if (at == 100) csv.fail(row, "at most 100 sources", "more");
            result.names.push_back(name);
            result.values.emplace_back(world.sector_count(), 0.0);
            lines.emplace_back(world.sector_count());
        }
        const std::size_t sector = sectors.at(csv, row, sector_column);
        lines[at].mark(csv, row, sector, "source and sector", name + "," + csv.text(row, sector_column));
        const double value = csv.number(row, value_column);
        const bool is_theta = std::string_view(column) == "theta";
        if (is_theta ? !is_usable_theta(value) : !(value >= 0))
            csv.fail(row, is_theta ? theta_rule : fmt::format("a {} of zero or more", column),
                     shown(csv.text(row, value_column)));
        result.values[at][sector] = value;
    }
    for (std::size_t at = 0; at < result.names.size(); ++at)
        for (std::size_t sector = 0; sector < world.sector_count(); ++sector)
            if (!lines[at].given(sector))
                throw InputError(csv.file(), 0, "a row for each sector of source " + result.names[at],
                                 "none for " + world.sectors[sector].code);
    return result;
}

}  // namespace

void read_flows(const tables::Csv& csv, WorldHead& head, std::vector<std::string>& notes) {
    World& world = head.world;
    refuse_unknown_columns(
        csv, with_party_columns({"sector", "value_usd_m", "value_usd", "value_usd_th", "value_usd_bn", "duty_rate",
                                 "duty_pct", "tariff_rate", "tariff_pct", "tariff", "duty", "export_tax_rate",
                                 "export_tax_pct", "export_tax", "group", "lists"}));
    const std::size_t importer = importer_column(csv), exporter = exporter_column(csv), sector = csv.column({"sector"});
    const UnitColumn value = money_column(csv, "value");
    const auto duty = rate_column(csv, {"duty", "tariff"});
    if (!duty) throw InputError(csv.file(), 1, "a column duty_rate (0.25 is 25 %) or duty_pct (25 is 25 %)", "neither");
    const auto tax = rate_column(csv, {"export_tax"});
    const Codes economies = economy_codes(world), sectors = sector_codes(world);
    CodeColumn buyers(economies, csv, importer), sellers(economies, csv, exporter), goods(sectors, csv, sector);
    FirstLines lines(world.flow.size());
    GroupRows groups(csv);
    std::vector<bool> whole;

    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const FlowCell at{Economy{buyers.at(row)}, Economy{sellers.at(row)}, Sector{goods.at(row)}};
        const std::size_t cell = (at.n.value * world.economy_count() + at.i.value) * world.sector_count() + at.s.value;
        const bool is_group = groups.is_one(row);
        if (!is_group) lines.mark(csv, row, cell, "importer, exporter and sector", {importer, exporter, sector});
        const double duty_rate = rate(csv, row, *duty, head.highest_rate);
        double flow = csv.amount(row, value.at) * value.unit;
        // The duty comes on top of the border price: docs/model/base.md, eq:base-expenditure.
        if (head.valuation == Valuation::purchaser) flow /= 1 + duty_rate;
        const double tax_rate = tax ? rate(csv, row, *tax, head.highest_rate) : 0.0;
        if (is_group && groups.add(row, at, flow, duty_rate, tax_rate))
            lines.mark(csv, row, cell, "importer, exporter and sector, whole or in groups,",
                       {importer, exporter, sector});
        world.flow(at.n, at.i, at.s) = is_group ? world.flow(at.n, at.i, at.s) + flow : flow;
        world.duty_rate(at.n, at.i, at.s) = duty_rate;
        world.export_tax_rate(at.n, at.i, at.s) = tax_rate;
        whole.push_back(!is_group && flow > 0);
        check_flow(csv, row, world, at);
    }
    for (std::size_t row = 0; groups.any() && row < csv.row_count(); ++row)
        if (whole[row] &&
            groups.is_split(Economy{economies.at(csv, row, importer)}, Sector{sectors.at(csv, row, sector)}))
            csv.fail(row, "a group: others' sales of this sector to this importer are in groups", "none");
    groups.put_into(world);
    if (!head.absent_flows_are_zero)
        for (const Economy n : world.each_economy())
            for (const Economy i : world.each_economy())
                for (const Sector s : world.each_sector())
                    if (!lines.given((n.value * world.economy_count() + i.value) * world.sector_count() + s.value) &&
                        (n == i || world.sectors[s.value].traded))
                        throw InputError(
                            csv.file(), 0,
                            "a row for each importer, exporter and sector (or absent_flows: zero in world.yaml)",
                            fmt::format("none for {},{},{}", world.economies[n.value].code,
                                        world.economies[i.value].code, world.sectors[s.value].code));
    check_trading(csv, world);
    note_levier(world, csv.file(), notes);
    if (head.valuation == Valuation::purchaser)
        world.build_steps.push_back("values read as including the duty (valuation: purchaser): divided by 1 + duty");
}

void read_production(const tables::Csv& csv, WorldHead& head) {
    World& world = head.world;
    refuse_unknown_columns(
        csv, {"economy", "sector", "subsidy_rate", "subsidy_pct", "subsidy", "profit_rate", "profit_pct", "profit"});
    const std::size_t economy = csv.column({"economy"}), sector = csv.column({"sector"});
    const auto subsidy = rate_column(csv, {"subsidy"});
    if (!subsidy)
        throw InputError(csv.file(), 1, "a column subsidy_rate (a share) or subsidy_pct (percent)", "neither");
    const auto profit = rate_column(csv, {"profit"});
    if (profit) world.profit_rate = Table<Seller, Sector>(world.production_subsidy_rate.extents());
    const Codes economies = economy_codes(world), sectors = sector_codes(world);
    FirstLines lines(world.production_subsidy_rate.size());
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy i{economies.at(csv, row, economy)};
        const Sector s{sectors.at(csv, row, sector)};
        lines.mark(csv, row, i.value * world.sector_count() + s.value, "economy and sector",
                   csv.text(row, economy) + "," + csv.text(row, sector));
        // A tax may exceed the whole cost, as a markup does.
        const double value = rate(csv, row, *subsidy, head.highest_rate, -head.highest_rate);
        if (!(value < 1)) csv.fail(row, "a subsidy below the whole cost", shown(csv.text(row, subsidy->at)));
        world.production_subsidy_rate(i, s) = value;
        if (!profit) continue;
        const double kept = rate(csv, row, *profit, head.highest_rate);
        if (kept < 0) csv.fail(row, "a profit that is not negative", shown(csv.text(row, profit->at)));
        if (!(value + kept < 1))
            csv.fail(row, "a subsidy below the whole cost without the profit in it",
                     shown(csv.text(row, subsidy->at)) + " and a profit of " + shown(csv.text(row, profit->at)));
        world.profit_rate(i, s) = kept;
    }
}

void read_technology(const tables::Csv& csv, World& world) {
    refuse_unknown_columns(csv, {"economy", "using_sector", "supplying_sector", "share"});
    const std::size_t economy = csv.column({"economy"}), user = csv.column({"using_sector"});
    const std::size_t supplier = csv.column({"supplying_sector"}), value = csv.column({"share"});
    const Codes economies = economy_codes(world), sectors = sector_codes(world);
    const std::size_t count = world.sector_count();
    CodeColumn buyers(economies, csv, economy), users(sectors, csv, user), suppliers(sectors, csv, supplier);
    FirstLines lines(world.value_added_share.size() * (count + 1));
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{buyers.at(row)};
        const Sector r{users.at(row)};
        const bool is_value_added = csv.cell(row, supplier) == "VA";
        const Sector s{is_value_added ? count : suppliers.at(row)};
        lines.mark(csv, row, (n.value * count + r.value) * (count + 1) + s.value, "economy, using and supplying sector",
                   {economy, user, supplier});
        if (is_value_added)
            world.value_added_share(n, r) = share(csv, row, value);
        else
            world.input_share(n, s, r) = share(csv, row, value, least_input_share);
    }
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            const auto place = [&] {
                return world.economies[n.value].code + ", sector " + world.sectors[r.value].code;
            };
            if (!lines.given((n.value * count + r.value) * (count + 1) + count))
                throw InputError(csv.file(), 0, "a row VA for each economy and using sector", "none for " + place());
            double total = world.value_added_share(n, r);
            for (const Sector s : world.each_sector()) total += world.input_share(n, s, r);
            if (std::abs(total - 1) > share_tolerance)
                throw InputError(csv.file(), 0, "cost shares that sum to one",
                                 fmt::format("{:.9g} ({})", total, place()));
            if (!(world.value_added_share(n, r) > 0))
                throw InputError(csv.file(), 0, "a value-added share above zero",
                                 fmt::format("{:g} ({})", world.value_added_share(n, r), place()));
        }
}

void read_elasticities(const tables::Csv& csv, WorldHead& head) {
    World& world = head.world;
    const BySource read = read_by_source(csv, world, "theta");
    if (read.names.empty()) throw InputError(csv.file(), 0, "at least one source of elasticities", "none");
    for (std::size_t at = 0; at < read.names.size(); ++at)
        world.elasticity_sources.push_back({read.names[at], read.values[at]});
    std::string known;
    for (const std::string& name : read.names) known += (known.empty() ? "" : ", ") + name;
    if (head.default_elasticities.empty() && read.names.size() > 1)
        throw InputError(csv.file(), 0, "world.yaml to say default_elasticities", "sources " + shown(known));
    if (!use_elasticities(world, head.default_elasticities.empty() ? read.names.front() : head.default_elasticities))
        throw InputError(csv.file(), 0, "the default source " + shown(head.default_elasticities),
                         "sources " + shown(known));
}

void read_scale(const tables::Csv& csv, World& world) {
    const BySource read = read_by_source(csv, world, "psi");
    for (std::size_t at = 0; at < read.names.size(); ++at)
        world.scale_sources.push_back({read.names[at], read.values[at]});
}

void read_final(const tables::Csv& csv, World& world) {
    refuse_unknown_columns(csv, {"economy", "sector", "share"});
    const std::size_t economy = csv.column({"economy"}), sector = csv.column({"sector"}), value = csv.column({"share"});
    const Codes economies = economy_codes(world), sectors = sector_codes(world);
    FirstLines lines(world.final_share.size());
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{economies.at(csv, row, economy)};
        const Sector s{sectors.at(csv, row, sector)};
        lines.mark(csv, row, n.value * world.sector_count() + s.value, "economy and sector",
                   csv.text(row, economy) + "," + csv.text(row, sector));
        world.final_share(n, s) = share(csv, row, value);
    }
    for (const Economy n : world.each_economy()) {
        double total = 0.0;
        for (const Sector s : world.each_sector()) {
            if (!lines.given(n.value * world.sector_count() + s.value))
                throw InputError(csv.file(), 0, "a row for each economy and sector",
                                 "none for " + world.economies[n.value].code + "," + world.sectors[s.value].code);
            total += world.final_share(n, s);
        }
        if (std::abs(total - 1) > share_tolerance)
            throw InputError(csv.file(), 0, "final shares that sum to one",
                             fmt::format("{:.9g} ({})", total, world.economies[n.value].code));
    }
}

void read_value_added(const tables::Csv& csv, World& world) {
    if (has_inputs(world))
        throw InputError(csv.file(), 0, "no such file beside technology.csv, which says what is value added", "both");
    refuse_unknown_columns(csv, {"economy", "share"});
    const std::size_t economy = csv.column({"economy"}), number = csv.column({"share"});
    const Codes economies = economy_codes(world);
    world.value_added_of_output = Table<Economy>({world.economy_count()});
    FirstLines lines(world.economy_count());
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{economies.at(csv, row, economy)};
        lines.mark(csv, row, n.value, "economy", csv.text(row, economy));
        world.value_added_of_output(n) = share(csv, row, number);
    }
    for (const Economy n : world.each_economy())
        if (!lines.given(n.value))
            throw InputError(csv.file(), 0, "a row for each economy", "none for " + world.economies[n.value].code);
}

void read_accounts(const tables::Csv& csv, WorldHead& head) {
    World& world = head.world;
    refuse_unknown_columns(csv, {"economy", "saving_rate", "saving_pct", "saving", "investment_rate", "investment_pct",
                                 "investment", "investment_from"});
    const std::size_t economy = csv.column({"economy"});
    const auto saving = rate_column(csv, {"saving"}), investment = rate_column(csv, {"investment"});
    if (!saving || !investment)
        throw InputError(csv.file(), 1, "columns saving_rate and investment_rate (shares of value added)",
                         saving ? "no investment_rate" : "no saving_rate");
    const Codes economies = economy_codes(world);
    world.accounts.saving_rate = Table<Economy>({world.economy_count()});
    world.accounts.investment_rate = Table<Economy>({world.economy_count()});
    const bool says_from = csv.has_column("investment_from");
    if (says_from) world.accounts.investment_from.resize(world.economy_count());
    FirstLines lines(world.economy_count());
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{economies.at(csv, row, economy)};
        lines.mark(csv, row, n.value, "economy", csv.text(row, economy));
        if (says_from) world.accounts.investment_from[n.value] = csv.text(row, csv.column({"investment_from"}));
        world.accounts.saving_rate(n) = rate(csv, row, *saving, head.highest_rate);
        world.accounts.investment_rate(n) = rate(csv, row, *investment, head.highest_rate);
    }
    for (const Economy n : world.each_economy())
        if (!lines.given(n.value))
            throw InputError(csv.file(), 0, "a row for each economy", "none for " + world.economies[n.value].code);
}

}  // namespace parley::world
