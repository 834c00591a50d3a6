#include "parley/report/json/brief/wars_json.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

std::string economy_in_world(const world::World& world, const std::string& code) {
    for (const auto& each : world.economies)
        if (each.code == code) return each.name;
    return code;
}

Json sector_in_world(const world::World& world, const Json& code) {
    if (code.is_null()) return nullptr;
    for (const auto& each : world.sectors)
        if (each.code == code) return each.name;
    return code;
}

// A union by its own name; an economy by that which people know.
std::string side_in_words(const world::World& world, const Json& side) {
    const Json& members = side.at("economies");
    return members.size() == 1 ? economy_in_world(world, members[0].get<std::string>())
                               : side.at("name").get<std::string>();
}

// The economies that are no side and that it moves most.
Json others_json(const Json& document) {
    constexpr std::size_t most = 5;
    Json others = Json::array();
    for (const Json& each : document.at("economies")) {
        bool is_side = false;
        for (const Json& side : document.at("sides"))
            for (const Json& member : side.at("economies")) is_side = is_side || member == each.at("code");
        if (!is_side && !each.at("after_pct").is_null())
            others.push_back({{"code", each.at("code").get<std::string>()},
                              {"name", each.at("name").get<std::string>()},
                              {"after_pct", each.at("after_pct").get<double>()}});
    }
    std::stable_sort(others.begin(), others.end(), [](const Json& a, const Json& b) {
        return std::abs(a["after_pct"].get<double>()) > std::abs(b["after_pct"].get<double>());
    });
    if (others.size() > most) others.erase(others.begin() + static_cast<std::ptrdiff_t>(most), others.end());
    return others;
}

Json shown_of(const Json& document, const world::World& world) {
    Json sides = Json::array(), rates = Json::array();
    for (const Json& side : document.at("sides")) {
        const std::string name = side.at("name").get<std::string>();
        const Json& duty = side.at("summary").at("duty");
        sides.push_back({{"id", name},
                         {"name", side_in_words(world, side)},
                         {"before_pct", 100 * (side.at("before").get<double>() - 1)},
                         {"after_pct", 100 * (side.at("after").get<double>() - 1)},
                         {"mean_today_pct", duty.at("mean_today_pct").get<double>()},
                         {"mean_pct", duty.at("mean_pct").get<double>()}});
        for (const Json& rate : side.at("rates")) {
            const Json &partner = rate.at("partner"), &sector = rate.at("sector");
            rates.push_back(
                {{"buyer", name},
                 {"seller", partner.is_null() ? Json(nullptr) : Json(partner.get<std::string>())},
                 {"seller_name",
                  partner.is_null() ? Json(nullptr) : Json(economy_in_world(world, partner.get<std::string>()))},
                 {"sector", sector.is_null() ? Json(nullptr) : Json(sector.get<std::string>())},
                 {"sector_name", sector_in_world(world, sector)},
                 {"today_pct", rate.at("today_pct").get<double>()},
                 {"rate_pct", rate.at("rate_pct").get<double>()},
                 {"at_bound", rate.at("at_bound").get<bool>()},
                 {"trade_usd_m", rate.at("trade_usd_m").get<double>()}});
        }
    }
    const Json& choice = document.at("choice");
    return {{"play", document.at("play").get<std::string>()},
            {"closure", document.at("closure").get<std::string>()},
            {"rates", choice.at("rates").get<std::string>()},
            {"after", choice.at("after").get<std::string>()},
            {"world", document.at("manifest").at("world").at("name").get<std::string>()},
            {"sides", std::move(sides)},
            {"others", others_json(document)},
            {"duties", std::move(rates)}};
}

