#include "parley/evidence/figure_reader.hpp"

#include "parley/evidence/dates.hpp"
#include "parley/evidence/numbers.hpp"
#include "parley/evidence/units.hpp"

namespace parley::evidence {
namespace {

class Reader {
public:
    explicit Reader(const Tokens& tokens) : t_(tokens) {}

    std::vector<FigureAt> run() {
        for (std::size_t at = 0; at < t_.size();) at = step(at);
        return std::move(found_);
    }

private:
    /// Reads what starts at `at`; returns where to go on.
    std::size_t step(std::size_t at) {
        if (const auto date = date_at(t_, at); date && !part_of_a_name(at)) {
            Figure figure;
            figure.kind = FigureKind::date;
            figure.value = figure.printed = 10000.0 * date->year + 100.0 * date->month + date->day;
            return push(figure, at, date->end);
        }
        std::size_t start = at;
        bool negative = sign_before(start);
        const auto currency = currency_before(t_, start);
        if (currency) {
            start = currency->end;
            if (t_.sign(start, "-") && t_.glued(start + 1)) {
                negative = true;
                ++start;
            }
            if (!t_.digits(start)) return at + 1;
        }
        const auto number = number_at(t_, start, currency.has_value() || ends_money_range(start));
        if (!number) {
            const std::size_t end = start == at ? indefinite_time(at) : 0;
            return end > 0 ? end : at + 1;
        }
        if (!currency && start == at && part_of_a_name(at)) return number->end;
        return quantity(*number, currency, negative, at, start);
    }

    std::size_t quantity(const Number& number, const std::optional<UnitWord>& currency, bool negative, std::size_t at,
                         std::size_t start) {
        Figure figure;
        figure.printed = negative ? -number.printed : number.printed;
        figure.scale = number.scale;
        figure.decimals = number.decimals;
        figure.fraction = number.fraction;
        std::size_t end = number.end;
        auto unit = unit_at(t_, end);
        if (unit && t_.word(end, "second")) unit.reset();  // "two second thoughts"
        if (currency) {
            if (unit && unit->kind == UnitWord::Kind::money) end = unit->end;
            unit = currency;
        } else if (unit) {
            end = unit->end;
        }
        if (t_.word(end) && t_.glued(end)) return end + 1;  // "5G", "3rd", "1980s"
        double factor = 1.0;
        if (unit) {
            factor = unit->factor;
            figure.unit = unit->unit;
            figure.kind = unit->kind == UnitWord::Kind::money     ? FigureKind::money
                          : unit->kind == UnitWord::Kind::percent ? FigureKind::share
                          : unit->kind == UnitWord::Kind::points  ? FigureKind::points
                                                                  : FigureKind::duration;
            if (figure.kind == FigureKind::share) factor = 0.01;
            figure.fraction = false;
        } else if (number.fraction) {
            figure.kind = FigureKind::share;
        } else if (const std::size_t next = no_quantity(number, at, start); next > 0) {
            return next;
        } else if (number.in_digits && start == at && is_year(t_[at])) {
            return years(figure, at);
        }
        figure.value = figure.printed * figure.scale * factor;
        if (figure.kind != FigureKind::duration) {
            if (const auto per = per_at(t_, end)) {
                figure.per = per->unit;
                if (per->end > end) end = per->end;
            }
        }
        const std::size_t next = push(figure, at, end);
        found_.back().currency_first = currency.has_value();
        found_.back().only_one = number.only_one && figure.kind == FigureKind::number;
        return next;
    }

    std::size_t push(const Figure& figure, std::size_t first, std::size_t end) {
        found_.push_back({figure, first, end, false, false});
        return end;
    }

    bool follows_figure(std::size_t at) const { return !found_.empty() && found_.back().end == at; }

    /// "30m" of "$20-30m" and "$20m to 30m" is money too, no metres.
    bool ends_money_range(std::size_t at) const {
        return at > 0 && follows_figure(at - 1) && found_.back().currency_first &&
               (t_.sign(at - 1, "-") || t_.word(at - 1, "to"));
    }

    /// Moves past a plus or minus that belongs to the number after it; whether it is a minus.
    bool sign_before(std::size_t& at) const {
        const bool minus = t_.sign(at, "-");
        if ((minus || t_.sign(at, "+")) && t_.glued(at + 1) &&
            (t_[at].spaced || t_.sign(at - 1, "(") || t_.sign(at - 1, "\""))) {
            ++at;
            return minus;
        }
        if (t_.word_of(at, {"minus", "negative"}) &&
            (t_.digits(at + 1) || currency_before(t_, at + 1) || starts_number_word(t_, at + 1))) {
            ++at;
            return true;
        }
        return false;
    }

    /// "G20", "F-35", "COVID-19", "and/or-5", "'18", "No.5": what stands directly before makes it part of a name.
    bool part_of_a_name(std::size_t at) const {
        if (at == 0 || !t_.glued(at)) return false;
        if (t_.word(at - 1)) return true;
        if (t_.sign(at - 1, "-")) {
            if (at < 2 || !t_.glued(at - 1) || follows_figure(at - 1)) return false;
            return t_.digits(at - 2) ||
                   (t_.word(at - 2) && !t_.word_of(at - 2, {"mid", "pre", "post", "early", "late", "sub", "over"}));
        }
        for (const char* sign : {"/", ":", ".", "_", "#", "@", "'", "="})
            if (t_.sign(at - 1, sign)) return true;
        return false;
    }

