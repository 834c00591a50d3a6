#include "parley/report/text/duties_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

using Says = products::ProductList::Says;

constexpr std::size_t page_width = 110;

std::string percent(double share) {
    return fmt::format("{:.1f}", 100 * share);
}

std::string percent_or_dash(const std::optional<double>& share) {
    return share ? percent(*share) : "–";
}

// A dash has three bytes: padding by letters.
std::string right(const std::string& text, std::size_t letters) {
    const std::size_t length = text == "–" ? 1 : text.size();
    return std::string(letters > length ? letters - length : 0, ' ') + text;
}

std::string sector_words(const world::World& world, Sector s) {
    const world::SectorInfo& sector = world.sectors[s.value];
    return fmt::format("{:<9} {:<28}", sector.code, words::cut(sector.name, 28));
}

const char* unit_of(Says says) {
    return says == Says::level ? "%" : "points";
}

std::string classes_words(const pricing::SectorOfList& sector) {
    if (sector.classes.size() < 2) return {};
    std::string text;
    for (const auto& [rate, share] : sector.classes)
        text += fmt::format("{}{} on {} %", text.empty() ? "" : ", ", words::plainly(std::round(1000 * rate) / 10),
                            percent(share));
    return text;
}

std::string exporters_words(const world::World& world, const pricing::ListStudy& study) {
    if (study.question.exporters.empty()) return "all others";
    std::string text;
    for (const Economy i : study.question.exporters) text += (text.empty() ? "" : ", ") + world.economies[i.value].code;
    return text;
}

std::string list_heading(const world::World& world, const pricing::ListStudy& study) {
    std::string text = fmt::format("{}: {}, {}", printable(study.list.name),
                                   words::counted(study.list.products.size(), "product", "products"),
                                   study.list.edition ? edition_words(*study.list.edition) : "HS 2017 and 2022");
    if (!study.question.importer) return text + "\n";
    text += fmt::format(", of {} on {} ({})\n", world.economies[study.question.importer->value].code,
                        exporters_words(world, study), world.name);
    if (study.weights.empty())
        return text +
               "  Nothing weighs the products (no column value_usd_m, and the program has the imports of USA alone): "
               "how "
               "much\n  trade is on the list is not known, and its number of products does not say.\n";
    text += fmt::format("  On the list: {} % of {} bn USD of goods", percent(*study.all.covered_share),
                        words::in_bn(study.all.trade_usd_m));
    if (study.all.mean_rate) {
        const double there = *study.all.mean_rate;
        text += fmt::format("; there {} {}", words::plainly(std::round(1e4 * there) / 100), unit_of(study.list.says));
        if (study.list.says == Says::points)
            text += fmt::format(", {} points over all goods", percent(there * *study.all.covered_share));
    }
    text += fmt::format(". Weights: {}.\n", study.weights);
    if (study.without_value > 0)
        text += fmt::format("  {} on the list {} no imports in these weights, or less than 0.1 USD million.\n",
                            words::counted(study.without_value, "product", "products"),
                            study.without_value == 1 ? "has" : "have");
    return text;
}

void add_day_heading(std::string& text, const world::World& world, const pricing::PairOnDay& pair,
                     const std::string& day) {
    text +=
        fmt::format("{} on {}, in force on {} (so from {} until {}), {}\n", world.economies[pair.importer.value].code,
                    world.economies[pair.exporter.value].code, day, pair.from, pair.until, world.name);
    text += fmt::format("  {} bn USD of goods, {} % then; {} points more than in the world's own duties",
                        words::in_bn(pair.trade_usd_m), percent(pair.rate_then), words::with_sign(100 * pair.added, 1));
    if (pair.covered_share) text += fmt::format(", on {} % of the trade", percent(*pair.covered_share));
    if (pair.added_by_own_weights)
        text += fmt::format(" ({} by the trade of the table)", words::with_sign(100 * *pair.added_by_own_weights, 1));
    text += "\n\n";
}

std::string note_text(const pricing::DayStudy& study) {
    return study.note.empty() ? std::string() : "\n" + words::wrapped(study.note, page_width) + "\n";
}

}  // namespace

