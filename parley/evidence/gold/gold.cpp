#include "parley/evidence/gold/gold.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::evidence::gold {
namespace {

using tables::YamlNode;

const YamlNode* key(const YamlNode& node, std::string_view name) {
    for (const tables::YamlEntry& entry : node.keys)
        if (entry.key == name) return &entry.value;
    return nullptr;
}
std::string text_of(const YamlNode& node, std::string_view name) {
    const YamlNode* value = key(node, name);
    return value != nullptr ? value->text : "";
}

std::string small(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

// "P6.s2"
void read_place(const std::string& file, const YamlNode& node, std::size_t& paragraph, std::size_t& sentence) {
    const YamlNode* at = key(node, "at");
    const std::string text = at != nullptr ? at->text : "";
    const std::size_t s = text.find(".s");
    if (text.size() < 2 || text[0] != 'P')
        throw InputError(file, node.line, "a place such as at: P6.s2", at != nullptr ? shown(text) : "none");
    paragraph = std::strtoul(text.c_str() + 1, nullptr, 10);
    sentence = s != std::string::npos ? std::strtoul(text.c_str() + s + 2, nullptr, 10) : 1;
    if (paragraph == 0 || sentence == 0) throw InputError(file, node.line, "a place such as at: P6.s2", shown(text));
}

Bound bound_of(const std::string& text) {
    return text == "more-than"   ? Bound::more_than
           : text == "at-least"  ? Bound::at_least
           : text == "about"     ? Bound::about
           : text == "up-to"     ? Bound::up_to
           : text == "less-than" ? Bound::less_than
                                 : Bound::none;
}

// "us/white-house (Mnuchin) and eu"
std::vector<int> parties_of(std::string who, const std::map<std::string, int>& ids) {
    std::vector<int> result;
    while (!who.empty()) {
        const std::size_t join = std::min(who.find(" and "), who.size());
        std::string each = who.substr(0, join);
        who.erase(0, std::min(join + 5, who.size()));
        each.resize(std::min({each.find('/'), each.find(" ("), each.size()}));
        const auto known = ids.find(each);
        const int country = known != ids.end() ? known->second : statements::country_of(small(each));
        if (country >= 0) result.push_back(country);
    }
    return result;
}

bool has_unit(const Figure& f, const MarkedFigure& marked) {
    const double value = marked.value;
    const std::string& unit = marked.unit;
    const auto close = [&](double a) { return std::abs(a - value) <= 1e-9 * std::max(1.0, std::abs(value)); };
    if (unit == "percent")  // "a third" is marked as 33
        return f.kind == FigureKind::share &&
               (close(100 * f.value) || (f.fraction && std::abs(100 * f.value - value) < 0.5));
    if (unit == "points") return f.kind == FigureKind::points && close(f.value);
    if (unit == "days" || unit == "weeks" || unit == "months" || unit == "years")
        return f.kind == FigureKind::duration && std::string(f.unit) + "s" == unit && close(f.value);
    if (unit == "count") return f.kind == FigureKind::number && close(f.value);
    if (unit == "tonnes" || unit == "lb")
        return f.kind == FigureKind::amount && f.unit == (unit == "lb" ? "lb" : "tonne") && close(f.value);
    if (unit == "date") return f.kind == FigureKind::date && close(f.value);
    if (unit == "year") return f.kind == FigureKind::year && close(f.value);
    if (unit == "vague") return f.kind == FigureKind::vague;
    return f.kind == FigureKind::money && close(f.value) &&
           (f.unit == unit || (f.unit == "JPY or CNY" && (unit == "JPY" || unit == "CNY")));
}

std::string place(std::size_t paragraph, std::size_t sentence) {
    return "P" + std::to_string(paragraph) + ".s" + std::to_string(sentence);
}

bool overlap(const std::vector<int>& a, const std::vector<int>& b) {
    return std::any_of(a.begin(), a.end(), [&](int x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

}  // namespace

Score& Score::operator+=(const Score& other) {
    marked += other.marked;
    given += other.given;
    right += other.right;
    return *this;
}

Measured& Measured::operator+=(const Measured& other) {
    for (const auto& [kind, score] : other.by_kind) by_kind[kind] += score;
    statements += other.statements;
    figures += other.figures;
    sentences_right += other.sentences_right;
    missed.insert(missed.end(), other.missed.begin(), other.missed.end());
    wrong.insert(wrong.end(), other.wrong.begin(), other.wrong.end());
    return *this;
}

Gold read_gold(const std::string& file, std::string_view text) {
    const YamlNode root = tables::parse_yaml(file, std::string(text));
    if (root.kind != YamlNode::Kind::map || (key(root, "stances") == nullptr && key(root, "figures") == nullptr))
        throw InputError(file, 0, "a gold file with figures and stances", "neither");
    Gold gold;
    gold.name = text_of(root, "text");
    std::map<std::string, int> ids;
    if (const YamlNode* parties = key(root, "parties"))
        for (const YamlNode& party : parties->items)
            if (const int country = statements::country_of(small(text_of(party, "name"))); country >= 0)
                ids[text_of(party, "id")] = country;
    if (const YamlNode* figures = key(root, "figures"))
        for (const YamlNode& node : figures->items) {
            MarkedFigure figure{text_of(node, "as"), text_of(node, "unit"),
                                std::strtod(text_of(node, "value").c_str(), nullptr), bound_of(text_of(node, "bound"))};
            read_place(file, node, figure.paragraph, figure.sentence);
            gold.figures.push_back(std::move(figure));
        }
    if (const YamlNode* stances = key(root, "stances"))
        for (const YamlNode& node : stances->items) {
            MarkedStatement stance;
            stance.says = text_of(node, "says");
            stance.who = text_of(node, "who");
            stance.about = text_of(node, "about");
            stance.parties = parties_of(stance.who, ids);
            read_place(file, node, stance.paragraph, stance.sentence);
            gold.statements.push_back(std::move(stance));
        }
    return gold;
}

Measured measure(const Document& document, const statements::Reading& reading, const Gold& gold) {
    Measured result;
    std::vector<bool> used(reading.statements.size(), false);
    for (const MarkedStatement& marked : gold.statements) {
        Score& kind = result.by_kind[marked.says];
        ++kind.marked;
        bool right = false, near = false;
        for (std::size_t k = 0; k < used.size(); ++k) {
            const statements::Statement& given = reading.statements[k];
            if (given.paragraph != marked.paragraph || given.sentence != marked.sentence ||
                !overlap(given.parties, marked.parties))
                continue;
            near = true;
            if (used[k] || right || statements::in_words(given.says) != marked.says) continue;
            used[k] = right = true;
        }
        if (right) ++kind.right;
        if (near) ++result.sentences_right;
        if (!right)
            result.missed.push_back(place(marked.paragraph, marked.sentence) + " " + marked.says + " of " + marked.who +
                                    ": " + marked.about);
    }
    for (std::size_t k = 0; k < used.size(); ++k) {
        const statements::Statement& given = reading.statements[k];
        ++result.by_kind[std::string(statements::in_words(given.says))].given;
        if (used[k]) continue;
        std::string who;
        for (const int country : given.parties)
            who += (who.empty() ? "" : " and ") +
                   std::string(statements::countries()[static_cast<std::size_t>(country)].id);
        result.wrong.push_back(place(given.paragraph, given.sentence) + " " +
                               std::string(statements::in_words(given.says)) + " of " + who + " (" + given.rule +
                               "): " + given.about);
    }
    for (const auto& [kind, score] : result.by_kind) result.statements += score;
    std::vector<std::vector<bool>> taken;
    for (const Paragraph& paragraph : document.paragraphs) {
        taken.emplace_back(paragraph.figures.size(), false);
        result.figures.given += static_cast<int>(paragraph.figures.size());
    }
    for (const MarkedFigure& marked : gold.figures) {
        ++result.figures.marked;
        bool right = false;
        if (marked.paragraph >= 1 && marked.paragraph <= document.paragraphs.size()) {
            const Paragraph& paragraph = document.paragraphs[marked.paragraph - 1];
            for (std::size_t k = 0; k < paragraph.figures.size() && !right; ++k)
                if (!taken[marked.paragraph - 1][k] && has_unit(paragraph.figures[k], marked))
                    right = taken[marked.paragraph - 1][k] = true;
        }
        if (right)
            ++result.figures.right;
        else
            result.missed.push_back(place(marked.paragraph, marked.sentence) + " figure " + marked.as);
    }
    for (std::size_t p = 0; p < taken.size(); ++p)
        for (std::size_t k = 0; k < taken[p].size(); ++k)
            if (!taken[p][k]) {
                const Figure& figure = document.paragraphs[p].figures[k];
                result.wrong.push_back("P" + std::to_string(p + 1) + " figure " +
                                       document.paragraphs[p].text.substr(figure.begin, figure.length));
            }
    return result;
}

}  // namespace parley::evidence::gold
