#include "parley/evidence/figure_reader.hpp"

#include "parley/evidence/bounds.hpp"
#include "parley/evidence/numbers.hpp"
#include "parley/evidence/prose/currencies.hpp"
#include "parley/evidence/prose/dates.hpp"
#include "parley/evidence/prose/labels.hpp"
#include "parley/evidence/prose/number_words.hpp"
#include "parley/evidence/prose/vague.hpp"

namespace parley::evidence {
namespace {

FigureKind kind_of(prose::UnitWord::Kind kind) {
    switch (kind) {
        case prose::UnitWord::Kind::percent:
            return FigureKind::share;
        case prose::UnitWord::Kind::points:
            return FigureKind::points;
        case prose::UnitWord::Kind::money:
            return FigureKind::money;
        case prose::UnitWord::Kind::duration:
            return FigureKind::duration;
        case prose::UnitWord::Kind::amount:
            return FigureKind::amount;
        case prose::UnitWord::Kind::unread:
            break;
    }
    return FigureKind::unread;
}

class Reader {
public:
    explicit Reader(const prose::Tokens& tokens) : t_(tokens) {}

    std::vector<FigureAt> run() {
        for (std::size_t at = 0; at < t_.size();) at = step(at);
        return std::move(found_);
    }

private:
    /// Reads what starts at `at`; returns where to go on.
    std::size_t step(std::size_t at) {
        if (const auto date = date_at(t_, at); date && !named(at)) {
            Figure figure;
            figure.kind = prose::is_there(*date) ? FigureKind::date : FigureKind::unread;
            figure.value = figure.printed = 10000.0 * date->year + 100.0 * date->month + date->day;
            return push(figure, at, date->end);
        }
        if (const std::size_t end = citation_end(t_, at); end > 0) return end;
        std::size_t start = at;
        bool negative = sign_before(start);
        const auto currency = currency_before(t_, start);
        if (currency) {
            start = currency->end;
            if (t_.sign(start, "-") && t_.glued(start + 1)) {
                negative = true;
                ++start;
            }
        }
        const auto number = number_at(t_, start, currency.has_value() || ends_money_range(start));
        if (!number) return without_number(at, start, currency.has_value());
        if (!currency && start == at && named(at)) {
            // "G20" is a name; "ZK5 billion" and "duty=25%" hold a number, but what else is not known.
            const std::size_t first = follows_figure(at) ? at : at - 1;
            const auto unit = unit_at(t_, number->end);
            if (unit && unit->kind != prose::UnitWord::Kind::duration) return unread(*number, first, unit->end);
            return number->scale > 1.0 || number->cut ? unread(*number, first, number->end) : number->end;
        }
        return quantity(*number, currency, negative, at, start);
    }

    std::size_t without_number(std::size_t at, std::size_t start, bool currency) {
        // "€6,4 billion", "$1.2.3", "10,25 percent": what it means depends on who writes.
        if (t_.digits(start) && (currency || !named(start))) {
            const auto unit = currency ? std::nullopt : unit_at(t_, start + 1);
            const bool scaled = multiplies(t_, t_.past_hyphen(start + 1));
            if (currency || scaled || (unit && unit->kind != prose::UnitWord::Kind::duration))
                return unread({}, at, unit ? unit->end : scaled ? t_.past_hyphen(start + 1) + 1 : start + 1);
        }
        if (start != at) return at + 1;
        if (const std::size_t end = indefinite(at); end > 0) return end;
        if (const double multiple = multiple_word(t_, at); multiple > 0.0) {
            Figure figure;
            figure.kind = FigureKind::amount;
            figure.unit = "times";
            figure.value = figure.printed = multiple;
            return push(figure, at, at + 1);
        }
        if (const std::size_t end = vague_end(t_, at); end > 0) {
            Figure figure;
            figure.kind = FigureKind::vague;
            return push(figure, at, end);
        }
        return at + 1;
    }