std::string list_text(const world::World& world, const pricing::ListStudy& study) {
    std::string text = list_heading(world, study) + "\n";
    const bool weighed = !study.weights.empty();
    const bool rates = study.list.says != Says::codes;
    text += fmt::format("  {:<38} {:>9} {:>5}", "sector", "products", "of");
    if (study.list.has_values) text += fmt::format(" {:>12}", "value USD m");
    if (weighed) text += fmt::format(" {:>9} {:>9}", "trade bn", "listed %");
    if (weighed && rates)
        text += fmt::format(" {:>12}  {}", std::string("mean ") + unit_of(study.list.says), "classes");
    text += "\n";
    for (const pricing::SectorOfList& sector : study.sectors) {
        text += fmt::format("  {} {:>9} {:>5}", sector_words(world, sector.sector), sector.listed, sector.products);
        if (study.list.has_values) text += fmt::format(" {:>12.1f}", sector.value_usd_m);
        if (weighed)
            text += fmt::format(" {:>9} {}", words::in_bn(sector.trade_usd_m),
                                right(percent_or_dash(sector.covered_share), 9));
        if (weighed && rates) {
            const std::string classes = classes_words(sector);
            text += " " + right(percent_or_dash(sector.mean_rate), 12) + (classes.empty() ? "" : "  " + classes);
        }
        text += "\n";
    }
    return text;
}

std::string day_text(const world::World& world, const pricing::DayStudy& study) {
    std::string text;
    if (study.pairs.size() == 1) {
        add_day_heading(text, world, study.pairs.front(), study.day);
        text += fmt::format("  {:<38} {:>9} {:>7} {:>8} {:>9} {:>7}\n", "sector", "trade bn", "base %", "points",
                            "on %", "then %");
        for (const pricing::DutyOnDay& each : study.duties)
            text += fmt::format("  {} {:>9} {:>7} {:>8} {} {:>7}\n", sector_words(world, each.sector),
                                words::in_bn(each.trade_usd_m), percent(each.base_rate),
                                words::with_sign(100 * each.added(), 1),
                                right(percent_or_dash(each.duty.covered_share), 9), percent(each.rate_then()));
        return text + note_text(study);
    }
    text += fmt::format("In force on {}, {}\n\n  {:<14} {:>9} {:>8} {:>9} {:>7}  {}\n", study.day, world.name, "pair",
                        "goods bn", "points", "on %", "then %", "so from .. until");
    for (const pricing::PairOnDay& pair : study.pairs)
        text +=
            fmt::format("  {:<14} {:>9} {:>8} {} {:>7}  {} .. {}\n",
                        world.economies[pair.importer.value].code + " on " + world.economies[pair.exporter.value].code,
                        words::in_bn(pair.trade_usd_m), words::with_sign(100 * pair.added, 1),
                        right(percent_or_dash(pair.covered_share), 9), percent(pair.rate_then), pair.from, pair.until);
    return text +
           words::wrapped(
               "\nPoints: above the world's own duties, by its trade; on %: the part of the goods that they are on; "
               "then %: "
               "the whole duty of that day; so from .. until: days between which it stood. What other economies "
               "levied then is not in the table.",
               page_width) +
           "\n" + note_text(study);
}

std::string duty_rows_csv(const std::vector<pricing::DutyRow>& rows, const std::string& note) {
    using Kind = policy::DutyChange::Kind;
    std::string text = "importer,exporter,sector,rate_pct,add_points,covers_usd_bn,note\n";
    for (const pricing::DutyRow& row : rows) {
        // A file has codes one by one.
        std::vector<std::string> exporters(1);
        for (const char c : row.exporter)
            if (c == ',')
                exporters.emplace_back();
            else
                exporters.back() += c;
        const std::string rate = fmt::format("{:.10g}", 100 * row.change.rate);
        const std::string covers =
            row.change.covers_usd_m ? fmt::format("{:.10g}", *row.change.covers_usd_m / 1000) : std::string();
        for (const std::string& exporter : exporters)
            text += fmt::format("{},{},{},{},{},{},{}\n", row.importer, exporter, row.sector,
                                row.change.kind == Kind::set ? rate : "", row.change.kind == Kind::add ? rate : "",
                                covers, note);
    }
    return text;
}

}  // namespace parley::report::text
