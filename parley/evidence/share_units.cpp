#include <algorithm>
#include <cmath>

#include "parley/evidence/figure_reader.hpp"

namespace parley::evidence {
namespace {

enum class Link { none, range, back, either, both, comma };  ///< "to" and "-", "to 25 from 10", "or", "and", ","

Link link_between(const prose::Tokens& t, const FigureAt& a, const FigureAt& b) {
    const std::size_t at = a.end;
    if (b.first == at + 1) {
        if (t.word_of(at, {"to", "through"}) || (t.sign(at, "-") && t.glued(at) == t.glued(at + 1))) return Link::range;
        if (t.sign_of(at, {"--", "~"}) && t.glued(at) && t.glued(at + 1) && t.digits(at + 1)) return Link::range;
        if (t.word(at, "from") && a.first > 0 && t.word(a.first - 1, "to")) return Link::back;
        if (t.word(at, "or")) return Link::either;
        if (t.word(at, "and")) return Link::both;
        if (t.sign(at, ",")) return Link::comma;
    }
    if (b.first == at + 2 && t.sign(at, ",") && t.word_of(at + 1, {"and", "or"})) return Link::both;
    // "10-to-25-percent"
    if (b.first == at + 3 && t.sign(at, "-") && t.word(at + 1, "to") && t.sign(at + 2, "-")) return Link::range;
    return Link::none;
}

void set(Figure& a, const Figure& like, double scale) {
    const double factor = like.printed * like.scale == 0.0 ? 1.0 : like.value / (like.printed * like.scale);
    a.kind = like.kind;
    a.unit = like.unit;
    a.scale = scale;
    a.value = a.printed * scale * (like.kind == FigureKind::share ? 0.01 : factor);
    if (a.per.empty()) a.per = like.per;
}

/// The scale of "100" beside "150 billion"; 0 where "100" may well be meant without one: "$100 to $1 billion".
double shared_scale(const Figure& a, const Figure& b) {
    if (a.scale > 1.0 || b.scale == 1.0 || std::abs(a.printed) >= 1000.0) return a.scale;
    return std::abs(a.printed) >= 100.0 * std::abs(b.printed) ? 0.0 : b.scale;
}

bool lends_left(const FigureAt& a, const FigureAt& b, Link link) {
    if (a.figure.kind != FigureKind::number || b.currency_first) return false;
    if (a.only_one && link != Link::range && link != Link::either) return false;
    switch (b.figure.kind) {
        case FigureKind::share:
            return !b.figure.fraction;
        case FigureKind::points:
        case FigureKind::duration:
        case FigureKind::amount:
        case FigureKind::money:
            return true;
        case FigureKind::number:
            return link == Link::range || link == Link::back || link == Link::either;
        default:
            return false;
    }
}

/// Takes the unit of `like`, or is not read.
void take_unit(Figure& a, const Figure& like) {
    const double scale = shared_scale(a, like);
    if (scale > 0.0)
        set(a, like, scale);
    else
        a.kind = FigureKind::unread;
}

/// "$100 to $150 billion", "$100-150 billion", "between $100 and 150 billion": the sign goes right, the scale left. In
/// a list, "$5, $10 and $15 billion", the first may be dollars or billions, and are not read.
void share_money(FigureAt& a, FigureAt& b, bool range) {
    if (b.figure.kind == FigureKind::number) {
        if (!range && b.figure.scale == 1.0) return;
        if (b.figure.scale == 1.0 && a.figure.scale > 1.0) return;  // "from $5 billion to 12 countries"
        if (range || a.figure.scale > 1.0) set(b.figure, a.figure, b.figure.scale);
    } else if (b.figure.kind != FigureKind::unread &&
               (b.figure.kind != FigureKind::money || b.figure.unit != a.figure.unit)) {
        return;
    }
    if (a.figure.scale > 1.0 || std::abs(a.figure.printed) >= 1000.0) return;
    if (b.figure.scale == 1.0 && b.figure.kind != FigureKind::unread) return;
    const double scale = range && b.figure.kind == FigureKind::money ? shared_scale(a.figure, b.figure) : 0.0;
    if (scale == 0.0) {
        a.figure.kind = FigureKind::unread;
        return;
    }
    set(a.figure, b.figure, scale);
    a.end = b.end;
}

/// Nothing follows that the number could count: "to 25 percent, up from 10." but not "up from 10 countries".
bool counts_nothing(const prose::Tokens& t, std::size_t end) {
    return !t.digits(end) &&
           (!t.word(end) || t.word_of(end, {"in", "last", "before", "now", "today", "earlier", "at", "on", "and", "a",
                                            "the", "by", "under", "since", "this", "when", "until"}));
}

bool in_a_sentence(const prose::Tokens& t, std::size_t from, std::size_t to) {
    if (to > from + 8) return false;
    for (std::size_t at = from; at < to; ++at)
        if (t.sign_of(at, {".", ";", ":", "!", "?"})) return false;
    return true;
}

bool lends(const Figure& figure) {
    return !figure.fraction && (figure.kind == FigureKind::share || figure.kind == FigureKind::points ||
                                figure.kind == FigureKind::money || figure.kind == FigureKind::amount);
}

/// "from 10 percent to 25": the unit goes right to a number that counts nothing of its own.
void lend_right(const prose::Tokens& t, const FigureAt& a, FigureAt& b, Link link) {
    if ((link != Link::range && link != Link::back) || a.first == 0 || !t.word_of(a.first - 1, {"from", "to"})) return;
    if (lends(a.figure) && b.figure.kind == FigureKind::number && counts_nothing(t, b.end))
        take_unit(b.figure, a.figure);
}

/// "600,000 tonnes free of duty, up from 450,000": so does that of the figure before, years apart.
void lend_up_from(const prose::Tokens& t, std::vector<FigureAt>& figures, std::size_t k) {
    FigureAt& b = figures[k];
    if (b.first < 2 || !t.word(b.first - 1, "from") ||
        !t.word_of(b.first - 2, {"up", "down", "rising", "increase", "increased"}))
        return;
    while (k > 0 && is_calendar(figures[k - 1].figure)) --k;
    if (k == 0) return;
    FigureAt& a = figures[k - 1];
    if (!lends(a.figure) || !in_a_sentence(t, a.end, b.first)) return;
    if (b.figure.kind == FigureKind::number && counts_nothing(t, b.end)) take_unit(b.figure, a.figure);
    if (b.figure.kind != a.figure.kind) return;
    a.figure.side = Side::to;
    b.figure.side = Side::from;
}

/// "$5 billion (US$3.6 billion)", "US$3.6 billion, or about $5 billion": one sum in two currencies, so the bare sign is
/// not that of the United States, and whose it is is not said.
void doubt_bare_sign(const prose::Tokens& t, FigureAt& a, FigureAt& b) {
    const auto dollars = [](const FigureAt& f) { return f.figure.kind == FigureKind::money && f.figure.unit == "USD"; };
    if (!dollars(a) || !dollars(b) || a.bare_sign == b.bare_sign || !a.currency_first || !b.currency_first) return;
    if (same_figure(a.figure, b.figure) || b.first > a.end + 4) return;
    bool one_sum = t.sign_of(a.end, {"(", "["});
    for (std::size_t at = a.end; at < b.first; ++at) one_sum = one_sum || t.word(at, "or");
    if (one_sum) (a.bare_sign ? a : b).figure.kind = FigureKind::unread;
}

void set_sides(const prose::Tokens& t, FigureAt& a, FigureAt& b, Link link) {
    if (link == Link::back) {
        a.figure.side = Side::to;
        b.figure.side = Side::from;
    } else if (link == Link::range && t.word(b.first - 1, "to") && a.first > 0 && t.word(a.first - 1, "from")) {
        a.figure.side = Side::from;
        b.figure.side = Side::to;
    }
}

}  // namespace

void share_units(const prose::Tokens& t, std::vector<FigureAt>& figures) {
    bool in_list = false;
    for (std::size_t k = figures.size(); k-- > 1;) {
        FigureAt &a = figures[k - 1], &b = figures[k];
        Link link = link_between(t, a, b);
        if (link == Link::comma && !in_list) link = Link::none;
        in_list = link == Link::comma || link == Link::both || link == Link::either;
        doubt_bare_sign(t, a, b);
        lend_right(t, a, b, link);
        lend_up_from(t, figures, k);
        // "a billion or two": the two are billions, or not.
        if (link == Link::either && a.figure.scale > 1.0 && b.figure.kind == FigureKind::number &&
            b.figure.scale == 1.0 && counts_nothing(t, b.end))
            b.figure.kind = FigureKind::unread;
        if (link == Link::none) continue;
        set_sides(t, a, b, link);
        if (link == Link::range && a.figure.bound == Bound::about && b.figure.bound == Bound::none)
            b.figure.bound = Bound::about;  // "about 10 to 15 percent"
        const bool between = a.first > 0 && t.word(a.first - 1, "between");
        if (lends_left(a, b, link)) {
            take_unit(a.figure, b.figure);
            a.end = b.end;  // its words are "10 to 25 percent"
        } else if (a.figure.kind == FigureKind::money && a.currency_first) {
            share_money(a, b, link == Link::range || link == Link::back || (between && link == Link::both));
        }
    }
    const auto pronoun = [](const FigureAt& f) { return f.only_one && f.figure.kind == FigureKind::number; };
    figures.erase(std::remove_if(figures.begin(), figures.end(), pronoun), figures.end());
}

}  // namespace parley::evidence