    std::size_t quantity(const Number& number, const std::optional<prose::UnitWord>& currency, bool negative,
                         std::size_t at, std::size_t start) {
        if (number.cut) return unread(number, at, number.end);
        Figure figure;
        figure.printed = negative ? -number.printed : number.printed;
        figure.scale = number.scale;
        figure.decimals = number.decimals;
        figure.fraction = number.fraction;
        figure.bound = number.bound;
        std::size_t end = past_hedge(figure, past_repeat(number));
        const auto unit = unit_of(number, currency, end);
        if (unit) end = unit->end;
        if (t_.word(end) && t_.glued(end)) return letters_after(number, unit.has_value(), at, end);
        double factor = 1.0;
        if (unit) {
            factor = unit->kind == prose::UnitWord::Kind::percent ? 0.01 : unit->factor;
            figure.unit = unit->unit;
            figure.kind = kind_of(unit->kind);
            figure.fraction = false;
        } else if (number.fraction) {
            figure.kind = FigureKind::share;
        } else if (zero_duty(number, start)) {
            figure.kind = FigureKind::share;
        } else if (const std::size_t next = no_quantity(number, at, start); next > 0) {
            return next;
        } else if (number.in_digits && start == at && is_year(t_[at])) {
            return year_of_a_law(t_, at) ? at + 1 : years(figure, at);
        }
        if (unit) {
            if (figure.kind == FigureKind::money && and_a_part(t_, end)) {  // "a billion dollars and a half"
                figure.kind = FigureKind::unread;
                end = and_a_part(t_, end)->end;
            } else {
                end = past_part(figure, end);
            }
        }
        end = past_hedge(figure, end);
        figure.value = figure.printed * figure.scale * factor;
        if (figure.kind != FigureKind::duration) {
            if (const auto per = per_at(t_, end)) {
                figure.per = per->unit;
                if (per->end > end) end = per->end;
            }
        }
        const std::size_t next = push(figure, at, end);
        found_.back().currency_first = currency.has_value();
        found_.back().bare_sign = unit && !unit->sign.empty();
        found_.back().only_one = number.only_one && figure.kind == FigureKind::number;
        return next;
    }

    std::optional<prose::UnitWord> unit_of(const Number& number, const std::optional<prose::UnitWord>& currency,
                                           std::size_t end) {
        if (currency) return currency_around(t_, *currency, end);
        if (t_.word(end, "second")) return {};  // "two second thoughts"
        if (const auto unit = unit_at(t_, end)) return unit;
        const std::size_t noun = past_adjectives(t_, end);
        if (noun == end || number.fraction) return {};
        const auto unit = unit_at(t_, noun);
        return unit && unit->kind != prose::UnitWord::Kind::money ? unit : std::nullopt;
    }

    /// Letters that stand directly after a number: "5G", "3rd" and "1980s" are names; what is not known is not read.
    std::size_t letters_after(const Number& number, bool unit, std::size_t at, std::size_t end) {
        const bool scaled = unit || number.scale > 1.0 || number.end > at + 1;
        const bool size = money_scale(t_, end) > 0.0 && number.printed >= 10.0;  // "10M", not "4K"
        const bool name = (t_[end].capital && !size) || t_.word_of(end, {"st", "nd", "rd", "th", "s", "am", "pm"});
        return name && !scaled ? end + 1 : unread(number, at, end + 1);
    }

    std::size_t push(const Figure& figure, std::size_t first, std::size_t end) {
        found_.push_back({figure, first, end});
        Figure& pushed = found_.back().figure;
        if (pushed.bound == Bound::none)
            pushed.bound =
                bound_before(t_, first, pushed.kind == FigureKind::duration || pushed.kind == FigureKind::year);
        return end;
    }

    std::size_t unread(const Number& number, std::size_t first, std::size_t end) {
        Figure figure;
        figure.kind = FigureKind::unread;
        figure.printed = number.printed;
        figure.value = number.value();
        return push(figure, first, end);
    }

    bool follows_figure(std::size_t at) const { return !found_.empty() && found_.back().end == at; }

    bool named(std::size_t at) const { return at > 0 && part_of_a_name(t_, at, follows_figure(at - 1)); }

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

    /// Past "(30)" of the lawyers' "thirty (30) days".
    std::size_t past_repeat(const Number& number) const {
        const std::size_t at = number.end;
        const bool repeats = t_.sign(at, "(") && t_.digits(at + 1) && t_.sign(at + 2, ")") && !number.in_digits &&
                             t_[at + 1].value == number.value();
        return repeats ? at + 3 : at;
    }

    std::size_t past_hedge(Figure& figure, std::size_t end) const {
        const auto hedge = hedge_at(t_, end);
        if (!hedge) return end;
        figure.bound = hedge->bound;
        return hedge->end;
    }

    /// Past "and a half" of "three years and a half", "a point and a half", which it adds.
    std::size_t past_part(Figure& figure, std::size_t end) const {
        const auto part = and_a_part(t_, end);
        if (!part || figure.scale != 1.0 || t_.word(part->end, "of")) return end;
        figure.printed += part->value;
        figure.decimals = 2;
        return part->end;
    }