    /// Numbers without a unit that are not of anything: sections, times of day, list marks. Where to go on; 0 if it is
    /// a quantity after all.
    std::size_t no_quantity(const Number& number, std::size_t at, std::size_t start) {
        const std::size_t end = number.end;
        if (t_.sign(end, ":") && t_.glued(end) && t_.digits(end + 1) && t_.glued(end + 1)) return end + 2;
        if (number.in_digits && t_.word_of(end, {"am", "pm"})) return end + 1;
        if (number.scale > 1.0) return 0;
        if (at == 0 && number.in_digits && end + 1 < t_.size() && t_.glued(end) &&
            (t_.sign(end, ".") || t_.sign(end, ")")))
            return end;
        if (at > 0 && t_.sign(at - 1, "[") && t_.sign(end, "]")) return end;
        if (number.in_digits && t_.past_hyphen(end) != end && t_.word(end + 1) && t_[end + 1].capital) return end + 2;
        if (start == at && is_label(at)) {
            label_end_ = end;
            return end;
        }
        return 0;
    }

    /// "Section 301", "term 2", "No. 5", "Articles 5 and 6".
    bool is_label(std::size_t at) const {
        if (at == 0) return false;
        const std::size_t before = t_.sign(at - 1, ".") && at > 1 ? at - 2 : at - 1;
        if (before == at - 2)
            return t_.word_of(before, {"no", "nos", "sec", "art", "ch", "vol", "fig", "p", "pp", "par"});
        if (label_end_ > 0 && label_end_ == at - 1 &&
            (t_.word_of(at - 1, {"and", "or", "to"}) || t_.sign(at - 1, ",") || t_.sign(at - 1, "-")))
            return true;
        return t_.word_of(
            before, {"section", "sections", "article",    "articles", "chapter",    "chapters", "paragraph", "phase",
                     "page",    "pages",    "term",       "annex",    "appendix",   "item",     "items",     "figure",
                     "table",   "round",    "list",       "lists",    "version",    "rule",     "title",     "stage",
                     "clause",  "tranche",  "resolution", "number",   "paragraphs", "schedule", "heading",   "headings",
                     "boeing",  "airbus",   "route",      "area",     "step",       "option",   "grade",     "level",
                     "tier",    "chapters", "part"});
    }

    std::size_t years(Figure figure, std::size_t at) {
        figure.kind = FigureKind::year;
        figure.value = figure.printed;
        push(figure, at, at + 1);
        if ((!t_.sign(at + 1, "-") && !t_.sign(at + 1, "/")) || !t_.glued(at + 1) || !t_.digits(at + 2) ||
            !t_.glued(at + 2) || t_[at + 2].opaque || t_[at + 2].decimals > 0)
            return at + 1;
        const Token& second = t_[at + 2];
        const double base = figure.value - static_cast<int>(figure.value) % 100;
        if (second.end - second.begin == 2 && base + second.value > figure.value)
            figure.value = base + second.value;
        else if (is_year(second))
            figure.value = second.value;
        else
            return at + 1;
        figure.printed = figure.value;
        return push(figure, at + 2, at + 3);
    }

    /// "a month" as a length of time, not as in "$5 a month" or "once a month": where to go on, 0 if it is none.
    std::size_t indefinite_time(std::size_t at) {
        if (!t_.word_of(at, {"a", "an"})) return 0;
        const std::size_t noun = t_.past_hyphen(at + 1);
        const auto unit = duration_word(t_, noun);
        if (unit.empty() || unit == "second") return 0;
        std::size_t end = noun + 1;
        const std::size_t after = t_.past_hyphen(end);
        const bool alone = at == 0 && end == t_.size();
        const bool known =
            alone || t_[noun].possessive ||
            t_.word_of(after, {"from", "ago", "later", "earlier", "before", "after", "of", "long", "and"}) ||
            (at > 0 &&
             t_.word_of(at - 1, {"in",    "within", "for",   "after",  "over",    "than",  "about", "nearly", "almost",
                                 "until", "least",  "just",  "only",   "roughly", "of",    "to",    "around", "under",
                                 "by",    "last",   "lasts", "lasted", "take",    "takes", "took",  "wait"}));
        if (!known) return 0;
        Figure figure;
        figure.kind = FigureKind::duration;
        figure.unit = unit;
        figure.printed = 1.0;
        if (t_.word(end, "and") && t_.word(end + 1, "a") && t_.word(end + 2, "half")) {
            figure.printed = 1.5;
            end += 3;
        }
        figure.value = figure.printed;
        return push(figure, at, end);
    }

    const Tokens& t_;
    std::vector<FigureAt> found_;
    std::size_t label_end_ = 0;
};

}  // namespace

std::vector<FigureAt> read_figures(const Tokens& tokens) {
    return Reader(tokens).run();
}

}  // namespace parley::evidence
