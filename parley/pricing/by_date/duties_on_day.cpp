#include "parley/pricing/by_date/duties_on_day.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "parley/world/european_union.hpp"
#include "parley/world/isic_codes.hpp"

namespace parley::pricing {
namespace {

constexpr const char* rest_code = "ROW";
constexpr const char* what_to_do =
    "; else give the world's economies and sectors other codes by a mapping, or write these duties in a file";

bool is_in(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string listed(const std::vector<std::string>& codes) {
    std::string text;
    for (std::size_t k = 0; k < codes.size(); ++k)
        text += (k == 0 ? "" : k + 1 == codes.size() ? " and " : ", ") + codes[k];
    return text;
}

// The countries that a code of the table stands for.
std::vector<std::string> countries_of(const std::string& code) {
    return code == "EU27" ? world::eu27_members() : std::vector<std::string>{code};
}

bool is_country(const std::string& code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// By position in the world, the codes of the table that stand there.
using CodesByEntry = std::vector<std::vector<std::string>>;

class Placer {
public:
    Placer(const world::World& world, const std::vector<TableCell>& cells) : world_(world), cells_(cells) {}

    OrRefusal<PlacedDuties> place() {
        std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::vector<std::size_t>> flows;
        std::map<std::string, std::set<std::string>> partners;
        for (const TableCell& cell : cells_) partners[cell.importer].insert(cell.exporter);
        for (const auto& [importer, exporters] : partners) {
            const std::optional<Economy> buyer = importer_here(importer);
            if (refusal_) return *refusal_;
            if (!buyer) continue;
            const CodesByEntry sellers = exporters_here({exporters.begin(), exporters.end()}, *buyer);
            if (refusal_) return *refusal_;
            for (std::size_t k = 0; k < cells_.size(); ++k) {
                if (cells_[k].importer != importer) continue;
                const std::vector<std::size_t>& sectors = sectors_here(cells_[k].sector);
                if (refusal_) return *refusal_;
                for (std::size_t i = 0; i < sellers.size(); ++i) {
                    if (!is_in(sellers[i], cells_[k].exporter)) continue;
                    // Of what is no good the table has the partners with a duty alone: no mean with the others.
                    if (cells_[k].sector[0] >= 'D' && sellers[i].size() > 1) {
                        if (!sectors.empty())
                            left_out_.insert("duties on " + cells_[k].sector + " of " + cells_[k].exporter);
                        continue;
                    }
                    for (const std::size_t s : sectors) flows[{buyer->value, i, s}].push_back(k);
                }
            }
        }
        PlacedDuties result;
        for (auto& [flow, of] : flows)
            result.duties.push_back(
                {Economy{std::get<0>(flow)}, Economy{std::get<1>(flow)}, Sector{std::get<2>(flow)}, std::move(of)});
        result.note = note();
        return result;
    }

private:
    void refuse(std::string expected, std::string found) {
        if (!refusal_)
            refusal_ = Refusal{{Option::world},
                               std::move(expected) + ", for the duties in force by date" + what_to_do,
                               std::move(found) + " in " + world_.name};
    }

    // Whose duties they are must stand in the world by itself: what a member levies its group does not.
    std::optional<Economy> importer_here(const std::string& code) {
        const auto found = world_.find_economy(code);
        if (found) return found;
        for (const world::EconomyInfo& economy : world_.economies)
            if (is_in(economy.members, code)) refuse(code + " by itself", code + " as a part of " + economy.code);
        left_out_.insert("duties of " + code);
        return {};
    }

    CodesByEntry exporters_here(const std::vector<std::string>& table, Economy importer) {
        CodesByEntry places(world_.economy_count());
        std::set<std::string> placed;
        const bool has_rest = is_in(table, rest_code);
        for (const Economy n : world_.each_economy()) {
            const world::EconomyInfo& economy = world_.economies[n.value];
            std::vector<std::string>& here = places[n.value];
            if (n == importer || economy.code == rest_code) continue;
            const std::vector<std::string> own =
                economy.members.empty() ? std::vector<std::string>{economy.code} : economy.members;
            std::size_t known = 0;
            for (const std::string& code : table) {
                if (code == rest_code) continue;
                const std::vector<std::string> countries = countries_of(code);
                const auto shared = std::count_if(own.begin(), own.end(), [&](const std::string& each) {
                    return is_in(countries, each) || each == code;
                });
                if (shared > 0 || economy.code == code) here.push_back(code);
                known += economy.code == code ? own.size() : static_cast<std::size_t>(shared);
            }
            placed.insert(here.begin(), here.end());
            if (is_in(here, economy.code)) {
                here = {economy.code};
            } else if (here.empty() && has_rest) {
                if (economy.members.empty() && !is_country(economy.code))
                    refuse("economies by the three letters of ISO 3166, or groups that say their members",
                           economy.code);
                here = {rest_code};
            } else if (!here.empty() && known < own.size() && !has_rest) {
                refuse(listed(here) + " by itself", listed(here) + " as a part of " + economy.code);
            }
            tell(economy.code, here);
        }
        // The world's own rest holds all that is not in it by itself.
        std::vector<std::string> elsewhere;
        for (const std::string& code : table)
            if (code == rest_code || placed.count(code) == 0) elsewhere.push_back(code);
        if (const auto there = world_.find_economy(rest_code)) {
            if (!elsewhere.empty() && !has_rest)
                refuse(listed(elsewhere) + " by itself", listed(elsewhere) + " as a part of ROW");
            places[there->value] = elsewhere;
            tell(rest_code, elsewhere);
        } else {
            for (const std::string& code : elsewhere)
                if (code != rest_code) left_out_.insert("duties on " + code);
        }
        return places;
    }

    const std::vector<std::size_t>& sectors_here(const std::string& code) {
        const auto known = sectors_.find(code);
        if (known != sectors_.end()) return known->second;
        std::vector<std::size_t>& places = sectors_[code];
        if (const auto own = world_.find_sector(code)) return places = {own->value};
        const world::IsicClasses asked = world::isic_classes(code);
        for (const Sector s : world_.each_sector()) {
            const std::string& other = world_.sectors[s.value].code;
            const world::IsicClasses there = world::isic_classes(other);
            if (!(asked & there).any()) continue;
            if ((asked & ~there).any() && (there & ~asked).any())
                refuse(code + " within one sector, or made of several", other + ", which has a part of it and others");
            places.push_back(s.value);
            sector_made_of_[other].insert(code);
        }
        if (!places.empty()) return places;
        // Electricity has a duty of its own, and a world may have services as one; without its goods it says nothing.
        if (code[0] >= 'D')
            left_out_.insert("duties on " + code);
        else
            refuse("sectors by the codes of ISIC such as " + code, "none for it");
        return places;
    }

    void tell(const std::string& here, const std::vector<std::string>& table) {
        if (table.empty() || table == std::vector<std::string>{here}) return;
        if (table.size() == 1)
            stands_for_[table.front()].insert(here);
        else
            means_.insert(here + " the mean of " +
                          (table.size() > 4 ? fmt::format("{} that are in it", table.size()) : listed(table)));
    }

    std::string note() const {
        std::vector<std::string> parts;
        for (const auto& [code, here] : stands_for_) {
            const std::vector<std::string> codes(here.begin(), here.end());
            parts.push_back((codes.size() > 3 ? fmt::format("{} economies bear", codes.size())
                                              : listed(codes) + (codes.size() > 1 ? " bear" : " bears")) +
                            " what it has for " + code);
        }
        parts.insert(parts.end(), means_.begin(), means_.end());
        std::map<std::string, std::vector<std::string>> finer;
        for (const auto& [here, made_of] : sector_made_of_) {
            const std::vector<std::string> table(made_of.begin(), made_of.end());
            if (table.size() > 1)
                parts.push_back(here + " the mean of " + listed(table));
            else
                finer[table.front()].push_back(here);
        }
        for (const auto& [code, here] : finer)
            parts.push_back(listed(here) + (here.size() > 1 ? " bear" : " bears") + " what it has for " + code);
        std::string text;
        for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
        if (!text.empty())
            text = fmt::format("The table of duties by date is in the codes of world-2017. In {}: {}.{}", world_.name,
                               text, text.find("the mean of") == std::string::npos ? "" : " Means are by trade.");
        if (!left_out_.empty())
            text += (text.empty() ? "" : " ") + fmt::format("Left out, as {} has no place for them: {}.", world_.name,
                                                            listed({left_out_.begin(), left_out_.end()}));
        return text;
    }

    const world::World& world_;
    const std::vector<TableCell>& cells_;
    std::map<std::string, std::vector<std::size_t>> sectors_;
    std::map<std::string, std::set<std::string>> stands_for_;      // of the table → of the world
    std::map<std::string, std::set<std::string>> sector_made_of_;  // of the world → of the table
    std::set<std::string> means_, left_out_;
    std::optional<Refusal> refusal_;
};

}  // namespace

OrRefusal<PlacedDuties> place_duties(const world::World& world, const std::vector<TableCell>& cells) {
    return Placer(world, cells).place();
}

std::optional<Refusal> check_carried(const world::World& world, const PlacedDuties& placed,
                                     const std::vector<double>& carried, const std::vector<bool>& adds) {
    constexpr double nearly = 0.9;  // means over sectors that were put together by other weights
    std::map<std::pair<std::size_t, std::size_t>, std::pair<double, double>> sums;  // by pair: duties, points
    for (std::size_t k = 0; k < placed.duties.size(); ++k) {
        const PlacedDuty& each = placed.duties[k];
        if (!adds[k]) continue;
        if (!world.rebased.empty())
            return Refusal{{Option::world},
                           "a world as it was observed, for duties in force by date that come on top of its own",
                           world.name + ", which was solved already (" + world.rebased.front() + ")"};
        auto& [duties, points] = sums[{each.importer.value, each.exporter.value}];
        const double trade = world.flow(each.importer, each.exporter, each.sector);
        duties += trade * world.duty_rate(each.importer, each.exporter, each.sector);
        points += trade * carried[k];
    }
    for (const auto& [pair, sum] : sums) {
        const auto& [duties, points] = sum;
        if (duties >= nearly * points) continue;
        double trade = 0.0;
        for (const Sector s : world.each_sector())
            if (world.sectors[s.value].goods) trade += world.flow(Economy{pair.first}, Economy{pair.second}, s);
        return Refusal{
            {Option::world},
            fmt::format("duties of {} on {} that hold the {:.1f} points in force in the middle of {}, under which its "
                        "flows were traded (as those of world-2022 do)",
                        world.economies[pair.first].code, world.economies[pair.second].code, 100 * points / trade,
                        world.year),
            fmt::format("{:.1f} % on average in {}", 100 * duties / trade, world.name)};
    }
    return {};
}

}  // namespace parley::pricing