    /// "zero customs duties", "tariffs of zero".
    bool zero_duty(const Number& number, std::size_t start) const {
        if (number.printed != 0.0 || !t_.word(start, "zero")) return false;
        const auto duty = [&](std::size_t at) {
            return t_.word_of(at, {"duty", "duties", "tariff", "tariffs", "rate", "rates", "levy", "levies"});
        };
        const std::size_t next = t_.past_hyphen(number.end);
        if (duty(next) || (t_.word(next) && (duty(next + 1) || (t_.word(next + 1) && duty(next + 2))))) return true;
        if (start < 2 || !t_.word_of(start - 1, {"of", "to", "at"})) return false;
        for (std::size_t k = 2; k <= 6 && k <= start && t_.word(start - k); ++k)
            if (duty(start - k)) return true;
        return false;
    }

    /// Numbers without a unit that are not of anything: sections, times of day, list marks. Where to go on; 0 if it is
    /// a quantity after all.
    std::size_t no_quantity(const Number& number, std::size_t at, std::size_t start) {
        const std::size_t end = number.end;
        if (t_.sign(end, ":") && t_.glued(end) && t_.digits(end + 1) && t_.glued(end + 1)) return end + 2;
        if (number.in_digits && t_.word_of(end, {"am", "pm"})) return end + 1;
        if (number.scale > 1.0) return 0;
        if (number.in_digits)
            if (const std::size_t mark = mark_end(t_, at); mark > 0) {
                label_end_ = mark;
                return mark;
            }
        if (number.in_digits && t_.past_hyphen(end) != end && t_.word(end + 1) && t_[end + 1].capital) return end + 2;
        if (start != at || !(is_label(t_, at) || goes_on_labels(at))) return 0;
        label_end_ = end;
        return end;
    }

    /// "Articles 5 and 6", "No. 4 of 2025".
    bool goes_on_labels(std::size_t at) const {
        return at > 0 && label_end_ > 0 && label_end_ == at - 1 &&
               (t_.word_of(at - 1, {"and", "or", "to", "through", "of"}) || t_.sign_of(at - 1, {",", "-"}));
    }

    std::size_t years(Figure figure, std::size_t at) {
        figure.kind = FigureKind::year;
        figure.value = figure.printed;
        push(figure, at, at + 1);
        if ((!t_.sign(at + 1, "-") && !t_.sign(at + 1, "/")) || !t_.glued(at + 1) || !t_.digits(at + 2) ||
            !t_.glued(at + 2) || t_[at + 2].opaque || t_[at + 2].decimals > 0)
            return at + 1;
        const prose::Token& second = t_[at + 2];
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

    /// "a month" as a length of time, not as in "$5 a month" or "once a month"; "a year and a half", also after "past";
    /// "a percentage point". Where to go on, 0 if it is none.
    std::size_t indefinite(std::size_t at) {
        const bool article = t_.word_of(at, {"a", "an"});
        const std::size_t noun = article ? t_.past_hyphen(at + 1) : at;
        Figure figure;
        figure.printed = 1.0;
        if (const auto point = unit_at(t_, noun); article && t_.word_of(noun, {"percentage", "point"}) && point &&
                                                  point->kind == prose::UnitWord::Kind::points) {
            const std::size_t end = past_part(figure, point->end);
            if (t_.word(noun, "point") && figure.printed == 1.0) return 0;  // "at a point in time"
            figure.kind = FigureKind::points;
            figure.value = figure.printed;
            return push(figure, at, end);
        }
        figure.kind = FigureKind::duration;
        figure.unit = duration_word(t_, noun);
        if (figure.unit.empty() || figure.unit == "second") return 0;
        const std::size_t end = past_part(figure, noun + 1);
        if (figure.printed == 1.0 && !(article && is_spell(at, noun))) return 0;
        figure.value = figure.printed;
        return push(figure, at, end);
    }

    bool is_spell(std::size_t at, std::size_t noun) const {
        const std::size_t end = noun + 1;
        return (at == 0 && end == t_.size()) || t_[noun].possessive ||
               t_.word_of(t_.past_hyphen(end), {"from", "ago", "later", "earlier", "before", "after", "of", "long"}) ||
               (at > 0 &&
                t_.word_of(at - 1, {"in",    "within", "for",  "after",   "over", "than", "about",  "nearly", "until",
                                    "least", "just",   "only", "roughly", "of",   "to",   "around", "by",     "last",
                                    "lasts", "lasted", "take", "takes",   "took", "wait", "under",  "almost"}));
    }

    const prose::Tokens& t_;
    std::vector<FigureAt> found_;
    std::size_t label_end_ = 0;
};

}  // namespace

std::vector<FigureAt> read_figures(const prose::Tokens& tokens) {
    return Reader(tokens).run();
}

}  // namespace parley::evidence