// The first of what must hold of a document that does not; expected empty: all of it does.
Refusal problem_of(const WarDocument& of, const world::World& world, const std::string& sha256) {
    const auto refusal = [&](std::string expected, std::string found) {
        return Refusal{{Option::none, of.file}, std::move(expected), std::move(found)};
    };
    const Json& document = of.document;
    if (!document.is_object() || document.value("schema", "") != "parley/war/1")
        return refusal("a document of 'parley war' in JSON", "none");
    const std::string play = document.at("play").get<std::string>();
    if (play != "war" && play != "talks") return refusal("a war, or talks over one", play);
    if (document.at("verdict") != "found")
        return refusal("one that was found", document.at("verdict").get<std::string>());
    if (document.at("choice").at("instruments") != Json::array({"duty"}))
        return refusal("duties alone", "other instruments beside them");
    const Json& sides = document.at("sides");
    if (!sides.is_array() || sides.size() < 2) return refusal("two sides or more", "fewer");
    const Json& in = document.at("manifest").at("world");
    if (in.at("sha256") != sha256)
        return refusal("the world of the scenario, " + world.name,
                       in.at("name") == world.name ? "another of the same name" : in.at("name").get<std::string>());
    return {};
}

const Json* of_play(const Json& wars, const char* play) {
    for (const Json& each : wars)
        if (each["play"] == play) return &each;
    return nullptr;
}

// "the United States +0.038 % and China +0.16 %"
std::string gains_in_words(const Json& of) {
    double largest = 0;
    for (const Json& side : of["sides"]) largest = std::max(largest, std::abs(side["after_pct"].get<double>()));
    std::string text;
    const std::size_t count = of["sides"].size();
    for (std::size_t k = 0; k < count; ++k)
        text += fmt::format("{}{} {} %",
                            k == 0           ? ""
                            : k + 1 == count ? " and "
                                             : ", ",
                            in_sentence(of["sides"][k]["name"].get<std::string>()),
                            words::with_sign(of["sides"][k]["after_pct"].get<double>(), words::digits_for(largest, 2)));
    return text;
}

}  // namespace

OrRefusal<Json> wars_json(const std::vector<WarDocument>& documents, const world::World& world,
                          const std::string& world_sha256) {
    Json result = Json::array();
    for (const WarDocument& each : documents) {
        try {
            const Refusal problem = problem_of(each, world, world_sha256);
            if (!problem.expected.empty()) return problem;
            result.push_back(shown_of(each.document, world));
        } catch (const Json::exception&) {
            return Refusal{{Option::none, each.file}, "a whole document of 'parley war' in JSON", "one that is not"};
        }
        const auto names = [](const Json& of) {
            std::string text;
            for (const Json& side : of["sides"]) text += (text.empty() ? "" : ", ") + side["id"].get<std::string>();
            return text;
        };
        const Json &first = result.front(), &last = result.back();
        if (result.size() > 2 || (result.size() == 2 && first["play"] == last["play"]))
            return Refusal{{Option::none, each.file}, "at most one war and talks over it", "another of them"};
        if (names(first) != names(last))
            return Refusal{{Option::none, each.file}, "sides as in the other, " + names(first), names(last)};
        for (const char* part : {"closure", "rates", "after"})
            if (first[part] != last[part])
                return Refusal{{Option::none, each.file},
                               fmt::format("{} as in the other, {}", part, first[part].get<std::string>()),
                               last[part].get<std::string>()};
    }
    return result;
}

std::vector<std::string> war_findings(const Json& wars) {
    const Json *war = of_play(wars, "war"), *talks = of_play(wars, "talks");
    std::vector<std::string> result;
    if (war != nullptr) {
        std::string duties;
        for (const Json& side : (*war)["sides"])
            duties += fmt::format("{}{:.1f} where they are {:.1f}", duties.empty() ? "" : ", ",
                                  side["mean_pct"].get<double>(), side["mean_today_pct"].get<double>());
        result.push_back(fmt::format(
            "A war in which each sets its duties to its own advantage would leave {} of real income a year, at mean "
            "duties, in percent, of {}",
            gains_in_words(*war), duties));
    }
    if (talks != nullptr)
        result.push_back(fmt::format("Talks over {} duties reach {}", war != nullptr ? "the same" : "all these",
                                     gains_in_words(*talks)));
    return result;
}

}  // namespace parley::report::json
