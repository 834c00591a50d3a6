// Real texts whose figures were marked by hand: what is found, what is missed, and what is read that is no figure.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <sstream>

#include "parley/evidence/find.hpp"
#include "tests/evidence/described.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::evidence::gold_texts_test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// The text that a gold file marks: beside it, or for 00-seed the report in source/.
fs::path text_of(const fs::path& gold) {
    const std::string name = gold.filename().string();
    const fs::path beside = gold.parent_path() / (name.substr(0, name.find(".gold.yaml")) + ".txt");
    if (fs::exists(beside)) return beside;
    const fs::path source = gold.parent_path().parent_path() / "source";
    if (fs::exists(source))
        for (const auto& entry : fs::directory_iterator(source))
            if (entry.path().extension() == ".txt") return entry.path();
    return {};
}

Bound bound_of(const std::string& text) {
    return text == "more-than"   ? Bound::more_than
           : text == "at-least"  ? Bound::at_least
           : text == "about"     ? Bound::about
           : text == "up-to"     ? Bound::up_to
           : text == "less-than" ? Bound::less_than
                                 : Bound::none;
}

bool has_unit(const Figure& f, const std::string& unit, double value) {
    const auto close = [&](double a) { return std::abs(a - value) <= 1e-9 * std::max(1.0, std::abs(value)); };
    if (unit == "percent")  // the gold file prints "a third" as 33
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

/// The numbers that the gold file names as no figures, its places ("P8") apart.
std::set<double> not_figures(const YAML::Node& gold) {
    std::set<double> numbers;
    const std::regex number(R"((^|[^P\d.])(\d+)(?![\d.]*\.\d))");
    for (const YAML::Node& line : gold["not_figures"]) {
        const std::string text = line.as<std::string>();
        for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at)
            numbers.insert(std::stod((*at)[2]));
    }
    return numbers;
}

TEST(GoldTexts, have_nearly_every_figure_found_and_no_number_of_a_law_taken_for_one) {
    const fs::path folder = testing::shared_folder() / "texts";
    if (testing::shared_folder().empty() || !fs::exists(folder)) GTEST_SKIP() << testing::shared_absent;
    std::vector<fs::path> golds;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") golds.push_back(entry.path());
    std::sort(golds.begin(), golds.end());
    int marked = 0, found = 0, bounds = 0, bounds_found = 0, wrong = 0;
    std::ostringstream report;
    for (const fs::path& path : golds) {
        const fs::path text = text_of(path);
        if (text.empty()) continue;
        const YAML::Node gold = YAML::LoadFile(path.string());
        const Document document = parse_document(read(text));
        int in_text = 0, of_text = 0;
        for (const YAML::Node& figure : gold["figures"]) {
            const std::string at = figure["at"].as<std::string>(), unit = figure["unit"].as<std::string>();
            const std::size_t paragraph = std::stoul(at.substr(1));
            const double value = figure["value"] ? figure["value"].as<double>() : 0.0;
            const Bound bound = bound_of(figure["bound"] ? figure["bound"].as<std::string>() : "");
            bool there = false, bound_there = false;
            if (paragraph >= 1 && paragraph <= document.paragraphs.size())
                for (const Figure& read : document.paragraphs[paragraph - 1].figures)
                    if (has_unit(read, unit, value)) {
                        there = true;
                        bound_there = bound_there || read.bound == bound;
                    }
            ++of_text;
            in_text += there ? 1 : 0;
            if (bound != Bound::none) {
                ++bounds;
                bounds_found += bound_there ? 1 : 0;
            }
            if (!there) report << "  missed: " << figure["as"].as<std::string>() << " (" << at << ")\n";
            if (there && !bound_there)
                report << "  other bound: " << figure["as"].as<std::string>() << " (" << at << ")\n";
        }
        // A number of a law is read wrongly when it stands as a bare number or a year that is not marked.
        const std::set<double> never = not_figures(gold);
        for (const Paragraph& paragraph : document.paragraphs)
            for (const Figure& read : paragraph.figures) {
                if (read.kind != FigureKind::number && read.kind != FigureKind::year) continue;
                const bool is_marked =
                    std::any_of(gold["figures"].begin(), gold["figures"].end(), [&](const YAML::Node& figure) {
                        const std::string unit = figure["unit"].as<std::string>();
                        return figure["value"] && has_unit(read, unit, figure["value"].as<double>());
                    });
                if (is_marked || !never.contains(read.value)) continue;
                ++wrong;
                report << "  wrong: " << paragraph.text.substr(read.begin, read.length) << " (P" << paragraph.number
                       << ")\n";
            }
        report << path.filename().string() << ": " << in_text << " of " << of_text << "\n";
        marked += of_text;
        found += in_text;
    }
    std::cout << report.str() << "found " << found << " of " << marked << ", bounds " << bounds_found << " of "
              << bounds << ", wrong " << wrong << "\n";
    EXPECT_GE(found, marked - 5);
    EXPECT_GE(found, 172);
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(bounds_found, bounds);
}

}  // namespace
}  // namespace parley::evidence::gold_texts_test
