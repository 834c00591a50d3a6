#include "parley/world/folder/mapping.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/world/folder/columns.hpp"
#include "parley/world/names.hpp"

namespace parley::world {
namespace {

// One kind of row: where each code goes, and what the groups are called.
struct Rows {
    Codes codes;
    FirstLines lines;
    std::vector<std::string> to;  // empty: not listed
    std::string rest;             // where `*` goes
    std::size_t rest_line = 0;
    std::unordered_map<std::string, std::string> names;

    explicit Rows(Codes known) : codes(std::move(known)), lines(codes.all().size()), to(codes.all().size()) {}
};

void take(const tables::Csv& csv, std::size_t row, Rows& rows, std::size_t from, std::size_t to,
          std::optional<std::size_t> name) {
    const std::string& target = csv.text(row, to);
    if (target.empty()) csv.fail(row, "a code in column to", "a blank cell");
    if (csv.text(row, from) == "*") {
        if (!rows.rest.empty()) csv.fail(row, "one row * of each kind", "a second one");
        rows.rest = target;
    } else {
        const std::size_t at = rows.codes.at(csv, row, from);
        rows.lines.mark(csv, row, at, "code", csv.text(row, from));
        rows.to[at] = target;
    }
    if (!name || csv.text(row, *name).empty()) return;
    const auto [known, is_new] = rows.names.emplace(target, csv.text(row, *name));
    if (!is_new && known->second != csv.text(row, *name))
        csv.fail(row, "one name for " + target, shown(known->second) + " and " + shown(csv.text(row, *name)));
}

// The first code that nothing is said of, in a kind of which something is said.
void refuse_missing(const std::string& file, const Rows& rows, const std::string& kind) {
    const bool said = !rows.rest.empty() ||
                      std::any_of(rows.to.begin(), rows.to.end(), [](const std::string& to) { return !to.empty(); });
    if (!said || !rows.rest.empty()) return;
    for (std::size_t k = 0; k < rows.to.size(); ++k)
        if (rows.to[k].empty())
            throw InputError(file, 0, "a row for each " + kind + ", or one for * (all others)",
                             "none for " + rows.codes.all()[k]);
}

// Positions of the groups in the order of their first members.
std::vector<std::string> groups_of(const Rows& rows, std::vector<std::size_t>& positions) {
    std::vector<std::string> groups;
    std::unordered_map<std::string, std::size_t> at;
    for (std::size_t k = 0; k < rows.to.size(); ++k) {
        const std::string& own = rows.codes.all()[k];
        const std::string& code = !rows.to[k].empty() ? rows.to[k] : !rows.rest.empty() ? rows.rest : own;
        const auto [found, is_new] = at.emplace(code, groups.size());
        if (is_new) groups.push_back(code);
        positions.push_back(found->second);
    }
    return groups;
}

std::string name_of(const Rows& rows, const std::string& code, const std::string& otherwise) {
    const auto found = rows.names.find(code);
    return found == rows.names.end() ? otherwise : found->second;
}

}  // namespace

Mapping read_mapping(const std::string& file, std::string_view text, const World& world, Unlisted unlisted) {
    const tables::Csv csv(file, text);
    refuse_unknown_columns(csv, {"kind", "from", "to", "name"});
    const std::size_t kind = csv.column({"kind"}), from = csv.column({"from"}), to = csv.column({"to"});
    std::optional<std::size_t> name;
    if (csv.has_column("name")) name = csv.column({"name"});
    Rows economies(economy_codes(world)), sectors(sector_codes(world));
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& what = csv.text(row, kind);
        if (what != "economy" && what != "sector") csv.fail(row, "economy or sector in column kind", shown(what));
        take(csv, row, what == "economy" ? economies : sectors, from, to, name);
    }
    if (csv.row_count() == 0) throw InputError(file, 0, "at least one row", "none");
    if (unlisted == Unlisted::is_refused) {
        refuse_missing(file, economies, "economy");
        refuse_missing(file, sectors, "sector");
    }

    Mapping mapping;
    World coarse;
    for (const std::string& code : groups_of(economies, mapping.economy_to))
        coarse.economies.push_back({code, code, {}});
    for (const std::string& code : groups_of(sectors, mapping.sector_to))
        coarse.sectors.push_back({code, code, true, true});
    std::vector<std::size_t> parts(coarse.economies.size(), 0);
    for (const std::size_t target : mapping.economy_to) ++parts[target];
    for (const Economy n : world.each_economy()) {
        const EconomyInfo& old = world.economies[n.value];
        EconomyInfo& group = coarse.economies[mapping.economy_to[n.value]];
        if (old.code == group.code) group.name = old.name;
        if (parts[mapping.economy_to[n.value]] == 1 && old.members.empty() && old.code == group.code) continue;
        if (old.members.empty())
            group.members.push_back(old.code);
        else
            group.members.insert(group.members.end(), old.members.begin(), old.members.end());
    }
    for (EconomyInfo& group : coarse.economies) group.name = name_of(economies, group.code, group.name);
    for (const Sector s : world.each_sector()) {
        SectorInfo& group = coarse.sectors[mapping.sector_to[s.value]];
        if (world.sectors[s.value].code == group.code) group.name = world.sectors[s.value].name;
    }
    for (SectorInfo& group : coarse.sectors) group.name = name_of(sectors, group.code, group.name);
    if (const auto breach = check_names(coarse)) throw InputError(file, 0, breach->rule, breach->found);
    mapping.economies = std::move(coarse.economies);
    mapping.sectors = std::move(coarse.sectors);
    return mapping;
}

}  // namespace parley::world
