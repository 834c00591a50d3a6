#include <algorithm>

#include "parley/evidence/figure_reader.hpp"

namespace parley::evidence {
namespace {

enum class Link { none, range, either, both, comma };  ///< "to" and "-", "or", "and", ","

Link link_between(const Tokens& t, const FigureAt& a, const FigureAt& b) {
    const std::size_t at = a.end;
    if (b.first == at + 1) {
        if (t.word_of(at, {"to", "through"}) || (t.sign(at, "-") && t.glued(at) == t.glued(at + 1))) return Link::range;
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

bool lends_left(const FigureAt& a, const FigureAt& b, Link link) {
    if (a.figure.kind != FigureKind::number || b.currency_first) return false;
    if (a.only_one && link != Link::range && link != Link::either) return false;
    switch (b.figure.kind) {
        case FigureKind::share:
            return !b.figure.fraction;
        case FigureKind::points:
        case FigureKind::duration:
        case FigureKind::money:
            return true;
        case FigureKind::number:
            return link == Link::range || link == Link::either;
        default:
            return false;
    }
}

/// "$100 to $150 billion", "$100-150 billion", "between $100 and 150 billion": the sign goes right, the scale left.
void share_money(FigureAt& a, FigureAt& b, bool range) {
    const bool scale_left =
        a.currency_first && a.figure.scale == 1.0 && b.figure.scale > 1.0 && a.figure.printed < b.figure.printed;
    if (b.figure.kind == FigureKind::number) {
        if (!range && !(a.figure.scale > 1.0 && b.figure.scale > 1.0)) return;
        if (b.figure.scale == 1.0 && a.figure.scale > 1.0) return;  // "from $5 billion to 12 countries"
        set(b.figure, a.figure, b.figure.scale);
    } else if (b.figure.kind != FigureKind::money || b.figure.unit != a.figure.unit) {
        return;
    }
    if (!range || !scale_left) return;
    set(a.figure, b.figure, b.figure.scale);
    a.end = b.end;
}

}  // namespace

void share_units(const Tokens& t, std::vector<FigureAt>& figures) {
    bool in_list = false;
    for (std::size_t k = figures.size(); k-- > 1;) {
        FigureAt &a = figures[k - 1], &b = figures[k];
        Link link = link_between(t, a, b);
        if (link == Link::comma && !in_list) link = Link::none;
        in_list = link == Link::comma || link == Link::both || link == Link::either;
        if (link == Link::none) continue;
        const bool between = a.first > 0 && t.word(a.first - 1, "between");
        if (lends_left(a, b, link)) {
            set(a.figure, b.figure, a.figure.scale > 1.0 ? a.figure.scale : b.figure.scale);
            a.end = b.end;  // its words are "10 to 25 percent"
        } else if (a.figure.kind == FigureKind::money && a.currency_first)
            share_money(a, b, link == Link::range || (between && link == Link::both));
    }
    const auto pronoun = [](const FigureAt& f) { return f.only_one && f.figure.kind == FigureKind::number; };
    figures.erase(std::remove_if(figures.begin(), figures.end(), pronoun), figures.end());
}

}  // namespace parley::evidence
