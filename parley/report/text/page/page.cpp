#include "parley/report/text/page/page.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

struct Shortened {
    PageSection section;
    std::size_t left_out = 0;

    std::size_t lines() const {
        if (section.items.empty()) return 0;
        std::size_t count = 1 + (left_out > 0 ? 1 : 0);  // the blank line before it
        if (!section.head.empty()) count += lines_in(section.head) + 1;
        for (const std::string& item : section.items) count += lines_in(item);
        return count;
    }
    std::string text() const {
        if (section.items.empty()) return "";
        std::string result = "\n" + (section.head.empty() ? "" : section.head + "\n");
        for (const std::string& item : section.items) result += item;
        return left_out == 0 ? result : result + fmt::format("  and {} more\n", left_out);
    }
};

std::size_t letters_shown(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t blanks_before(const std::string& line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

// At the margin a line that begins small goes on with the one before; another is a sentence of its own.
bool goes_on(const std::string& line) {
    return !line.empty() && (line[0] < 'A' || line[0] > 'Z');
}

// A row of figures: broken it is no table any more.
bool is_a_row(const std::string& line) {
    std::size_t columns = 0;
    for (std::size_t at = line.find("   ", blanks_before(line)); at != std::string::npos; at = line.find("   ", at)) {
        ++columns;
        at = std::min(line.find_first_not_of(' ', at), line.size());
    }
    return columns >= 2;
}

// A paragraph in one line: its own blanks stay, those of the lines that it went on in go.
std::string broken_anew(const std::string& paragraph) {
    const std::size_t in = blanks_before(paragraph);
    const std::string further(in + 2, ' ');
    std::string text =
        std::string(in, ' ') + words::wrapped(paragraph.substr(in), page_letters - further.size(), further);
    for (std::size_t at; (at = text.find(" \n")) != std::string::npos;) text.erase(at, 1);
    return text + "\n";
}

}  // namespace

std::string narrowed(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    std::string result;
    for (std::size_t k = 0; k < lines.size();) {
        // What goes on: prose at the margin, or two further in than an item of a list.
        const std::size_t first = blanks_before(lines[k]);
        std::size_t end = k + 1;
        bool wide = letters_shown(lines[k]) > page_letters && !is_a_row(lines[k]);
        const std::size_t next = first == 0 ? 0 : first + 2;
        for (; end < lines.size() && !lines[k].empty() && !lines[end].empty() && blanks_before(lines[end]) == next &&
               lines[end - 1].size() > page_letters / 2 && lines[end].find("  ", next) == std::string::npos &&
               (first > 0 || goes_on(lines[end]));
             ++end)
            wide = wide || letters_shown(lines[end]) > page_letters;
        if (!wide) {
            result += lines[k] + "\n";
            ++k;
            continue;
        }
        std::string whole = lines[k];
        for (std::size_t j = k + 1; j < end; ++j) whole += " " + lines[j].substr(next);
        result += broken_anew(whole);
        k = end;
    }
    return result;
}

std::string page(const std::string& title, std::vector<PageSection> sections, const std::string& last) {
    const std::string head = words::wrapped(title, page_letters) + "\n";
    std::size_t sections_left_out = 0;
    const auto end = [&] {
        const std::string more = sections_left_out == 0 ? std::string()
                                 : sections_left_out == 1
                                     ? "a section that is left out here; "
                                     : fmt::format("{} sections that are left out here; ", sections_left_out);
        return words::wrapped("\n--full: " + more + last, page_letters) + "\n";
    };
    std::vector<Shortened> parts;
    for (PageSection& each : sections) parts.push_back({std::move(each)});
    const auto lines = [&] {
        std::size_t count = lines_in(head) + lines_in(end());
        for (const Shortened& each : parts) count += each.lines();
        return count;
    };
    while (lines() > page_lines) {
        Shortened* longest = nullptr;
        for (Shortened& each : parts)
            if (each.section.items.size() > each.section.least &&
                (longest == nullptr || each.lines() > longest->lines()))
                longest = &each;
        if (longest == nullptr) {
            // Whole sections then, the last first.
            if (parts.size() < 2) break;
            if (parts.back().lines() > 0) ++sections_left_out;
            parts.pop_back();
            continue;
        }
        longest->section.items.pop_back();
        ++longest->left_out;
    }
    std::string text = head;
    for (const Shortened& each : parts) text += each.text();
    return text + end();
}

std::string page_item(const std::string& sentences) {
    return "  " + words::wrapped(sentences, page_letters - 4, "    ") + "\n";
}

std::vector<std::string> paragraphs_of(const std::string& wider) {
    std::vector<std::string> joined;
    std::istringstream lines(wider);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t from = line.find_first_not_of(' ');
        if (from == std::string::npos || from == 0) continue;
        if (from > 2 && !joined.empty())
            joined.back() += " " + line.substr(from);
        else
            joined.push_back(line.substr(from));
    }
    for (std::string& each : joined) each = page_item(each);
    return joined;
}

}  // namespace parley::report::text
