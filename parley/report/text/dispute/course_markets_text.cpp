#include "parley/report/text/dispute/course_markets_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/course_words.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

using analysis::course::CourseAnalysis;
using analysis::course::CourseMarkets;
using analysis::course::EndingNews;
using dispute::course::Branch;

constexpr std::size_t sectors_shown = 3;
constexpr double least_share = 0.005;
constexpr double least_move = 0.0005;  // percent: a smaller one is not worth a line

std::string in_percent(double value) {
    return words::with_sign(value, words::digits_for(std::abs(value), 2)) + " %";
}

bool is_seen(double move) {
    return std::abs(move) >= least_move;
}

// "United States +0.12 %, China -0.30 %"; "United States +0.12 %, the others nothing".
std::string indices_in_words(const pricing::Worth& worth, const std::vector<double>& moves) {
    std::string text;
    std::size_t unmoved = 0;
    for (std::size_t p = 0; p < moves.size(); ++p)
        if (is_seen(moves[p]))
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", worth.scenario().parties[p].name,
                                in_percent(moves[p]));
        else
            ++unmoved;
    if (unmoved == moves.size()) return "nothing";
    return unmoved == 0 ? text : text + (unmoved == 1 ? ", the other nothing" : ", the others nothing");
}

std::vector<double> indices_of(const std::vector<analysis::course::Returns>& of) {
    std::vector<double> result;
    for (const analysis::course::Returns& each : of) result.push_back(each.all);
    return result;
}

std::string ending_line(const pricing::Worth& worth, const EndingNews& news) {
    return fmt::format("{} ({}): {}", dispute::endings::in_words(dispute::endings::all_endings[news.ending]),
                       words::chance_in_words(news.share), indices_in_words(worth, indices_of(news.moves)));
}

std::vector<const EndingNews*> likeliest_first(const CourseMarkets& markets) {
    std::vector<const EndingNews*> result;
    for (const EndingNews& each : markets.endings)
        if (each.share >= least_share) result.push_back(&each);
    std::stable_sort(result.begin(), result.end(), [](auto a, auto b) { return a->share > b->share; });
    return result;
}

std::string sectors_line(const pricing::Worth& worth, std::size_t party, const analysis::course::Returns& of) {
    const world::World& world = worth.setting().world();
    std::vector<std::size_t> order(of.by_sector.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return std::abs(of.by_sector[a]) > std::abs(of.by_sector[b]); });
    std::string text;
    for (std::size_t k = 0; k < std::min(sectors_shown, order.size()); ++k)
        if (is_seen(of.by_sector[order[k]]))
            text += fmt::format("{}{} {}", text.empty() ? "" : "; ", world.sectors[order[k]].name,
                                in_percent(of.by_sector[order[k]]));
    if (text.empty()) return "";
    std::string parts;
    if (of.goods && of.services)
        parts = fmt::format("goods {}, services {}; most: ", in_percent(*of.goods), in_percent(*of.services));
    return fmt::format(
        "    {}\n",
        words::wrapped(fmt::format("{}: {}{}", worth.scenario().parties[party].name, parts, text), 94, "      "));
}

void collect(const std::vector<Branch>& branches, std::vector<const Branch*>& all) {
    for (const Branch& each : branches) {
        all.push_back(&each);
        collect(each.then, all);
    }
}

}  // namespace

std::string ending_news_text(const pricing::Worth& worth, const CourseMarkets& markets) {
    std::string text;
    for (const EndingNews* each : likeliest_first(markets)) text += noted(ending_line(worth, *each) + ".");
    return text;
}

std::string course_markets_text(const pricing::Worth& worth, const CourseAnalysis& is, const CourseMarkets& markets) {
    std::string text = "\nMarkets: what news of an ending moves the real return to what is in each one's sectors by\n";
    for (const EndingNews* each : likeliest_first(markets)) {
        text += noted(ending_line(worth, *each) + ".");
        for (std::size_t p = 0; p < each->moves.size(); ++p) text += sectors_line(worth, p, each->moves[p]);
    }
    text += "\nMarkets: what news of a step moves them by\n";
    std::vector<const Branch*> all;
    collect(is.tree.then, all);
    bool any = false;
    for (std::size_t k = 0; k < all.size(); ++k) {
        const std::vector<double>& moves = markets.branches[k];
        if (std::none_of(moves.begin(), moves.end(), is_seen)) continue;
        any = true;
        text += noted(fmt::format("{} {}: {}: {}.", words::chance_in_words(all[k]->share),
                                  words::date_in_words(worth, all[k]->step.at),
                                  words::step_in_words(worth, is, all[k]->step), indices_in_words(worth, moves)));
    }
    if (!any) text += noted("No step is news to them.");
    text += noted(fmt::format(
        "Expected before any news, against the day of the file: {}. Short run: what is in a sector stays there; by "
        "what "
        "is in force at the end. Returns are solved, all of them ({}); what is assumed is in the shares. A move is the "
        "mean where it comes so, less the mean over all that could come instead.",
        indices_in_words(worth, indices_of(markets.expected)),
        words::counted(markets.equilibria, "equilibrium", "equilibria")));
    if (markets.without > 0)
        text += noted(fmt::format("Left out are {} of the wants that fit: what they end in has no short run.",
                                  words::chance_in_words(markets.without)));
    return text;
}

}  // namespace parley::report::text
